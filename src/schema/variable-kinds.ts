import { rememberByObject } from '../util/remember';
import type { Variable } from './variables';

/** What a variable stands for. */
export type VariableKind =
  | { readonly kind: 'param'; readonly name: string; readonly key?: string; readonly index?: number | '*' }
  | TaskResult<'task-result'>
  | TaskResult<'finally-result'>
  | { readonly kind: 'task-status' | 'task-reason'; readonly task: string }
  | { readonly kind: 'aggregate-status' }
  /** Number of combinations of a task's matrix, or of the values of one of its results. */
  | { readonly kind: 'matrix-length'; readonly task: string; readonly result?: string }
  | {
      readonly kind: 'task-artifact';
      readonly task: string;
      readonly side: 'inputs' | 'outputs';
      readonly artifact: string;
    }
  | { readonly kind: 'workspace'; readonly name: string; readonly field: WorkspaceField }
  /** Path of the file into which a step writes a result of the task. */
  | { readonly kind: 'result-path'; readonly result: string }
  /** Path of the file into which a step writes a result of its own. */
  | { readonly kind: 'step-result-path'; readonly result: string }
  | {
      readonly kind: 'step-result';
      readonly step: string;
      readonly result: string;
      readonly key?: string;
      readonly index?: number | '*';
    }
  /** `step` is the name as in the variable, `step-build`: Tekton puts `step-` before the step's own name. */
  | { readonly kind: 'step-exit-code-path'; readonly step: string }
  | {
      readonly kind: 'step-artifact';
      readonly step: string;
      readonly side: 'inputs' | 'outputs';
      readonly artifact: string;
    }
  | { readonly kind: 'artifacts-path' | 'step-artifacts-path' | 'credentials-path' }
  | { readonly kind: 'context'; readonly name: ContextName }
  /** A param of a TriggerTemplate. */
  | { readonly kind: 'trigger-param'; readonly name: string }
  | { readonly kind: 'unknown' };

interface TaskResult<K extends string> {
  readonly kind: K;
  readonly task: string;
  readonly result: string;
  readonly key?: string;
  readonly index?: number | '*';
}

const WORKSPACE_FIELDS = ['path', 'bound', 'claim', 'volume'] as const;
/** What a variable can tell of a workspace. */
type WorkspaceField = (typeof WORKSPACE_FIELDS)[number];

const CONTEXT_NAMES = [
  'pipelineRun.name',
  'pipelineRun.namespace',
  'pipelineRun.uid',
  'pipeline.name',
  'pipelineTask.retries',
  'taskRun.name',
  'taskRun.namespace',
  'taskRun.uid',
  'task.name',
  'task.retry-count',
] as const;
/** The variables below `context`. */
type ContextName = (typeof CONTEXT_NAMES)[number];

const UNKNOWN: VariableKind = { kind: 'unknown' };

/**
 * Says what a variable stands for; `unknown` is one that Tekton has no value for, whatever the documents declare.
 *
 * @example
 * ```ts
 * parseVariables('$(tasks.build.results.images[0])').map(variableKind);
 * // [{ kind: 'task-result', task: 'build', result: 'images', index: 0 }]
 * ```
 */
export function variableKind(variable: Variable): VariableKind {
  return kindOnce(variable);
}

const kindOnce = rememberByObject((variable: Variable): VariableKind => {
  const { malformed, bracketed, index, segments } = variable;
  if (malformed || (bracketed && !allowsBrackets(segments))) return UNKNOWN;
  const kind = kindOf(segments);
  if (index === undefined) return kind;
  switch (kind.kind) {
    case 'param':
    case 'task-result':
    case 'finally-result':
    case 'step-result':
      return kind.key === undefined ? { ...kind, index } : UNKNOWN;
    default:
      return UNKNOWN;
  }
});

