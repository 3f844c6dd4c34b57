import { visit, type Document as YamlDocument } from 'yaml';

/** As many values as a document of some megabytes has. */
const MOST_VALUES = 2_000_000;
/** Deeper than any object of Kubernetes, and still within the stack of what looks at it. */
const DEEPEST = 1000;

/**
 * The plain object that a document stands for.
 *
 * @param mostAliases how many aliases it may have; undefined if it surely has none
 * @throws Error when aliases make it too large or endless, RangeError when it is too deep
 */
export function toPlain(parsed: YamlDocument, mostAliases: number | undefined): unknown {
  const aliases = mostAliases === undefined ? 0 : countAliases(parsed);
  if (mostAliases !== undefined && aliases > mostAliases)
    throw new Error(`the document has ${aliases} aliases, more than ${mostAliases}`);
  const json: unknown = parsed.toJS({ maxAliasCount: -1 });
  if (aliases > 0) checkSize(json);
  checkDepth(json, 0);
  return json;
}

function countAliases(parsed: YamlDocument): number {
  let count = 0;
  visit(parsed, {
    Alias: () => {
      count += 1;
    },
  });
  return count;
}

/** Aliases are the same object again, so that each object is counted once and taken times its uses. */
function checkSize(json: unknown): void {
  const sizes = new Map<object, number>();
  const sizeOf = (value: unknown, depth: number): number => {
    if (typeof value !== 'object' || value === null) return 1;
    const known = sizes.get(value);
    if (known === -1) throw new Error('the document contains itself');
    if (known !== undefined) return known;
    checkDepth(undefined, depth);
    sizes.set(value, -1);
    let size = 1;
    for (const part of Object.values(value)) size += sizeOf(part, depth + 1);
    sizes.set(value, size);
    return size;
  };
  const size = sizeOf(json, 0);
  if (size > MOST_VALUES)
    throw new Error(`aliases make the document as large as ${size} values, more than ${MOST_VALUES}`);
}

/** @throws RangeError, as the parser does when it runs out of stack */
function checkDepth(value: unknown, depth: number): void {
  if (depth > DEEPEST) throw new RangeError();
  if (typeof value !== 'object' || value === null) return;
  for (const part of Object.values(value)) if (typeof part === 'object') checkDepth(part, depth + 1);
}
