import { isAlias, isMap, isScalar, isSeq, type Document as YamlDocument, type Node } from 'yaml';
import type { LocatedPart } from '../document';
import { splitPath } from '../../util/split-path';

/** From where to where. */
type Range = readonly [from: number, to: number];

/**
 * Where a field stands in the text, or the part of it: a scalar itself, a list or map by its key, an element as a whole. Of what
 * is not there, its nearest holder. A part is looked for in all of a list or map.
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
  if (isKey) return whole(key);
  const [from, to] = whole(node);
  const found = part === undefined ? undefined : positionOf(part, text.slice(from, to));
  if (part !== undefined && found !== undefined) return [from + found, from + found + part.length];
  return (isScalar(node) || isAlias(node)) && from < to ? [from, to] : whole(key);
}

/** Where a part stands as a whole word, before all in a variable: names that are meant are most often those of variables. */
function positionOf(part: string, text: string): number | undefined {
  let best: number | undefined;
  let bestRank = -1;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const isWord = !isNameSign(text[at - 1]) && !isNameSign(text[at + part.length]);
    const isInVariable = text.lastIndexOf('$(', at) > text.lastIndexOf(')', at - 1);
    const rank = (isWord ? 1 : 0) + (isInVariable ? 2 : 0);
    if (rank > bestRank) [best, bestRank] = [at, rank];
    if (rank === 3) break;
  }
  return best;
}

function isNameSign(sign = ''): boolean {
  return /[\w-]/.test(sign);
}

function whole(node: Node | null): Range {
  const [from = 0, to = from] = node?.range ?? [];
  return [from, to];
}
