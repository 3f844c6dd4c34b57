import { isAlias, isMap, isScalar, isSeq, type Document as YamlDocument, type Node } from 'yaml';
import type { LocatedPart } from '../document';
import { splitPath } from '../engine/path';

/** From where to where. */
type Range = readonly [from: number, to: number];

/**
 * Where a field stands in the text, or the part of it: a scalar itself, a list or map by its key, an element as a whole. Of what
 * is not there, its nearest holder.
 */
export function rangeOf(
  parsed: YamlDocument,
  json: object,
  path: string,
  { text: part, isKey }: LocatedPart,
  text = '',
): Range {
  let node = parsed.contents;
  let key: Node | null = node;
  for (const segment of splitPath(json, path)) {
    if (isAlias(node)) node = node.resolve(parsed) ?? null;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === segment);
      if (!pair) break;
      key = pair.key as Node;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      const item = node.items[Number(segment)] as Node | undefined;
      if (!item) break;
      key = node = item;
    } else break;
  }
  if (isKey || !(isScalar(node) || isAlias(node))) return whole(key);
  const [from, to] = whole(node);
  if (part === undefined) return from === to ? whole(key) : [from, to];
  const found = text.slice(from, to).indexOf(part);
  return found < 0 ? [from, to] : [from + found, from + found + part.length];
}

function whole(node: Node | null): Range {
  const [from = 0, to = from] = node?.range ?? [];
  return [from, to];
}
