/** An item whose name an earlier one has. */
export interface Duplicate {
  readonly name: string;
  readonly index: number;
  /** Index of the first item with the name. */
  readonly first: number;
}

/** Items with a name that an earlier item has; a missing name is an empty one. */
export function duplicates(
  items: readonly { readonly name?: string }[],
  keyOf: (name: string) => string = (name) => name,
): Duplicate[] {
  const found: Duplicate[] = [];
  if (items.length < 2) return found;
  const seen = new Map<string, number>();
  items.forEach(({ name = '' }, index) => {
    const key = keyOf(name);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else found.push({ name, index, first });
  });
  return found;
}
