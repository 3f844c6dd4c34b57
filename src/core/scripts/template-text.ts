/**
 * The text of a template literal as a script shall have it, in the pieces between the interpolations.
 *
 * It is what stands in the source, not what JavaScript makes of backslashes, so that `\.` and `\n` reach the script. Two escapes
 * remain JavaScript's: `` \` `` is a backtick and `\${` is `${`.
 *
 * When the text starts on a line of its own, that line break and the indentation common to all lines are taken off, and spaces
 * in front of the closing backtick too. Interpolated values are never re-indented.
 */
export function templateText(strings: TemplateStringsArray): readonly string[] {
  return dedent(strings.raw.map(unescape));
}

/** Backslashes are read in pairs, so that the second of two escapes nothing. */
function unescape(raw: string): string {
  return raw.replaceAll(/\\(?:(`|\$(?=\{))|[^])/g, (pair, escaped?: string) => escaped ?? pair);
}

function dedent(pieces: readonly string[]): readonly string[] {
  const [first = ''] = pieces;
  const lineBreak = first.indexOf('\n');
  if (lineBreak < 0 || first.slice(0, lineBreak).trim() !== '') return pieces;
  const lines = pieces.flatMap((piece, i) => startedLines(piece, i === pieces.length - 1));
  const indent = commonIndent(lines.filter((line) => line.trim() !== ''));
  const stripped = pieces.map((piece, i) => stripIndent(piece, indent, i === pieces.length - 1));
  return stripped.map((piece, i) => (i === 0 ? piece.slice(piece.indexOf('\n') + 1) : piece));
}

/** The lines that start in a piece; one that goes on with an interpolation is not blank. */
function startedLines(piece: string, isLast: boolean): string[] {
  const lines = piece.split('\n');
  return lines.slice(1).map((line, i) => (i === lines.length - 2 && !isLast ? `${line}x` : line));
}

function commonIndent(lines: readonly string[]): string {
  const [first = '', ...rest] = lines.map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  return rest.reduce((common, indent) => common.slice(0, commonLength(common, indent)), first);
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function stripIndent(piece: string, indent: string, isLast: boolean): string {
  const [before = '', ...lines] = piece.split('\n');
  const stripped = lines.map((line, i) => {
    if (isLast && i === lines.length - 1 && line.trim() === '') return '';
    return line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
  });
  return [before, ...stripped].join('\n');
}
