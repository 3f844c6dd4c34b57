import type { ShellPlace } from '../../../analysis/scripts/shell/places';

/** A fixed text as it has to be written at a place to arrive as it is; undefined where it cannot stand. */
export function quoteText(text: string, place: ShellPlace): string | undefined {
  if (endsHeredoc(text, place)) return undefined;
  switch (place.quoting) {
    case 'bare':
      return singleQuoted(text);
    case 'pattern':
      // bash expands {a,b} before it looks at these quotes
      return text.includes('{') ? undefined : `"${escaped(text, /[\\"$`]/g)}"`;
    case 'double':
      return place.isInBraces && /[}'"]/.test(text) ? undefined : escaped(text, /[\\"$`]/g);
    case 'heredoc':
      return place.isInBraces && /[}'"]/.test(text) ? undefined : escaped(text, /[\\$`]/g);
    case 'single':
      return text.replaceAll("'", "'\\''");
    case 'verbatim':
      return text;
    case 'comment':
      return text.includes('\n') ? undefined : text;
    case 'fixed':
      return /^[\w.]+$/.test(text) ? text : undefined;
  }
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function escaped(text: string, characters: RegExp): string {
  return text.replaceAll(characters, '\\$&');
}

/** A line of it may be the end word of a here-document around it, and `<<-` drops tabs at the start of lines. */
function endsHeredoc(text: string, { ends = [] }: ShellPlace): boolean {
  const lines = text.split('\n');
  return ends.some(
    ({ word, isDashed }) =>
      lines.some((line) => line.replace(/^\t+/, '') === word) ||
      (isDashed && lines.some((line) => line.startsWith('\t'))),
  );
}
