import type { Json } from '../cel/values';

/** JSON as Go writes it: without space, names sorted, and with signs of HTML escaped. */
export function goJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(goJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).sort(([a], [b]) => compareBytes(a, b));
    return `{${fields.map(([name, field]) => `${goText(name)}:${goJson(field)}`).join(',')}}`;
  }
  if (typeof value === 'string') return goText(value);
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}

function goText(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
