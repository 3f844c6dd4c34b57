/** The list or map itself, or undefined when nothing is in it. */
export function unlessEmpty<T extends readonly unknown[] | Readonly<Record<string, unknown>>>(items: T): T | undefined {
  return (Array.isArray(items) ? items.length : Object.keys(items).length) === 0 ? undefined : items;
}
