import type { ProgramPlace } from '../expressions';

/**
 * Where positions of a Python program are: in code, in a string literal or in a comment.
 *
 * Fields of f-strings count as string: before Python 3.12 no quotes of the same kind may stand there.
 */
export function pythonPlaces(text: string): (position: number) => ProgramPlace {
  const spans: { readonly start: number; readonly end: number; readonly place: ProgramPlace }[] = [];
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    const end =
      char === '#'
        ? endOfLine(text, at)
        : char === '"' || char === "'"
          ? endOfString(text, at, isFormatted(text, at))
          : 0;
    if (end) spans.push({ start: at, end, place: char === '#' ? 'comment' : 'string' });
    at = end || at + 1;
  }
  return (position) => {
    const span = spans.find(({ start, end }) => start < position && position < end);
    if (span) return span.place;
    return /[\w.]/.test(text.charAt(position - 1)) ? 'name' : 'code';
  };
}

/** Whether the letters in front of a quote make it an f-string or t-string. */
function isFormatted(text: string, quote: number): boolean {
  const [prefix = ''] = /(?<!\w)[a-z]{1,2}$/i.exec(text.slice(Math.max(0, quote - 3), quote)) ?? [];
  return /^(r?[ft]|[ft]r)$/i.test(prefix);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length + 1 : end + 1;
}

/** Behind the closing quotes. A backslash keeps a quote from closing, in raw strings too. A literal that nothing closes ends at its line. */
function endOfString(text: string, start: number, formatted: boolean): number {
  const char = text.charAt(start);
  const quotes = text.startsWith(char.repeat(3), start) ? char.repeat(3) : char;
  for (let at = start + quotes.length; at < text.length; at++) {
    if (text.startsWith(quotes, at)) return at + quotes.length;
    if (text[at] === '\\') at++;
    else if (text[at] === '\n' && quotes.length === 1) return at;
    else if (formatted && text[at] === '{') at = text[at + 1] === '{' ? at + 1 : endOfField(text, at, quotes) - 1;
  }
  return text.length;
}

/** Behind the `}` of a field; quotes inside it are strings of their own, but fill characters in the format behind `:`. */
function endOfField(text: string, start: number, quotes: string): number {
  let depth = 0;
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '}' && depth === 0) return at + 1;
    if (char === '\n' && quotes.length === 1) return at;
    if (char === ':' && depth === 0) return endOfFormat(text, at, quotes);
    if (char === '"' || char === "'") at = endOfString(text, at, isFormatted(text, at)) - 1;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
  }
  return text.length;
}

function endOfFormat(text: string, start: number, quotes: string): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '}') return at + 1;
    if (text[at] === '{') at = endOfField(text, at, quotes) - 1;
    else if (text.startsWith(quotes, at)) return at;
  }
  return text.length;
}
