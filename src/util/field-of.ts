/** A field of a map, or an element of a list; undefined where there is none, or nothing that could have it. */
export function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
