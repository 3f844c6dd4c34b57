import type * as Cel from '@bufbuild/cel';

type Number_ = bigint | number | Cel.CelUint;

/** Functions of cel-go's extension Math. */
export function mathFunctions(library: typeof Cel): Cel.CelFunc[] {
  const { celFunc, celUint, isCelUint, listType, CelScalar } = library;
  const { BOOL, DOUBLE, DYN, INT, UINT } = CelScalar;
  const size = (value: Number_): bigint | number => (isCelUint(value) ? value.value : value);
  const isNumber = (value: Cel.CelValue): value is Number_ =>
    typeof value === 'bigint' || typeof value === 'number' || isCelUint(value);
  const extreme = (values: readonly Cel.CelValue[], sign: 1 | -1): Number_ => {
    const numbers = values.filter(isNumber);
    const [first] = numbers;
    if (first === undefined || numbers.length < values.length) throw new Error('no such overload');
    const isMore = (a: Number_, b: Number_): boolean => (sign === 1 ? size(a) > size(b) : size(a) < size(b));
    return numbers.reduce((found, one) => (isMore(one, found) ? one : found), first);
  };
  const round = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));
  const numbers = [INT, UINT, DOUBLE];
  const shift = (by: bigint): bigint => {
    if (by < 0n) throw new Error('math.bitShift() negative offset');
    return by;
  };
  return [
    ...(
      [
        ['math.@min', -1],
        ['math.@max', 1],
      ] as const
    ).flatMap(([name, sign]) => [
      celFunc(name, [listType(DYN)], DYN, (list) => extreme([...list], sign)),
      ...numbers.map((type) => celFunc(name, [type], DYN, (one) => one)),
      ...numbers.flatMap((a) => numbers.map((b) => celFunc(name, [a, b], DYN, (x, y) => extreme([x, y], sign)))),
    ]),
    celFunc('math.ceil', [DOUBLE], DOUBLE, Math.ceil),
    celFunc('math.floor', [DOUBLE], DOUBLE, Math.floor),
    celFunc('math.round', [DOUBLE], DOUBLE, round),
    celFunc('math.trunc', [DOUBLE], DOUBLE, Math.trunc),
    celFunc('math.isInf', [DOUBLE], BOOL, (x) => Math.abs(x) === Infinity),
    celFunc('math.isNaN', [DOUBLE], BOOL, Number.isNaN),
    celFunc('math.isFinite', [DOUBLE], BOOL, Number.isFinite),
    celFunc('math.abs', [DOUBLE], DOUBLE, Math.abs),
    celFunc('math.abs', [INT], INT, (x) => {
      if (x === -(2n ** 63n)) throw new Error('integer overflow');
      return x < 0n ? -x : x;
    }),
    celFunc('math.abs', [UINT], UINT, (x) => x),
    celFunc('math.sign', [DOUBLE], DOUBLE, Math.sign),
    celFunc('math.sign', [INT], INT, (x) => (x < 0n ? -1n : x > 0n ? 1n : 0n)),
    celFunc('math.sign', [UINT], UINT, (x) => celUint(x.value > 0n ? 1n : 0n)),
    celFunc('math.sqrt', [DOUBLE], DOUBLE, Math.sqrt),
    celFunc('math.sqrt', [INT], DOUBLE, (x) => Math.sqrt(Number(x))),
    celFunc('math.sqrt', [UINT], DOUBLE, (x) => Math.sqrt(Number(x.value))),
    celFunc('math.bitAnd', [INT, INT], INT, (a, b) => a & b),
    celFunc('math.bitAnd', [UINT, UINT], UINT, (a, b) => celUint(a.value & b.value)),
    celFunc('math.bitOr', [INT, INT], INT, (a, b) => a | b),
    celFunc('math.bitOr', [UINT, UINT], UINT, (a, b) => celUint(a.value | b.value)),
    celFunc('math.bitXor', [INT, INT], INT, (a, b) => a ^ b),
    celFunc('math.bitXor', [UINT, UINT], UINT, (a, b) => celUint(a.value ^ b.value)),
    celFunc('math.bitNot', [INT], INT, (a) => ~a),
    celFunc('math.bitNot', [UINT], UINT, (a) => celUint(BigInt.asUintN(64, ~a.value))),
    celFunc('math.bitShiftLeft', [INT, INT], INT, (a, by) => (shift(by) > 63n ? 0n : BigInt.asIntN(64, a << by))),
    celFunc('math.bitShiftLeft', [UINT, INT], UINT, (a, by) =>
      celUint(shift(by) > 63n ? 0n : BigInt.asUintN(64, a.value << by)),
    ),
    celFunc('math.bitShiftRight', [INT, INT], INT, (a, by) =>
      shift(by) > 63n ? 0n : BigInt.asIntN(64, BigInt.asUintN(64, a) >> by),
    ),
    celFunc('math.bitShiftRight', [UINT, INT], UINT, (a, by) => celUint(shift(by) > 63n ? 0n : a.value >> by)),
  ];
}
