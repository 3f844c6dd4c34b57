import type { ShellPlace } from './places';

/** A fixed text as it has to be written at a place to arrive as it is; undefined where it cannot stand. */
export function quoteText(text: string, place: ShellPlace): string | undefined {
  switch (place.quoting) {
    case 'bare':
      return singleQuoted(text);
    case 'pattern':
      return `"${escaped(text, /[\\"$`]/g)}"`;
    case 'double':
      return place.isInBraces && /[}'"]/.test(text) ? undefined : escaped(text, /[\\"$`]/g);
    case 'heredoc':
      if (place.isInBraces && /[}'"]/.test(text)) return undefined;
      return endsHeredoc(text, place) ? undefined : escaped(text, /[\\$`]/g);
    case 'single':
      return text.replaceAll("'", "'\\''");
    case 'verbatim':
      return endsHeredoc(text, place) ? undefined : text;
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

/** A line of it may be the end word, and `<<-` drops tabs at the start of lines. */
function endsHeredoc(text: string, { end }: ShellPlace): boolean {
  if (!end) return false;
  const lines = text.split('\n');
  return (
    lines.some((line) => line.replace(/^\t+/, '') === end.word) ||
    (end.isDashed && lines.some((line) => line.startsWith('\t')))
  );
}
