import type * as Cel from '@bufbuild/cel';
import { celLibrary } from '../syntax';
import { toJson } from '../values';
import { goJson } from '../../go/go-json';

/** Functions of cel-go's extensions Strings and Encoders, which count code points. */
export function stringFunctions({ celFunc, celMethod, celList, listType, CelScalar }: typeof Cel): Cel.CelFunc[] {
  const { BYTES, DYN, INT, STRING } = CelScalar;
  const list = listType(DYN);
  const strings = listType(STRING);
  return [
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- as the library itself
    ...(require('@bufbuild/cel/ext') as { readonly strings: Cel.CelFunc[] }).strings,
    celMethod('charAt', STRING, [INT], STRING, function (index) {
      const signs = signsOf(this);
      return index === BigInt(signs.length) ? '' : (signs[at(index, signs.length)] ?? '');
    }),
    celMethod('indexOf', STRING, [STRING], INT, function (part) {
      return indexOf(signsOf(this), signsOf(part), 0n);
    }),
    celMethod('indexOf', STRING, [STRING, INT], INT, function (part, from) {
      return indexOf(signsOf(this), signsOf(part), from);
    }),
    celMethod('lastIndexOf', STRING, [STRING], INT, function (part) {
      const signs = signsOf(this);
      if (part === '') return BigInt(signs.length);
      return signs.length === 0 ? -1n : lastIndexOf(signs, signsOf(part), BigInt(signs.length - 1));
    }),
    celMethod('lastIndexOf', STRING, [STRING, INT], INT, function (part, from) {
      return lastIndexOf(signsOf(this), signsOf(part), from);
    }),
    celMethod('substring', STRING, [INT], STRING, function (start) {
      const signs = signsOf(this);
      return signs.slice(at(start, signs.length)).join('');
    }),
    celMethod('substring', STRING, [INT, INT], STRING, function (start, end) {
      const signs = signsOf(this);
      if (start > end) throw new Error(`invalid substring range. start: ${start}, end: ${end}`);
      return signs.slice(at(start, signs.length), at(end, signs.length)).join('');
    }),
    celMethod('replace', STRING, [STRING, STRING], STRING, function (old, by) {
      return replace(this, old, by, -1);
    }),
    celMethod('replace', STRING, [STRING, STRING, INT], STRING, function (old, by, count) {
      return replace(this, old, by, Number(count));
    }),
    celMethod('split', STRING, [STRING], strings, function (by) {
      return celList(split(this, by, -1));
    }),
    celMethod('split', STRING, [STRING, INT], strings, function (by, count) {
      return celList(split(this, by, Number(count)));
    }),
    celMethod('trim', STRING, [], STRING, function () {
      return this.replace(/^[\s\u0085]+|[\s\u0085]+$/gu, '');
    }),
    celMethod('reverse', STRING, [], STRING, function () {
      return signsOf(this).reverse().join('');
    }),
    celMethod('join', list, [], STRING, function () {
      return join(this, '');
    }),
    celMethod('join', list, [STRING], STRING, function (by) {
      return join(this, by);
    }),
    celFunc('base64.encode', [BYTES], STRING, (bytes) => Buffer.from(bytes).toString('base64')),
    celFunc('base64.decode', [STRING], BYTES, decodeBase64),
    celFunc('json.encode', [DYN], STRING, (value) => goJson(toJson(value, false) ?? null)),
  ];
}

/** Code points, which Go calls runes. */
const signsOf = (text: string): string[] => Array.from(text);

function at(index: bigint, length: number): number {
  if (index < 0n || index > BigInt(length)) throw new Error(`index out of range: ${index}`);
  return Number(index);
}

function indexOf(signs: readonly string[], part: readonly string[], from: bigint): bigint {
  if (from < 0n) throw new Error(`index out of range: ${from}`);
  const start = Math.min(Number(from), signs.length);
  if (part.length === 0) return BigInt(start);
  for (let i = start; i <= signs.length - part.length; i++) if (isAt(signs, part, i)) return BigInt(i);
  return -1n;
}

function lastIndexOf(signs: readonly string[], part: readonly string[], from: bigint): bigint {
  if (from < 0n) throw new Error(`index out of range: ${from}`);
  if (part.length === 0) return BigInt(Math.min(Number(from), signs.length));
  if (from >= BigInt(signs.length)) return -1n;
  for (let i = Math.min(Number(from), signs.length - part.length); i >= 0; i--)
    if (isAt(signs, part, i)) return BigInt(i);
  return -1n;
}

function isAt(signs: readonly string[], part: readonly string[], index: number): boolean {
  return part.every((sign, i) => signs[index + i] === sign);
}

function replace(text: string, old: string, by: string, count: number): string {
  if (count < 0) return old === '' ? between(text, by, Infinity) : text.split(old).join(by);
  if (old === '') return between(text, by, count);
  const parts = text.split(old);
  const head = parts.slice(0, count + 1).join(by);
  return [head, ...parts.slice(count + 1)].join(old);
}

/** Go finds the empty text before every sign and at the end. */
function between(text: string, by: string, count: number): string {
  const signs = [...signsOf(text), ''];
  return signs.map((sign, i) => (i < count ? by : '') + sign).join('');
}

function split(text: string, by: string, count: number): string[] {
  if (count === 0) return [];
  const parts = by === '' ? signsOf(text) : text.split(by);
  if (count < 0 || parts.length <= count) return parts;
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(by)];
}

function join(list: Cel.CelList, by: string): string {
  const parts = [...list];
  if (!parts.every((part) => typeof part === 'string')) throw new Error('join: only texts can be joined');
  return parts.join(by);
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

function decodeBase64(text: string): Uint8Array {
  const plain = text.replace(/[\r\n]/g, '');
  if (!BASE64.test(plain)) throw new Error('illegal base64 data');
  return new Uint8Array(Buffer.from(plain, 'base64'));
}

/** Whether two values are the same for CEL. */
export function isEqual(a: Cel.CelValue, b: Cel.CelValue): boolean {
  return celLibrary().run('a == b', { a, b }) === true;
}
