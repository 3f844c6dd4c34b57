import type { JsonValue } from '../../schema/document';
import { JsonPathFault, type Path, type PathStep } from './parse-json-path';
import { isFields } from '../../util/is-fields';

type Slice = Extract<PathStep, { kind: 'slice' }>;
type Filter = Extract<PathStep, { kind: 'filter' }>;

/**
 * The values that a path leads to.
 *
 * @throws JsonPathFault if it leads nowhere
 */
export function findJsonPath(path: Path, root: JsonValue): JsonValue[] {
  let values: JsonValue[] = [root];
  for (const step of path) values = walk(values, step);
  return values;
}

function walk(values: readonly JsonValue[], step: PathStep): JsonValue[] {
  switch (step.kind) {
    case 'field':
      return fields(values, step.name);
    case 'wildcard':
      return values.flatMap(children);
    case 'recursive':
      return values.flatMap(descendants);
    case 'value':
      return typeof step.value === 'string' ? [step.value] : values.map(() => step.value as JsonValue);
    case 'identifier':
      throw new JsonPathFault(`unrecognized identifier ${step.name}`);
    case 'slice':
      return slices(values, step);
    case 'union':
      return step.parts.flatMap((part) => part.reduce(walk, [...values]));
    case 'filter':
      return values.flatMap((value) => filtered(value, step));
  }
}

function fields(values: readonly JsonValue[], name: string): JsonValue[] {
  if (values.length === 0) return [];
  const found = values.flatMap((value) => {
    const field = isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    return field === undefined ? [] : [field];
  });
  if (found.length === 0) throw new JsonPathFault(`${name} is not found`);
  return found;
}

function children(value: JsonValue): JsonValue[] {
  if (typeof value === 'string') return [...Buffer.from(value)];
  if (Array.isArray(value)) return [...(value as readonly JsonValue[])];
  return isFields(value) ? Object.values(value) : [];
}

/** Values that hold others, each before what it holds. */
function descendants(value: JsonValue): JsonValue[] {
  const inside = children(value);
  return inside.length === 0 ? [] : [value, ...inside.flatMap(descendants)];
}

/** A list that gives nothing ends the search, and the lists behind it are not looked at: that is how Kubernetes does it. */
function slices(values: readonly JsonValue[], step: Slice): JsonValue[] {
  const found: JsonValue[] = [];
  for (const value of values) {
    const items = sliceOf(value, step);
    if (items.length === 0 && value !== null) break;
    found.push(...items);
  }
  return found;
}

function sliceOf(value: JsonValue, { start = 0, end, step = 1, isOne }: Slice): JsonValue[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw new JsonPathFault('it is not array or slice');
  const items = value as readonly JsonValue[];
  const { length } = items;
  const from = start < 0 ? start + length : start;
  let to = end ?? length;
  if (to < 0 || (to === 0 && isOne)) to += length;
  if (from === to) return [];
  if (from < 0 || from >= length) throw new JsonPathFault(`array index out of bounds: index ${from}, length ${length}`);
  if (to < 0 || to > length) throw new JsonPathFault(`array index out of bounds: index ${to - 1}, length ${length}`);
  if (from > to) throw new JsonPathFault(`starting index ${from} is greater than ending index ${to}`);
  if (step <= 0) throw new JsonPathFault('step must be > 0');
  return items.slice(from, to).filter((_, i) => i % step === 0);
}

function filtered(value: JsonValue, filter: Filter): JsonValue[] {
  if (!Array.isArray(value)) throw new JsonPathFault('it is not array or slice and cannot be filtered');
  return (value as readonly JsonValue[]).filter((item) => passes(item, filter));
}

function passes(item: JsonValue, { left, operator, right }: Filter): boolean {
  if (operator === 'exists') {
    try {
      return findJsonPath(left, item).length > 0;
    } catch (error) {
      if (error instanceof JsonPathFault) return false;
      throw error;
    }
  }
  const [a, ...moreLeft] = findJsonPath(left, item);
  if (a === undefined) return false;
  if (moreLeft.length > 0) throw new JsonPathFault('can only compare one element at a time');
  const [b, ...moreRight] = findJsonPath(right, item);
  if (b === undefined) return false;
  if (moreRight.length > 0) throw new JsonPathFault('can only compare one element at a time');
  return compare(a, operator, b);
}

function compare(a: JsonValue, operator: string, b: JsonValue): boolean {
  if (!['<', '>', '==', '!=', '<=', '>='].includes(operator))
    throw new JsonPathFault(`unrecognized filter operator ${operator}`);
  for (const one of [a, b])
    if (one === null || typeof one === 'object') throw new JsonPathFault('invalid type for comparison');
  if (typeof a !== typeof b || Number.isNaN(b) || Number.isNaN(a))
    throw new JsonPathFault('incompatible types for comparison');
  if (operator === '==') return a === b;
  if (operator === '!=') return a !== b;
  if (typeof a === 'boolean') throw new JsonPathFault('invalid type for comparison');
  const order = a === b ? 0 : (a as string) < (b as string) ? -1 : 1;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}
