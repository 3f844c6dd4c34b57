import type { ErrorCode } from 'yaml';
import { isAlias, isNode, isPair, visit, type Document as YamlDocument, type Node } from 'yaml';

/** As many values as a document of some megabytes has. */
const MOST_VALUES = 2_000_000;
/** Deeper than any object of Kubernetes, and still within the stack of what looks at it. */
const DEEPEST = 1000;

/** A fault whose place is known. */
export class PlacedError extends Error {
  constructor(
    message: string,
    readonly offset: number,
    readonly code: ErrorCode,
  ) {
    super(message);
  }
}

/**
 * The plain object that a document stands for.
 *
 * @param mostAliases how many aliases it may have; undefined if it surely has none
 * @throws Error when aliases make it too large or endless, RangeError when it is too deep
 */
export function toPlain(parsed: YamlDocument, mostAliases: number | undefined): unknown {
  if (mostAliases !== undefined) {
    const targets = findTargets(parsed);
    if (targets.size > mostAliases)
      throw new Error(`the document has ${targets.size} aliases, more than ${mostAliases}`);
    for (const [alias, target] of targets)
      if (!target && isAlias(alias))
        throw new PlacedError(
          `nothing is anchored as ${JSON.stringify(alias.source)} before`,
          alias.range?.[0] ?? 0,
          'BAD_ALIAS',
        );
    if (targets.size > 0) checkSize(parsed.contents, targets);
  }
  const json: unknown = parsed.toJS({ maxAliasCount: -1 });
  checkDepth(json, 0);
  return json;
}

/** What each alias stands for: the last node before it that is anchored by this name. */
function findTargets(parsed: YamlDocument): ReadonlyMap<Node, Node | undefined> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node | undefined>();
  visit(parsed, {
    Node: (_key, node) => {
      if (isAlias(node)) targets.set(node, anchors.get(node.source));
      else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

/** Before any of it is built, since merging builds what it merges once more for each use: each node is counted once and taken times its uses. */
function checkSize(contents: unknown, targets: ReadonlyMap<Node, Node | undefined>): void {
  const sizes = new Map<Node, number>();
  const sizeOf = (value: unknown, depth: number): number => {
    if (isPair(value)) return sizeOf(value.key, depth) + sizeOf(value.value, depth);
    if (!isNode(value)) return 0;
    const node = isAlias(value) ? targets.get(value) : value;
    if (!node || !('items' in node)) return 1;
    const known = sizes.get(node);
    if (known === -1) throw new Error('the document contains itself');
    if (known !== undefined) return known;
    checkDepth(undefined, depth);
    sizes.set(node, -1);
    let size = 1;
    for (const item of node.items) size += sizeOf(item, depth + 1);
    sizes.set(node, size);
    return size;
  };
  const size = sizeOf(contents, 0);
  if (size > MOST_VALUES)
    throw new Error(`aliases make the document as large as ${size} values, more than ${MOST_VALUES}`);
}

/** @throws RangeError, as the parser does when it runs out of stack */
function checkDepth(value: unknown, depth: number): void {
  if (depth > DEEPEST) throw new RangeError();
  if (typeof value !== 'object' || value === null) return;
  for (const part of Object.values(value)) if (typeof part === 'object') checkDepth(part, depth + 1);
}
