import { isTextOfPipeline } from '../../analysis/variables/value-type';
import { isPartOfPart } from '../../analysis/variables/wrong-part';
import { mergedSteps } from '../../analysis/tasks/merge-steps';
import { taskVariables, type TaskVariable } from '../../analysis/tasks/task-variables';
import type { AnyStep, AnyTaskSpec } from '../../analysis/wire';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import type { VariableKind } from '../../schema/variable-kinds';
import type { Variable } from '../../schema/variables';
import { quote } from '../../util/quote';
import type { Inherited } from '../engine/places';
import { isOurs, OF_PARAMS, variablesOf } from './variable-forms';
import type { KnownParam, ParamKind } from '../../analysis/variables/given-params';

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
    | 'key'
    | 'here'
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
/** The result of a finally task: nothing starts behind them. */
export const OF_FINALLY: Fault = {
  message: 'here',
  name: '',
  help: ['results of finally tasks can only become results of the pipeline'],
};

/** A param of a TriggerTemplate where none makes the document. */
export const OF_EVENT: Fault = {
  message: 'here',
  name: '',
  help: ['only documents in a TriggerTemplate have $(tt.params.…): declare a param, and let the run there give it'],
};
const IS_BESIDE = /\.(?:sidecars|volumes|workspaces)\[\d+\]\./;

/** What is known about a Task beside itself. */
export interface Known {
  /** Whether the webhooks look for variables in this field. @default - they do not */
  readonly isLooked?: (path: string) => boolean;
  /** Names of the results of a step; undefined when they are not known. */
  readonly resultsOf: (step: AnyStep) => readonly string[] | undefined;
  /** Whether somebody may give objects a key that their params do not declare. @default - nobody does */
  readonly hasKey?: (key: string) => boolean;
}

/** Why nothing is put in place of a variable of a Task; undefined where something is. */
export function faultOf(
  one: TaskVariable,
  spec: AnyTaskSpec,
  inherited: Inherited,
  { isLooked = () => false, resultsOf, hasKey }: Known,
): Fault | undefined {
  const { kind, variable, path } = one;
  switch (kind.kind) {
    case 'workspace': {
      const own = names(spec.workspaces);
      return inherited.workspaces && named('workspace', kind.name, 'workspaces', [...own, ...inherited.workspaces]);
    }
    case 'param': {
      const key = keyFault(kind, spec, inherited);
      if (key && !isLooked(path) && hasKey?.(key.name) !== true) return key;
      // The old name means what the task is given itself, and the webhooks do not look for it.
      if (variable.segments[0] === 'inputs' && inherited.isInPipeline)
        return named('param', kind.name, 'params of the task', [...names(spec.params), ...names(inherited.given)]);
      if (inherited.isOpen) return undefined;
      const known = [...names(spec.params), ...names(inherited.params)];
      if (known.includes(kind.name) || isLooked(path) || known.includes(`${kind.name}.${kind.key ?? ''}`))
        return undefined;
      return named('param', kind.name, 'params', known);
    }
    case 'result-path':
      // In scripts this is told when the Task is made.
      return isScript(path) ? undefined : named('result', kind.result, 'results', names(spec.results));
    case 'step-result-path':
      // A pipeline joins the template of a task inside of it with the steps before it is run.
      if (inherited.isInPipeline && path.includes('.stepTemplate.') && haveResult(kind.result, spec, resultsOf))
        return undefined;
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
      // A text that is nothing else has to be a result there.
      if (one.text === variable.text && /\.steps\[\d+\]\.params\[\d+\]\.value$/.test(path))
        return { message: 'here', name: '', help: ['a step hands on results of others: let a step read the file'] };
      const known = (spec.steps ?? []).map(({ name = '' }, i) => `step-${name === '' ? `unnamed-${i}` : name}`);
      return named('step', kind.step, 'steps, as this variable names them', known);
    }
    case 'task-result':
      // Tekton hands on whole lists, and no elements of them.
      if (inherited.isInPipeline && typeof kind.index === 'number') return THROUGH_PARAM;
      if (inherited.tasks) return named('task', kind.task, 'tasks', inherited.tasks);
      return ofPipeline(inherited);
    case 'task-status':
    case 'task-reason':
    case 'aggregate-status':
      if (!inherited.isInPipeline) return ofPipeline(inherited);
      return path.includes('.finally[') ? THROUGH_PARAM : NOT_YET;
    case 'task-artifact':
    case 'artifacts-path':
    case 'step-artifacts-path':
      return IS_BESIDE.test(path) ? { ...BESIDE, help: ['let a step take it: others have no artifacts'] } : undefined;
    case 'matrix-length':
      return inherited.isInPipeline && path !== '' ? THROUGH_PARAM : ofPipeline(inherited);
    case 'context':
      if (kind.name === 'pipelineTask.retries' && inherited.isInPipeline && path !== '') return THROUGH_PARAM;
      return kind.name.startsWith('pipeline') ? ofPipeline(inherited) : undefined;
    case 'unknown':
      if (isElementOfKey(variable) && !inherited.isOpen && !isLooked(path))
        return paramOfPart(variable, spec, inherited);
      if (variable.segments[0] === 'tt' && variable.segments[1] === 'params') return OF_EVENT;
      // Two words in dots at most are a param; parts of parts are told elsewhere.
      if (variable.segments[0] === 'params')
        return isLooked(path) || !isOurs(variable.segments) || isPartOfPart(variable.text, () => 'array')
          ? undefined
          : { message: 'unknown', name: '', help: [OF_PARAMS] };
      // In scripts results that are not there are told when the Task is made.
      if (
        variable.segments[0] === 'results' &&
        isScript(path) &&
        !names(spec.results).includes(variable.segments[1] ?? '')
      )
        return undefined;
      // Names that are no words at all may mean something to others.
      return isLookedFor(variable, isLooked(path)) || variable.malformed || !isOurs(variable.segments)
        ? undefined
        : { message: 'unknown', name: '', help: [variablesOf(variable.segments)] };
    case 'trigger-param':
      return OF_EVENT;
    case 'finally-result':
      return OF_FINALLY;
    default:
      return undefined;
  }
}

