import { isFields } from '../../util/is-fields';
import { wholeOf, wrongPart } from './wrong-part';
import type { AnyParam, AnyParamSpec, AnyParamValue } from '../wire';
import type { VariableKind } from '../../schema/variable-kinds';

export type ParamKind = VariableKind & { readonly kind: 'param' };

/** A param as it is declared, or as it is given. */
export interface KnownParam extends AnyParamSpec {
  readonly value?: AnyParamValue;
}

/** What a run gives, with the types that the values have. */
export function specsOf(params: readonly AnyParam[] = []): readonly KnownParam[] {
  return params.map(({ name = '', value }) => ({
    name,
    type: Array.isArray(value) ? 'array' : typeof value === 'object' ? 'object' : 'string',
    value,
  }));
}

/** Params of which those that are given are as they are given. */
export function withGiven(
  declared: readonly AnyParamSpec[] = [],
  given: readonly AnyParam[] = [],
): readonly KnownParam[] {
  const isGiven = ({ name }: AnyParamSpec): boolean => given.some((one) => one.name === name);
  return [...declared.filter((one) => !isGiven(one)), ...specsOf(given)];
}

/** Whether a text can be made of the part of a param that a variable takes; of one whose type is not known it can. */
function fitsText(kind: ParamKind, { type, properties, default: preset, value }: KnownParam): boolean {
  if (type === undefined) return true;
  if (wrongPart(kind, type) || wholeOf(kind, type) || kind.index === '*') return false;
  if (typeof kind.index === 'number') return !Array.isArray(value) || kind.index < value.length;
  const { key } = kind;
  return key === undefined || [properties, preset, value].some((one) => isFields(one) && key in one);
}

/** The param that a variable takes a text of: some of those of that name have to fit. */
export function isTextOf(kind: ParamKind, params: readonly KnownParam[]): boolean {
  return params.some(
    (one) => (one.name === kind.name && fitsText(kind, one)) || one.name === `${kind.name}.${kind.key ?? ''}`,
  );
}
