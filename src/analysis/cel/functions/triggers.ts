import type * as Cel from '@bufbuild/cel';
import { loadYaml } from '../../../util/load-yaml';
import { goJson } from '../../go/go-json';
import { canonicalHeader } from '../../go/http-header';
import { goRegexp, goReplacement } from './go-replace';
import { toCelValue, toJson, type Json } from '../values';
import { parseUrl } from './url';

/** The value of a key of a Secret in the namespace of the trigger; it may depend on what is compared with it. */
export type SecretLookup = (name: string, key: string, given: string) => string | undefined;

/** The functions that Tekton Triggers adds. */
export function triggerFunctions(
  { celMethod, isCelList, listType, mapType, CelScalar }: typeof Cel,
  secret: SecretLookup,
): Cel.CelFunc[] {
  const { BOOL, DYN, INT, STRING } = CelScalar;
  const list = listType(DYN);
  const map = mapType(DYN, DYN);
  const headerOf = (header: Cel.CelMap, name: string): string => {
    for (const [, values] of header)
      if (!isCelList(values) || ![...values].every((value) => typeof value === 'string'))
        throw new Error('failed to convert to http.Header');
    const values = header.get(canonicalHeader(name));
    const [first] = isCelList(values) ? [...values] : [];
    return typeof first === 'string' ? first : '';
  };
  const compare = (given: string, key: string, name: string): boolean => {
    const known = secret(name, key, given);
    if (known === undefined)
      throw new Error(`failed to find secret ${JSON.stringify(name)} with key ${JSON.stringify(key)}`);
    return known === given;
  };
  return [
    celMethod('match', map, [STRING, STRING], BOOL, function (name, value) {
      return headerOf(this, name) === value;
    }),
    celMethod('canonical', map, [STRING], STRING, function (name) {
      return headerOf(this, name);
    }),
    celMethod('truncate', STRING, [INT], STRING, function (length) {
      if (length < 0n) throw new Error('the interceptor crashes: the length is negative');
      return Buffer.from(this).subarray(0, Number(length)).toString();
    }),
    celMethod('compareSecret', STRING, [STRING, STRING], BOOL, function (key, name) {
      return compare(this, key, name);
    }),
    celMethod('compareSecret', STRING, [STRING, STRING, STRING], BOOL, function (key, name) {
      return compare(this, key, name);
    }),
    celMethod('parseJSON', STRING, [], map, function () {
      return toCelValue(objectOf(JSON.parse(this) as Json)) as Cel.CelMap;
    }),
    celMethod('parseYAML', STRING, [], map, function () {
      return toCelValue(objectOf(loadYaml().parse(this, { version: '1.1' }) as Json)) as Cel.CelMap;
    }),
    celMethod('parseURL', STRING, [], map, function () {
      return toCelValue(parseUrl(this)) as Cel.CelMap;
    }),
    celMethod('marshalJSON', map, [], STRING, function () {
      return marshal(this);
    }),
    celMethod('marshalJSON', list, [], STRING, function () {
      return marshal(this);
    }),
    celMethod('first', list, [], DYN, function () {
      return this.get(0) ?? null;
    }),
    celMethod('last', list, [], DYN, function () {
      return this.get(this.size - 1) ?? null;
    }),
    celMethod('translate', STRING, [STRING, STRING], STRING, function (pattern, replacement) {
      const regexp = goRegexp(pattern);
      return this.replace(regexp, (...groups) => goReplacement(replacement, groups as unknown[]));
    }),
  ];
}

function objectOf(json: Json): Json {
  if (json === null) return {};
  if (typeof json !== 'object' || Array.isArray(json)) throw new Error('it is no object');
  return json;
}

function marshal(value: Cel.CelValue): string {
  const json = toJson(value);
  if (json === undefined) throw new Error('failed to convert to native');
  return goJson(json);
}
