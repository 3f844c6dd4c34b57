/** How the parts of a report are coloured. */
export type Palette = Readonly<Record<'error' | 'warning' | 'note' | 'help' | 'line', (text: string) => string>>;

const plain = (text: string): string => text;
const sgr =
  (codes: string) =>
  (text: string): string =>
    `\u001b[${codes}m${text}\u001b[0m`;

/** No colours. */
export const PLAIN: Palette = { error: plain, warning: plain, note: plain, help: plain, line: plain };

/** The colours that compilers use: errors red, warnings yellow, lines of source blue. */
export const COLOURS: Palette = {
  error: sgr('1;31'),
  warning: sgr('1;33'),
  note: sgr('1;36'),
  help: sgr('1;32'),
  line: sgr('34'),
};
