import { parseVariables } from '../../schema/variables';
import { variableKind, type VariableKind } from '../../schema/variable-kinds';
import type { AnyParamValue } from '../wire';

export type ValueType = 'string' | 'array' | 'object';

/** What is known of the things that a value may be made of. */
export interface ValueScope {
  /** Declared type of a param; undefined when it is not known. */
  readonly param: (name: string) => string | undefined;
  /** Declared type of a result of a task; undefined when it is not known. */
  readonly result: (task: string, result: string) => string | undefined;
  /** Declared keys of a result that is an object; undefined when they are not known. */
  readonly resultKeys: (task: string, result: string) => readonly string[] | undefined;
}

/** The type of a value when everything is put in its place; undefined when that is not known. */
export function typeOfValue(value: AnyParamValue, scope: ValueScope): ValueType | undefined {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object') return 'object';
  const kind = wholeVariable(value);
  if (!kind) return 'string';
  if (kind.kind === 'unknown' && !LOOKS_RIGHT.test(value)) return 'string';
  // An event puts a text in its place before anybody else looks.
  if (kind.kind === 'trigger-param') return 'string';
  // Of others Tekton does not ask for the type.
  if (kind.kind !== 'param' && kind.kind !== 'task-result') return undefined;
  if (kind.key !== undefined || typeof kind.index === 'number') return 'string';
  // A result that is taken apart as if it were another type is missing, and what takes it is skipped.
  if (kind.kind === 'task-result' && kind.index === '*' && scope.result(kind.task, kind.result) === 'string')
    return undefined;
  const type = kind.kind === 'param' ? scope.param(kind.name) : scope.result(kind.task, kind.result);
  return type === 'string' || type === 'array' || type === 'object' ? type : undefined;
}

/** Variables that a pipeline puts a text in place of, before it compares types. */
const TEXTS_OF_PIPELINE: ReadonlySet<VariableKind['kind']> = new Set([
  'task-status',
  'task-reason',
  'aggregate-status',
  'matrix-length',
]);

/** Whether a variable is a text when a pipeline gives it to a task. */
export function isTextOfPipeline(kind: VariableKind): boolean {
  return TEXTS_OF_PIPELINE.has(kind.kind) || (kind.kind === 'context' && kind.name.startsWith('pipeline'));
}

/** What Tekton takes for a variable whose type comes later. */
const LOOKS_RIGHT = /^\$\([_a-zA-Z0-9.-]+(?:\[(?:[0-9]+|\*)\])?\)$/;

/** Whether Tekton takes a text of a run for a variable of its task. */
export function isVariableOfTask(text: string): boolean {
  return LOOKS_RIGHT.test(text) && wholeVariable(text)?.kind !== 'trigger-param';
}

/** The variable that a text is, if it is nothing else. */
export function wholeVariable(text: string): VariableKind | undefined {
  if (!text.startsWith('$(')) return undefined;
  const [variable, ...more] = parseVariables(text);
  if (!variable || more.length > 0 || variable.text !== text) return undefined;
  return variableKind(variable);
}
