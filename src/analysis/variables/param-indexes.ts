/** An element of an array param that is used. */
export interface ParamIndex {
  readonly param: string;
  readonly index: number;
}

const INDEXED = /\$\(params(?:\.([_a-zA-Z0-9.-]+)|\[["']([_a-zA-Z0-9.-]+)["']\])\[(\d+)\]\)/g;

/** The elements of array params that texts use. */
export function paramIndexes(texts: Iterable<string>): ParamIndex[] {
  const found: ParamIndex[] = [];
  for (const text of texts)
    if (text.includes('$(params'))
      for (const [, dotted, quoted, index] of text.matchAll(INDEXED))
        found.push({ param: dotted ?? quoted ?? '', index: Number(index) });
  return found;
}
