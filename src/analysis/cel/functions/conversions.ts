import type * as Cel from '@bufbuild/cel';
import { quote } from '../../../util/quote';
import { goDouble } from './go-double';

const INTEGER = /^[+-]?\d+$/;
const DOUBLE = /^[+-]?(?:\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|inf|infinity)$|^nan$/i;

/** Where the library takes texts that cel-go refuses, writes numbers differently, or overlooks keys whose value is null. */
export function conversions({ celFunc, celUint, mapType, CelScalar }: typeof Cel): Cel.CelFunc[] {
  const { BOOL, DOUBLE: DOUBLE_TYPE, DYN, INT, STRING, UINT } = CelScalar;
  const map = mapType(DYN, DYN);
  return [
    celFunc('int', [STRING], INT, (text) => integer(text, -(2n ** 63n), 2n ** 63n - 1n)),
    celFunc('uint', [STRING], UINT, (text) => celUint(integer(text.replace(/^[+-]/, 'x'), 0n, 2n ** 64n - 1n))),
    celFunc('double', [STRING], DOUBLE_TYPE, double),
    celFunc('string', [DOUBLE_TYPE], STRING, goDouble),
    ...[STRING, INT, UINT, DOUBLE_TYPE, BOOL].map((key) =>
      celFunc('@in', [key, map], BOOL, (one, of) => of.get(one as string) !== undefined),
    ),
  ];
}

function integer(text: string, least: bigint, most: bigint): bigint {
  if (!INTEGER.test(text)) throw new Error(`${quote(text)} is no integer`);
  const value = BigInt(text.replace(/^\+/, ''));
  if (value < least || value > most) throw new Error(`${text} is out of range`);
  return value;
}

function double(text: string): number {
  if (!DOUBLE.test(text)) throw new Error(`${quote(text)} is no number`);
  const [, sign, infinity] = /^([+-]?)(inf|infinity)$/i.exec(text) ?? [];
  if (infinity !== undefined) return sign === '-' ? -Infinity : Infinity;
  return Number(text);
}
