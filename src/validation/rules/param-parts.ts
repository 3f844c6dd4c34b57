import type { AnyParamValue } from '../../analysis/wire';
import type { VariableKind } from '../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../schema/variables';

/** A variable in a value. */
export interface PartVariable {
  /** The key or index that it stands under; undefined in a text. */
  readonly part?: string | number;
  readonly variable: Variable;
}

/** The variables in a value. */
export function variablesIn(value: AnyParamValue): readonly PartVariable[] {
  if (typeof value === 'string') return parseVariables(value).map((variable) => ({ variable }));
  const parts: readonly (readonly [string | number, string])[] = Array.isArray(value)
    ? [...(value as readonly string[]).entries()]
    : Object.entries(value);
  return parts.flatMap(([part, text]) => parseVariables(text).map((variable) => ({ part, variable })));
}

/** Whether a variable takes a param, or that part of it. */
export function takesPart(kind: VariableKind, name: string | undefined, part: string | number | undefined): boolean {
  if (kind.kind !== 'param' || kind.name !== name) return false;
  if (typeof part === 'number') return typeof kind.index !== 'number' || kind.index === part;
  return part === undefined || kind.key === undefined || kind.key === part;
}
