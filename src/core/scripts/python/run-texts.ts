import type { ProgramPlace } from '../expressions';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Calls whose first argument is run. */
const RUNS =
  /(?<![\w.])(?:eval|exec|(?:os\.)?(?:system|popen)|(?:subprocess\.)?(?:getoutput|getstatusoutput)|(?:asyncio\.)?create_subprocess_shell|(?:importlib\.)?import_module|__import__)\s*\(/g;
/** Calls whose first argument is run when they ask for a shell. */
const MAY_RUN = /(?<![\w.])(?:subprocess\.)?(?:run|call|check_call|check_output|Popen)\s*\(/g;
const SHELL_PROGRAM = /["'](?:\S*\/)?(?:ba|da|a|z|k)?sh["']\s*,\s*["']-\w*c["']/;

/**
 * Which positions of a program stand in a text that it runs: in `os.system(…)`, `eval(…)`, `subprocess.run(…, shell=True)`, or in what
 * is assigned to a variable that stands there, or given to a function whose parameter does.
 */
export function runPositions(text: string, placeOf: (position: number) => ProgramPlace): (position: number) => boolean {
  const isCode = (at: number) => placeOf(at) !== 'string' && placeOf(at) !== 'comment';
  const ranges: Range[] = [];
  const names = new Set<string>();
  const add = (range: Range) => {
    if (ranges.some(({ start, end }) => start === range.start && end === range.end)) return;
    ranges.push(range);
    for (const [name] of text.slice(range.start, range.end).matchAll(/[A-Za-z_]\w*/g)) names.add(name);
  };
  for (const { first } of callsOf(RUNS, text, isCode)) add(first);
  for (const { whole, first } of callsOf(MAY_RUN, text, isCode)) {
    const isShell = /\bshell\s*=\s*True/.test(text.slice(whole.start, whole.end));
    if (isShell || SHELL_PROGRAM.test(text.slice(first.start, first.end))) add(first);
  }
  for (let before = -1; before !== ranges.length;) {
    before = ranges.length;
    for (const { name, range } of assignmentsOf(text, isCode)) if (names.has(name)) add(range);
    for (const [, name = '', params = ''] of text.matchAll(/\bdef\s+(\w+)\s*\(([^)]*)\)/g)) {
      if (!(params.match(/\w+/g) ?? []).some((param) => names.has(param))) continue;
      const calls = callsOf(new RegExp(`(?<![\\w.])(?<!def )${name}\\s*\\(`, 'g'), text, isCode);
      for (const { whole } of calls) add(whole);
    }
  }
  return (position) => ranges.some(({ start, end }) => start <= position && position <= end);
}

/** Calls, with what stands in their brackets and the first argument of it. */
function callsOf(
  pattern: RegExp,
  text: string,
  isCode: (at: number) => boolean,
): { readonly whole: Range; readonly first: Range }[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const start = match.index + match[0].length;
    if (!isCode(match.index)) return [];
    const comma = endOf(text, start, isCode, /[,)]/);
    return [{ whole: { start, end: endOf(text, start, isCode, /\)/) }, first: { start, end: comma } }];
  });
}

/** `name = …`, `name += …`. */
function assignmentsOf(
  text: string,
  isCode: (at: number) => boolean,
): { readonly name: string; readonly range: Range }[] {
  return [...text.matchAll(/(?<![\w.])([A-Za-z_]\w*)\s*(?::[^=\n]+)?(?:[-+%*]|:)?=(?!=)/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    return isCode(match.index)
      ? [{ name: match[1] ?? '', range: { start, end: endOf(text, start, isCode, /[\n;]/) } }]
      : [];
  });
}

/** Where one of some characters comes that is not in brackets, strings or comments. */
function endOf(text: string, start: number, isCode: (at: number) => boolean, wanted: RegExp): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    if (!isCode(at)) continue;
    if (depth === 0 && wanted.test(char)) return at;
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    if (depth < 0) return at;
  }
  return text.length;
}
