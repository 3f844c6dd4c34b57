import { isTextOfPipeline } from '../../analysis/variables/value-type';
import { mergedSteps } from '../../analysis/tasks/merge-steps';
import { taskVariables, type TaskVariable } from '../../analysis/tasks/task-variables';
import type { AnyStep, AnyTaskSpec } from '../../analysis/wire';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import type { VariableKind } from '../../schema/variable-kinds';
import type { Variable } from '../../schema/variables';
import { quote } from '../../util/quote';
import type { Inherited } from '../engine/places';

/** Why nothing is put in place of a variable; `name` is what there is not. */
export interface Fault {
  readonly message:
    | 'workspace'
    | 'param'
    | 'result'
    | 'step'
    | 'beside'
    | 'unended'
    | 'task'
    | 'pipeline'
    | 'status'
    | 'through'
    | 'unknown';
  readonly name: string;
  readonly help: readonly string[];
}

/** A task of which nothing beside it is known. */
export const ALONE: Inherited = { params: [], workspaces: [], isInPipeline: false, isOpen: false };
/** How a task ended, before all have. */
const NOT_YET: Fault = {
  message: 'status',
  name: '',
  help: ['move the task to finally; before, tasks only know that those before them succeeded'],
};

/** How a task ended, in the texts of a task inside of finally. */
const THROUGH_PARAM: Fault = {
  message: 'through',
  name: '',
  help: ['declare a param, and let the pipeline give it this'],
};

/** A result of a step, or its file, where steps are not. */
const BESIDE: Fault = {
  message: 'beside',
  name: '',
  help: ['let a step put it where this can read it: a file in an emptyDir that both mount'],
};
const IS_BESIDE = /\.(?:sidecars|volumes|workspaces)\[\d+\]\./;

/** What is known about a Task beside itself. */
export interface Known {
  /** Whether the webhooks look for variables in this field. @default - they do not */
  readonly isLooked?: (path: string) => boolean;
  /** Names of the results of a step; undefined when they are not known. */
  readonly resultsOf: (step: AnyStep) => readonly string[] | undefined;
}

/** Why nothing is put in place of a variable of a Task; undefined where something is. */
export function faultOf(
  one: TaskVariable,
  spec: AnyTaskSpec,
  inherited: Inherited,
  { isLooked = () => false, resultsOf }: Known,
): Fault | undefined {
  const { kind, variable, path } = one;
  switch (kind.kind) {
    case 'workspace': {
      const own = names(spec.workspaces);
      return inherited.workspaces && named('workspace', kind.name, 'workspaces', [...own, ...inherited.workspaces]);
    }
    case 'param': {
      if (inherited.isOpen) return undefined;
      const known = [...names(spec.params), ...names(inherited.params)];
      if (known.includes(kind.name) || isLooked(path) || known.includes(`${kind.name}.${kind.key ?? ''}`))
        return undefined;
      return named('param', kind.name, 'params', known);
    }
    case 'result-path':
      // In scripts this is told when the Task is made.
      return path.endsWith('.script') && path.includes('.steps[')
        ? undefined
        : named('result', kind.result, 'results', names(spec.results));
    case 'step-result-path':
      return ownResultFault(kind.result, one, spec, resultsOf);
    case 'step-result': {
      if (IS_BESIDE.test(path)) return BESIDE;
      // Elsewhere Tekton refuses it when the Task is made.
      if (!/\.(?:command|args|env|when|params)\b/.test(path)) return undefined;
      const at = (spec.steps ?? []).findIndex(({ name }) => name === kind.step);
      const holder = spec.steps?.[at];
      if (!holder) return named('step', kind.step, 'steps', names(spec.steps));
      const results = resultsOf(holder);
      return (
        (results && named('result', kind.result, `results of step ${quote(kind.step)}`, results)) ??
        orderFault(kind.step, at, one, spec)
      );
    }
    case 'step-artifact': {
      if (IS_BESIDE.test(path)) return BESIDE;
      const known = names(spec.steps);
      return named('step', kind.step, 'steps', known) ?? orderFault(kind.step, known.indexOf(kind.step), one, spec);
    }
    case 'step-exit-code-path': {
      const known = (spec.steps ?? []).map(({ name = '' }, i) => `step-${name === '' ? `unnamed-${i}` : name}`);
      return named('step', kind.step, 'steps, as this variable names them', known);
    }
    case 'task-result':
      if (inherited.tasks) return named('task', kind.task, 'tasks', inherited.tasks);
      return ofPipeline(inherited);
    case 'task-status':
    case 'task-reason':
    case 'aggregate-status':
      if (!inherited.isInPipeline) return ofPipeline(inherited);
      return path.includes('.finally[') ? THROUGH_PARAM : NOT_YET;
    case 'matrix-length':
      return ofPipeline(inherited);
    case 'context':
      return kind.name.startsWith('pipeline') ? ofPipeline(inherited) : undefined;
    case 'unknown':
      // Names that are no words at all may mean something to others.
      return isLookedFor(variable, isLooked(path)) || variable.malformed || !isOurs(variable.segments)
        ? undefined
        : { message: 'unknown', name: '', help: [variablesOf(variable.segments)] };
    default:
      return undefined;
  }
}

