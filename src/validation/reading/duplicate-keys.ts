import { isScalar, visit, type Document as YamlDocument, type Scalar } from 'yaml';

/** A key that its map has already. */
interface DuplicateKey {
  readonly key: string;
  /** Where it is written again, from and to. */
  readonly again: readonly [number, number];
  /** Where it is written first. */
  readonly first: readonly [number, number];
}

/** Every key that is written again in its map, in the order of the text. */
export function duplicateKeys(parsed: YamlDocument): DuplicateKey[] {
  const found: DuplicateKey[] = [];
  visit(parsed, {
    Map: (_, { items }) => {
      const seen = new Map<unknown, Scalar>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const first = seen.get(key.value);
        if (first) found.push({ key: String(key.value), again: rangeOf(key), first: rangeOf(first) });
        else seen.set(key.value, key);
      }
    },
  });
  return found.sort((a, b) => a.again[0] - b.again[0]);
}

function rangeOf({ range }: Scalar): readonly [number, number] {
  return [range?.[0] ?? 0, range?.[1] ?? 0];
}
