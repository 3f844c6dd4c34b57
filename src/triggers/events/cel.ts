/** A text as CEL writes it. */
export function celText(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `'${escaped}'`;
}

/** A list of texts as CEL writes it. */
export function celList(texts: readonly string[]): string {
  return `[${texts.map(celText).join(', ')}]`;
}

/** Whether the whole text matches. */
export function celMatches(expression: string, shape: string): string {
  const whole = /^[\w.]+$/.test(expression) ? expression : `(${expression})`;
  return `${whole}.matches(${celText(shape.includes('|') ? `^(?:${shape})$` : `^${shape}$`)})`;
}