/** The file of a result that a step writes; that of another step it does not know. */
function ownResultFault(
  result: string,
  { path, step }: TaskVariable,
  spec: AnyTaskSpec,
  resultsOf: Known['resultsOf'],
): Fault | undefined {
  const holder = spec.steps?.[step ?? -1];
  if (!holder) return { ...BESIDE, help: ['write it in each step that has such a result'] };
  // What a step hands on stands in a StepAction; in the script of a step with results this is told when the Task is made.
  if (holder.ref ?? (path.endsWith('.script') && holder.results)) return undefined;
  const known = resultsOf(holder) ?? [];
  return named('result', result, 'results of the step', known);
}

/** Steps run one after the other, and what one of them leaves is put in place when the next one starts. */
function orderFault(
  name: string,
  at: number,
  { variable, step, path }: TaskVariable,
  spec: AnyTaskSpec,
): Fault | undefined {
  const isEarly = path.includes('.stepTemplate.')
    ? mergedSteps(spec).some(
        ({ command, args, env }, i) => i <= at && JSON.stringify([command, args, env]).includes(variable.text),
      )
    : step !== undefined && step <= at;
  if (!isEarly) return undefined;
  return { message: 'unended', name, help: [`let a step behind ${quote(name)} take it`] };
}

function named(message: Fault['message'], name: string, what: string, known: readonly string[]): Fault | undefined {
  return known.includes(name) ? undefined : { message, name, help: unknownNameHelp(name, what, known) };
}

/** Workspaces that get from a pipeline to a task inside of it: those that it uses by name, and those that are bound to it. */
export function workspacesInside(spec: AnyTaskSpec, bound: readonly string[] = []): string[] {
  return [...taskVariables(spec, '').flatMap(({ kind }) => (kind.kind === 'workspace' ? [kind.name] : [])), ...bound];
}

/** The names of a list of things. */
export function names(list: readonly { readonly name?: string }[] = []): string[] {
  return list.map(({ name = '' }) => name);
}

/** Whether a variable is about a pipeline and its other tasks. */
export function isOfPipeline(kind: VariableKind): boolean {
  return kind.kind === 'task-result' || isTextOfPipeline(kind);
}

/** What only a task inside of a pipeline can have. */
function ofPipeline({ isInPipeline }: Inherited): Fault | undefined {
  return isInPipeline
    ? undefined
    : { message: 'pipeline', name: '', help: ['declare a param, and let the pipeline give it this value'] };
}

/** Whether the webhooks see it: names below two words of the context in steps, but for what stands behind them in brackets. */
function isLookedFor({ segments: [root, second = ''], index, bracketed }: Variable, isLooked: boolean): boolean {
  return isLooked && root === 'context' && /^(?:taskRun|task)$/.test(second) && index === undefined && !bracketed;
}

/** What of the kind there is. */
function variablesOf([root]: readonly string[]): string {
  if (root === 'workspaces') return 'of a workspace there are path, bound, claim and volume';
  return root !== 'context'
    ? 'a path is a text, and has no parts'
    : 'there are context.taskRun.name, .namespace and .uid, context.task.name and .retry-count';
}

/** Whether the beginning says that Tekton was meant. */
function isOurs([root, second, third]: readonly string[]): boolean {
  return (
    root === 'workspaces' ||
    (root === 'artifacts' && second === 'path') ||
    (root === 'step' && second === 'artifacts' && third === 'path') ||
    (root === 'credentials' && second === 'path') ||
    (root === 'context' && second !== undefined)
  );
}
