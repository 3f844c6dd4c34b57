import { isMap, isScalar, isSeq, type Document as YamlDocument, type Node, type Scalar } from 'yaml';

/** A key that its map has already. */
export interface DuplicateKey {
  readonly key: string;
  /** Where it is written again, from and to. */
  readonly again: readonly [number, number];
  /** Where it is written first. */
  readonly first: readonly [number, number];
}

/**
 * Every key that is written again in its map, in the order of the text. The parser can tell, too, and compares each key with all
 * before it: a ConfigMap of 75,000 keys takes half a minute so.
 *
 * @throws RangeError when the document is too deep
 */
export function duplicateKeys(parsed: YamlDocument): DuplicateKey[] {
  const found: DuplicateKey[] = [];
  look(parsed.contents, found);
  return found.sort((a, b) => a.again[0] - b.again[0]);
}

function look(node: unknown, found: DuplicateKey[]): void {
  if (isSeq<Node>(node)) for (const item of node.items) look(item, found);
  if (!isMap(node)) return;
  const seen = new Map<unknown, Scalar>();
  for (const { key, value } of node.items) {
    look(value, found);
    if (!isScalar(key)) continue;
    const first = seen.get(key.value);
    if (first) found.push({ key: String(key.value), again: rangeOf(key), first: rangeOf(first) });
    else seen.set(key.value, key);
  }
}

function rangeOf({ range }: Scalar): readonly [number, number] {
  return [range?.[0] ?? 0, range?.[1] ?? 0];
}
