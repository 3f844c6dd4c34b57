import type { PipelineTask as WirePipelineTask } from '../../schema/pipeline-task';
import type { ParamValue } from '../../schema/param';
import { variableKind, type VariableKind } from '../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../schema/variables';
import { textsOf } from '../../util/texts-of';
import type { ParamDeclarations } from '../declarations/param';

/** What a place takes: a text, besides that a whole array or object, or free text in base64. */
type Takes = 'text' | 'whole' | 'untrusted';

/** A variable that a task of a pipeline is given. */
export interface Use {
  readonly variable: Variable;
  readonly meaning: VariableKind;
  /** The text in which it stands. */
  readonly text: string;
  /** Where, in words of the options: `params.url`, `when[0]`. */
  readonly field: string;
  readonly takes: Takes;
}

/**
 * Every variable in the wire form of a task, in order.
 *
 * @param params what the task declares
 */
export function usesIn(wire: Omit<WirePipelineTask, 'name'>, params: ParamDeclarations): Use[] {
  const { params: given = [], matrix, when = [], description: _, ...rest } = wire;
  return [
    ...given.flatMap(({ name, value }) => usesInParam(value, `params.${name}`, params[name]?.kind)),
    ...(matrix?.params ?? []).flatMap(({ name, value }) => usesInParam(value, `matrix.${name}`, 'array')),
    ...(matrix?.include ?? []).flatMap((include, i) => usesInAll(include, `include[${i}]`)),
    ...when.flatMap(({ values = [], ...condition }, i) => [
      ...usesInAll(condition, `when[${i}]`),
      ...[values].flat().flatMap((value) => usesInText(value, `when[${i}]`, 'whole')),
    ]),
    ...Object.entries(rest).flatMap(([field, part]) => usesInAll(part, field)),
  ];
}

function usesInParam(value: ParamValue, field: string, kind: ParamDeclarations[string]['kind'] = 'string'): Use[] {
  if (typeof value === 'string') return usesInText(value, field, TAKES[kind]);
  if (Array.isArray(value)) return value.flatMap((element: string) => usesInText(element, field, 'whole'));
  return usesInAll(value, field);
}

const TAKES = { string: 'text', array: 'text', object: 'whole', untrusted: 'untrusted' } as const;

function usesInAll(part: unknown, field: string): Use[] {
  return textsOf(part).flatMap((text) => usesInText(text, field, 'text'));
}

function usesInText(text: string, field: string, takes: Takes): Use[] {
  if (!text.includes('$(')) return [];
  return parseVariables(text).map((variable) => ({ variable, meaning: variableKind(variable), text, field, takes }));
}
