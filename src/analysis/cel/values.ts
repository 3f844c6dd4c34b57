import type * as Cel from '@bufbuild/cel';
import { celLibrary } from './syntax';

/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** JSON as CEL sees it: numbers are doubles. */
export function toCelValue(json: Json): Cel.CelValue {
  if (json === null || typeof json !== 'object') return json;
  const { celList } = celLibrary();
  if (Array.isArray(json)) return celList(json.map(toCelValue));
  return celMapOf(new Map(Object.entries(json).map(([name, value]) => [name, toCelValue(value)])));
}

/** A map in which a key whose value is null is there; the library says otherwise. */
function celMapOf(entries: ReadonlyMap<string, Cel.CelValue>): Cel.CelMap {
  const map = celLibrary().celMap(entries);
  Object.defineProperty(map, 'has', { value: (key: string) => map.get(key) !== undefined });
  return map;
}

/** Integers that JSON holds as numbers; others become texts. */
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * A value as JSON, as cel-go makes it.
 *
 * @returns undefined for what JSON has no place for: types, and at the top null, moments, durations and unsigned numbers
 */
export function toJson(value: Cel.CelValue, isTop = true): Json | undefined {
  const { isCelList, isCelMap, isCelUint, isCelType } = celLibrary();
  if (value === null) return isTop ? undefined : null;
  if (typeof value === 'bigint') return value <= SAFE && value >= -SAFE ? Number(value) : String(value);
  if (typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (isCelList(value)) return all([...value].map((item) => toJson(item, false)));
  if (isCelMap(value)) {
    const values = all([...value.values()].map((item) => toJson(item, false)));
    return values && Object.fromEntries([...value.keys()].map((key, i) => [keyText(key), values[i] ?? null]));
  }
  if (isTop || isCelType(value)) return undefined;
  return isCelUint(value) ? toJson(value.value, false) : undefined;
}

function keyText(key: unknown): string {
  return celLibrary().isCelUint(key) ? String(key.value) : String(key);
}

function all(values: readonly (Json | undefined)[]): Json[] | undefined {
  return values.includes(undefined) ? undefined : (values as Json[]);
}
