/** Text of a file, and where it stopped being text. */
export interface ReadText {
  readonly text: string;
  /** Offset of the first byte that is not UTF-8, in the text. @default - all of it is text */
  readonly brokenAt?: number;
}

/**
 * Bytes as text: UTF-8, or UTF-16 with its mark. A mark at the beginning is not part of the text. A carriage return by itself ends
 * a line to kubectl, and to no parser here.
 */
export function readText(source: string | Uint8Array): ReadText {
  const { text, ...broken } = decode(source);
  return { text: text.replaceAll(/\r(?!\n)/g, '\n'), ...broken };
}

function decode(source: string | Uint8Array): ReadText {
  if (typeof source === 'string') return { text: source.replace(/^\ufeff/, '') };
  const encoding =
    source[0] === 0xff && source[1] === 0xfe
      ? 'utf-16le'
      : source[0] === 0xfe && source[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(source) };
  } catch {
    const text = new TextDecoder(encoding).decode(source);
    return { text, brokenAt: Math.max(0, text.indexOf('\ufffd')) };
  }
}

/** Controls but for tabs and ends of lines, and what is no character: the reader of YAML that kubectl has refuses them. */
const UNREADABLE = /[^\P{Cc}\t\n\r\u0085]|[\ufeff\ufffe\uffff]/u;
/** JSON may have those above the others as they are. */
const UNREADABLE_IN_JSON = /[^\P{Cc}\t\n\r\u007f-\u009f]/u;

/** Where in a text the first character stands that kubectl refuses, wherever it is; -1 if there is none. */
export function findUnreadable(text: string): number {
  return text.search(/^\s*[{[]/.test(text) ? UNREADABLE_IN_JSON : UNREADABLE);
}

/** Where a file begins with a directive such as `%YAML 1.2`, which kubectl refuses whatever it says; -1 if it does not. */
export function findDirective(text: string): number {
  const [before] = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?=%)/.exec(text) ?? [];
  return before === undefined ? -1 : before.length;
}
