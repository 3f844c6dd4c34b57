import { wholeOf, wrongPart } from '../../analysis/variables/wrong-part';
import type { AnyParam, AnyParamSpec } from '../../analysis/wire';
import type { VariableKind } from '../../schema/variable-kinds';

export type ParamKind = VariableKind & { readonly kind: 'param' };

/** What a run gives, with the types that the values have. */
export function specsOf(params: readonly AnyParam[] = []): readonly AnyParamSpec[] {
  return params.map(({ name = '', value }) => ({
    name,
    type: Array.isArray(value) ? 'array' : typeof value === 'object' ? 'object' : 'string',
    default: value,
  }));
}

/** Params of which those that are given are as they are given. */
export function withGiven(
  declared: readonly AnyParamSpec[] = [],
  given: readonly AnyParam[] = [],
): readonly AnyParamSpec[] {
  const isGiven = ({ name }: AnyParamSpec): boolean => given.some((one) => one.name === name);
  return [...declared.filter((one) => !isGiven(one)), ...specsOf(given)];
}

/** Whether a text can be made of the part of a param that a variable takes; of one whose type is not known it can. */
export function fitsText(kind: ParamKind, { type, properties = {}, default: preset }: AnyParamSpec): boolean {
  if (type === undefined) return true;
  if (wrongPart(kind, type) || wholeOf(kind, type) || kind.index === '*') return false;
  if (typeof kind.index === 'number') return !Array.isArray(preset) || kind.index < preset.length;
  return kind.key === undefined || kind.key in properties || (typeof preset === 'object' && kind.key in preset);
}

/** The param that a variable takes a text of: some of those of that name have to fit. */
export function isTextOf(kind: ParamKind, params: readonly AnyParamSpec[]): boolean {
  return params.some(
    (one) => (one.name === kind.name && fitsText(kind, one)) || one.name === `${kind.name}.${kind.key ?? ''}`,
  );
}
