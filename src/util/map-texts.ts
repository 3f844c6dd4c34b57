/** A copy of a plain value with every text inside it replaced; the same value where nothing changes. */
export function mapTexts<T>(value: T, replace: (text: string) => string): T {
  if (typeof value === 'string') return replace(value) as T;
  if (Array.isArray(value)) return value.map((part: unknown) => mapTexts(part, replace)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapTexts<unknown>(part, replace)])) as T;
}
