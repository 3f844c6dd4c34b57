import type { VariableKind } from '../../schema/variable-kinds';

/** What a variable takes of a param or a result that its type does not have. */
export interface WrongPart {
  /** One element, all elements, or a key. */
  readonly taken: 'element' | 'all' | 'key';
  /** The param or the result. */
  readonly name: string;
  readonly type: string;
}

/** The part that a variable takes and a param or result of the type does not have; a type that is not known has all. */
export function wrongPart(kind: VariableKind, type: string | undefined): WrongPart | undefined {
  if (type === undefined || (kind.kind !== 'param' && kind.kind !== 'task-result')) return undefined;
  const taken = partTaken(kind, type);
  return taken && { taken, name: nameOf(kind), type };
}

function partTaken(
  { key, index }: { readonly key?: string; readonly index?: number | '*' },
  type: string,
): WrongPart['taken'] | undefined {
  if (typeof index === 'number' && type !== 'array') return 'element';
  if (index === '*' && type === 'string') return 'all';
  return key !== undefined && type !== 'object' ? 'key' : undefined;
}

/** A list or a map that a variable takes whole, which has no place in a text. */
export function wholeOf(
  kind: VariableKind,
  type: string | undefined,
): { readonly name: string; readonly type: 'array' | 'object' } | undefined {
  if ((kind.kind !== 'param' && kind.kind !== 'task-result') || kind.key !== undefined || kind.index !== undefined)
    return undefined;
  return type === 'array' || type === 'object' ? { name: nameOf(kind), type } : undefined;
}

function nameOf(kind: VariableKind & { readonly kind: 'param' | 'task-result' }): string {
  return kind.kind === 'param' ? kind.name : kind.result;
}

/** `$(params.name.key[*])` and `$(params.name[0][*])`. */
const NESTED_PARAM = /^\$\(params\.([\w-]+)(?:\.([\w-]+)\[(?:\d+|\*)\]|\[(?:\d+|\*)\][[.].*)\)$/;
/** `$(tasks.name.results.name[0][*])` and the like. */
const NESTED_RESULT = /^\$\(tasks\.([\w-]+)\.results\.([\w-]+)(?:\.[\w-]+\[(?:\d+|\*)\]|\[(?:\d+|\*)\][[.].*)\)$/;

/** Whether a variable takes a part of a part of a param, which is a text; the name may have a dot itself. */
export function isPartOfPart(variable: string, typeOf: (param: string) => string | undefined): boolean {
  if (!variable.includes('[')) return false;
  const [, name, key = ''] = NESTED_PARAM.exec(variable) ?? [];
  return name !== undefined && typeOf(name) !== undefined && typeOf(`${name}.${key}`) === undefined;
}

/** The same of a result of another task. */
export function isPartOfResultPart(
  variable: string,
  typeOf: (task: string, result: string) => string | undefined,
): boolean {
  const [, task, result = ''] = NESTED_RESULT.exec(variable) ?? [];
  return task !== undefined && typeOf(task, result) !== undefined;
}
