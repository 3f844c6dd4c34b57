/** Text of a file, and where it stopped being text. */
export interface ReadText {
  readonly text: string;
  /** Offset of the first byte that is not UTF-8, in the text. @default - all of it is text */
  readonly brokenAt?: number;
}

/** Bytes as text: UTF-8, or UTF-16 with its mark. A mark at the beginning is not part of the text. */
export function readText(source: string | Uint8Array): ReadText {
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