function isScript(path: string): boolean {
  return path.endsWith('.script') && path.includes('.steps[');
}

/** `$(params.name.key[0])`, which is nothing even where there is such a param. */
function isElementOfKey({ segments, index, malformed }: Variable): boolean {
  return segments[0] === 'params' && segments.length === 3 && index !== undefined && !malformed;
}

/** Whether its param is there at all; what is wrong with it else is told elsewhere. */
function paramOfPart({ segments }: Variable, { params }: AnyTaskSpec, inherited: Inherited): Fault | undefined {
  const [, name = '', key = ''] = segments;
  const known = [...names(params), ...names(inherited.params)];
  return known.includes(`${name}.${key}`) ? undefined : named('param', name, 'params', known);
}

/** A key that an object of a Task, or else of its pipeline, does not declare. */
function keyFault(kind: ParamKind, { params = [] }: AnyTaskSpec, inherited: Inherited): Fault | undefined {
  if (inherited.given?.some(({ name }) => name === kind.name)) return undefined;
  return missingKey(kind, [...params, ...inherited.params, ...(inherited.ofPipeline ?? [])]);
}

/** A key that none of the objects of that name declares; undefined where one may have it. */
export function missingKey({ name, key }: ParamKind, params: readonly KnownParam[]): Fault | undefined {
  if (key === undefined || params.some((one) => one.name === `${name}.${key}`)) return undefined;
  const declared = params.filter((one) => one.name === name);
  if (declared.length === 0) return undefined;
  const keys = declared.flatMap(({ type, properties = {}, default: preset = {}, value = {} }) =>
    type === 'object' ? [properties, preset, value].flatMap((one) => Object.keys(one)) : [key],
  );
  return named('key', key, `keys of ${quote(name)}`, keys);
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
  // In the script of a step with results this is told when the Task is made.
  if (path.endsWith('.script') && holder.results) return undefined;
  const known = resultsOf(holder);
  if (holder.ref) return known && named('result', result, 'results of the StepAction', known);
  return named('result', result, 'results of the step', known ?? []);
}

/** Whether all steps have a result, as far as that is known. */
function haveResult(result: string, { steps = [] }: AnyTaskSpec, resultsOf: Known['resultsOf']): boolean {
  return steps.every((step) => {
    const known = resultsOf(step) ?? (step.ref ? [result] : []);
    return known.includes(result);
  });
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
