import type * as Cel from '@bufbuild/cel';
import { isEqual } from './strings';

const LONGEST = 10_000n;

/** Functions of cel-go's extensions Lists and Sets. */
export function listFunctions({
  celFunc,
  celMethod,
  celList,
  isCelList,
  listType,
  CelScalar,
}: typeof Cel): Cel.CelFunc[] {
  const { BOOL, DYN, INT } = CelScalar;
  const list = listType(DYN);
  const has = (of: Cel.CelList, one: Cel.CelValue): boolean => [...of].some((other) => isEqual(one, other));
  const contains = (a: Cel.CelList, b: Cel.CelList): boolean => [...b].every((one) => has(a, one));
  const flatten = (of: Cel.CelList, depth: bigint): Cel.CelValue[] =>
    [...of].flatMap((one) => (isCelList(one) && depth > 0n ? flatten(one, depth - 1n) : [one]));
  return [
    celFunc('sets.contains', [list, list], BOOL, contains),
    celFunc('sets.equivalent', [list, list], BOOL, (a, b) => contains(a, b) && contains(b, a)),
    celFunc('sets.intersects', [list, list], BOOL, (a, b) => [...a].some((one) => has(b, one))),
    celFunc('lists.range', [INT], list, (count) => {
      if (count < 0n || count > LONGEST) throw new Error(`lists.range: ${count} is out of range`);
      return celList(Array.from({ length: Number(count) }, (_, i) => BigInt(i)));
    }),
    celMethod('slice', list, [INT, INT], list, function (start, end) {
      if (start < 0n || start > end || end > BigInt(this.size)) throw new Error(`cannot slice(${start}, ${end})`);
      return celList([...this].slice(Number(start), Number(end)));
    }),
    celMethod('flatten', list, [], list, function () {
      return celList(flatten(this, 1n));
    }),
    celMethod('flatten', list, [INT], list, function (depth) {
      if (depth < 0n) throw new Error('level must be non-negative');
      return celList(flatten(this, depth));
    }),
    celMethod('reverse', list, [], list, function () {
      return celList([...this].reverse());
    }),
    celMethod('distinct', list, [], list, function () {
      const found: Cel.CelValue[] = [];
      for (const one of this) if (!found.some((other) => isEqual(one, other))) found.push(one);
      return celList(found);
    }),
    celMethod('sort', list, [], list, function () {
      return celList(sortBy([...this], [...this]));
    }),
    celMethod('@sortByAssociatedKeys', list, [list], list, function (keys) {
      return celList(sortBy([...this], [...keys]));
    }),
  ];
}

function sortBy(values: readonly Cel.CelValue[], keys: readonly Cel.CelValue[]): Cel.CelValue[] {
  const [first] = keys;
  if (keys.some((key) => typeof key !== typeof first)) throw new Error('list elements must have the same type');
  if (keys.some((key) => key === null || typeof key === 'object')) throw new Error('list elements must be comparable');
  return values
    .map((value, i) => ({ value, key: keys[i] as boolean | bigint | number | string }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ value }) => value);
}