function kindOf([root, ...rest]: readonly string[]): VariableKind {
  switch (root) {
    case 'params':
      return param(rest);
    case 'inputs':
      return rest[0] === 'params' ? param(rest.slice(1)) : UNKNOWN;
    case 'tasks':
      return ofTask(rest);
    case 'finally':
      return rest[1] === 'results' ? taskResult('finally-result', rest) : UNKNOWN;
    case 'results':
      return resultPath('result-path', rest);
    case 'steps':
      return ofStep(rest);
    case 'step':
      if (rest.join('.') === 'artifacts.path') return { kind: 'step-artifacts-path' };
      return rest[0] === 'results' ? resultPath('step-result-path', rest.slice(1)) : UNKNOWN;
    case 'workspaces':
      return workspace(rest);
    case 'context':
      return context(rest);
    case 'credentials':
      return rest.join('.') === 'path' ? { kind: 'credentials-path' } : UNKNOWN;
    case 'artifacts':
      return rest.join('.') === 'path' ? { kind: 'artifacts-path' } : UNKNOWN;
    case 'tt':
      return rest[0] === 'params' && rest[1] && rest.length === 2 ? { kind: 'trigger-param', name: rest[1] } : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

/** Two words at most stand behind `params` in dots: a name with a dot needs brackets. */
function param([name, key, ...more]: readonly string[]): VariableKind {
  if (name === undefined || more.length) return UNKNOWN;
  return { kind: 'param', name, ...(key !== undefined && { key }) };
}

function ofTask(words: readonly string[]): VariableKind {
  const [task = '', field, a, b] = words;
  if (words.length === 1) return task === 'status' ? { kind: 'aggregate-status' } : UNKNOWN;
  if (words.length === 2 && field === 'status') return { kind: 'task-status', task };
  if (words.length === 2 && field === 'reason') return { kind: 'task-reason', task };
  if (field === 'results') return taskResult('task-result', words);
  if (field === 'matrix' && words.length === 3 && a === 'length') return { kind: 'matrix-length', task };
  if (field === 'matrix' && words.length === 4 && a && b === 'length')
    return { kind: 'matrix-length', task, result: a };
  if (isSide(field) && a && words.length === 3) return { kind: 'task-artifact', task, side: field, artifact: a };
  return UNKNOWN;
}

function taskResult(kind: 'task-result' | 'finally-result', words: readonly string[]): VariableKind {
  const [task, , result, key] = words;
  if (task === undefined || result === undefined || words.length > 4) return UNKNOWN;
  return { kind, task, result, ...(key !== undefined && { key }) };
}

function ofStep(words: readonly string[]): VariableKind {
  const [step = '', field, a, key] = words;
  if (words.length === 3 && field === 'exitCode' && a === 'path') return { kind: 'step-exit-code-path', step };
  if (isSide(field) && a && words.length === 3) return { kind: 'step-artifact', step, side: field, artifact: a };
  if (field !== 'results' || a === undefined || words.length > 4) return UNKNOWN;
  return { kind: 'step-result', step, result: a, ...(key !== undefined && { key }) };
}

function resultPath(kind: 'result-path' | 'step-result-path', words: readonly string[]): VariableKind {
  const result = words.slice(0, -1).join('.');
  return result && words.at(-1) === 'path' ? { kind, result } : UNKNOWN;
}

function workspace(words: readonly string[]): VariableKind {
  const field = WORKSPACE_FIELDS.find((candidate) => candidate === words.at(-1));
  const name = words.slice(0, -1).join('.');
  return field && name ? { kind: 'workspace', name, field } : UNKNOWN;
}

function context(words: readonly string[]): VariableKind {
  const name = CONTEXT_NAMES.find((candidate) => candidate === words.join('.'));
  return name ? { kind: 'context', name } : UNKNOWN;
}

function isSide(word: string | undefined): word is 'inputs' | 'outputs' {
  return word === 'inputs' || word === 'outputs';
}

/** Elsewhere Tekton leaves `['x']` as it is. */
function allowsBrackets([root, second]: readonly string[]): boolean {
  return (
    root === 'params' ||
    root === 'results' ||
    (root === 'step' && second === 'results') ||
    (root === 'inputs' && second === 'params')
  );
}
