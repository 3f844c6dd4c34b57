/** A text that stands in a script and is written to a result as it is. */
export interface LiteralResult {
  readonly result: string;
  readonly bytes: number;
  /** The expression that names the file. */
  readonly variable: string;
}

const PATH = String.raw`"?(\$\((?:step\.)?results\.([\w.-]+)\.path\))`;
/** `echo 'text' > $(results.name.path)`, also over several lines. */
const QUOTED = new RegExp(
  String.raw`\b(?:echo|printf)\b(?:[ \t]+-\w+|[ \t]+['"]%s(?:\\n)?['"])*[ \t]+(?:'([^']*)'|"([^"]*)")[ \t]*>>?[ \t]*${PATH}`,
  'g',
);
/** `cat > $(results.name.path) <<EOF`, in either order, or with tee. */
const HERE_DOCUMENT = /^.*<<-?[ \t]*(['"]?)(\w+)\1.*$/gm;
/** Nobody writes more; each is looked for to the end of the script. */
const MOST = 50;
const TARGET = new RegExp(String.raw`(?:>|\btee\b)[ \t]*${PATH}`);

/** Literal texts that a shell script writes to results; what commands make of them is not known. */
export function literalResults(script: string): LiteralResult[] {
  const quoted = [...script.matchAll(QUOTED)].map(([, single, double, variable = '', result = '']) => ({
    result,
    variable,
    bytes: Buffer.byteLength(single ?? double ?? ''),
  }));
  const begins = [...script.matchAll(HERE_DOCUMENT)].filter(([line]) => TARGET.test(line)).slice(0, MOST);
  const heredocs = begins.flatMap((match): LiteralResult[] => {
    const [line, , end = ''] = match;
    const [, variable = '', result] = TARGET.exec(line) ?? [];
    if (result === undefined) return [];
    const rest = script.slice(match.index + line.length + 1);
    const length = rest.search(new RegExp(String.raw`^[ \t]*${end}$`, 'm'));
    return length < 0 ? [] : [{ result, variable, bytes: Buffer.byteLength(rest.slice(0, length)) }];
  });
  return [...quoted, ...heredocs];
}
