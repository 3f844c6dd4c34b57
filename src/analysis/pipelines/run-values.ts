import { variableKind } from '../../schema/variable-kinds';
import type { Variable } from '../../schema/variables';
import type { AnyParam, AnyParamSpec, AnyParamValue } from '../wire';
import { mapTexts } from '../../util/map-texts';
import { fillVariables } from '../variables/fill-variables';
import { wholeVariable } from '../variables/value-type';

/** What a run puts in place of the params of its pipeline. */
export interface RunValues {
  /** A text with everything in its place; undefined when a result, an event or nobody decides. */
  readonly fill: (text: string) => string | undefined;
  /** The elements of a list, each filled: those of a param, or the ones that are written there. */
  readonly fillList: (value: AnyParamValue) => readonly (string | undefined)[];
  /** A param with everything in its place that is known. */
  readonly fillParam: (param: AnyParam) => AnyParam;
}

/** The values of params that a run gives, or that their defaults are. */
export function runValues(given: readonly AnyParam[], declared: readonly AnyParamSpec[]): RunValues {
  const texts = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  const maps = new Map<string, Readonly<Record<string, string>>>();
  const set = (name: string, value: AnyParamValue): void => {
    if (typeof value === 'string') texts.set(name, value);
    else if (Array.isArray(value)) lists.set(name, value);
    else {
      maps.set(name, Object.assign({}, maps.get(name), value));
      for (const [key, text] of Object.entries(value)) texts.set(`${name}.${key}`, text);
    }
  };
  for (const { name = '', default: value } of declared) if (value !== undefined) set(name, value);
  for (const { name = '', value } of given) set(name, value);

  const valueOf = (variable: Variable): string | undefined => {
    const kind = variableKind(variable);
    if (kind.kind !== 'param' || kind.index === '*') return undefined;
    const { name, key, index } = kind;
    const value =
      index === undefined ? texts.get(key === undefined ? name : `${name}.${key}`) : elementAt(lists.get(name), index);
    // Those of defaults are put together by rules of their own.
    return value?.includes('$(') ? undefined : value;
  };
  const fill = (text: string): string | undefined => fillVariables(text, valueOf);
  /** The param that a text takes all of. */
  const allOf = (text: string): string | undefined => {
    const kind = wholeVariable(text);
    return kind?.kind === 'param' && kind.index === '*' ? kind.name : undefined;
  };
  const fillKnown = (text: string): string => fill(text) ?? text;
  const fillElements = (elements: readonly string[]): string[] =>
    elements.flatMap((text) => lists.get(allOf(text) ?? '')?.map(fillKnown) ?? [fillKnown(text)]);
  const fillValue = (value: AnyParamValue): AnyParamValue => {
    if (Array.isArray(value)) return fillElements(value);
    if (typeof value !== 'string') return mapTexts(value, fillKnown);
    const name = allOf(value) ?? '';
    return lists.get(name) ?? maps.get(name) ?? fillKnown(value);
  };
  return {
    fill,
    fillParam: (param) => ({ ...param, value: fillValue(param.value) }),
    fillList: (value) => {
      if (Array.isArray(value)) return value.map((text: string) => fill(text));
      const kind = typeof value === 'string' ? wholeVariable(value) : undefined;
      return kind?.kind === 'param' && kind.index === '*' ? (lists.get(kind.name) ?? []).map(fill) : [];
    },
  };
}

/** An element of a list; undefined where one before it may become several. */
function elementAt(list: readonly string[] = [], index: number): string | undefined {
  return list.slice(0, index).some((text) => text.includes('[*]')) ? undefined : list[index];
}
