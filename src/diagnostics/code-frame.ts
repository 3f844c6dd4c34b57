import type { Palette } from './palette';
import type { SourceLine } from './place';

const WIDTH = 110;
/** What is shown before the carets, when the line is cut. */
const WIDTH_BEFORE = 28;
/** What a terminal would obey instead of show. */

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const INDENT = '     ';

/** The line that is meant with carets below it; of a long line the part around them. */
export function renderFrame(text: string, { line, column, length = 1 }: SourceLine, palette: Palette): string[] {
  const whole = text.split(/\r\n|\r|\n/, line)[line - 1];
  if (whole === undefined) return [];
  const from = column - 1 + length <= WIDTH ? 0 : Math.max(0, column - 1 - WIDTH_BEFORE);
  const shown = whole.slice(from, from + WIDTH).replace(CONTROL, ' ');
  const before = column - 1 - from;
  const carets = '^'.repeat(Math.max(1, Math.min(length, shown.length - before)));
  const number = String(line);
  const [start, end] = [from > 0 ? '…' : '', from + WIDTH < whole.length ? '…' : ''];
  return [
    `${INDENT}${palette.line(`${number} |`)} ${start}${shown}${end}`.trimEnd(),
    `${INDENT}${palette.line(`${' '.repeat(number.length)} |`)} ${' '.repeat(before + start.length)}${palette.error(carets)}`,
  ];
}
