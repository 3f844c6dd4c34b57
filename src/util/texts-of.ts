import { isPlain } from './is-plain';

/** Every text inside a plain value, in document order. */
export function textsOf(value: unknown): string[] {
  const texts: string[] = [];
  collect(value, texts);
  return texts;
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value);
  else if (isPlain(value)) for (const part of Object.values(value)) collect(part, texts);
}
