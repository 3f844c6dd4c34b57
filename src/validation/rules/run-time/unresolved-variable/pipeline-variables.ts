import { valueTexts } from '../../../../analysis/pipelines/result-references';
import { overwrittenKeys } from '../../../../analysis/variables/overwritten-values';
import type { AnyParamSpec, AnyPipelineRunSpec, AnyPipelineSpec } from '../../../../analysis/wire';
import { unknownNameHelp } from '../../../../diagnostics/unknown-name';
import { parseVariables, type Variable } from '../../../../schema/variables';
import { variableKind, type VariableKind } from '../../../../schema/variable-kinds';
import { givenOf } from '../../../engine/calls';
import type { ResolvedTask } from '../../../engine/places';
import { isTextOf, specsOf, type ParamKind } from '../../../../analysis/variables/given-params';
import { names, OF_EVENT, OF_FINALLY, type Fault } from '../../variable-fault';
import { isOurs, OF_PARAMS } from '../../variable-forms';

/** A variable of a pipeline that stands for nothing. */
export interface PipelineFault {
  readonly message: 'workspace' | 'param' | 'here' | 'unknown';
  readonly variable: string;
  readonly name: string;
  readonly path: string;
  readonly help: readonly string[];
  readonly severity: 'error' | 'warning';
}

/** Where a text of a pipeline task stands. */
interface Text {
  readonly text: string;
  readonly path: string;
  /** Values go on into the task, which replaces what it knows itself. */
  readonly isValue: boolean;
  /** Whether it is given by a matrix, where Tekton does not put how tasks ended. */
  readonly isOfMatrix?: boolean;
  /** Whether only params and the context are put there: in the folder of a workspace. */
  readonly isFolder?: boolean;
  /** Whether the webhooks look for params here. */
  readonly isLooked: boolean;
}

const OF_CONTEXT = unknown('there are context.pipelineRun.name, .namespace, .uid, context.pipeline.name');
const FOLDER = 'here texts of params and $(context.pipelineRun.name) count: let the task take the rest as a param';
const COUNTED = 'the number of combinations is put into what a task is given in params only';
const TAKEN = 'it is put there if the task also takes it in params or when';
const IN_PARAMS = 'give it in params, the same for all combinations';
const INSIDE = 'the pipeline does not know what is inside of its tasks: take a result of the task';
const OF_PIPELINE = /^(?:pipelineRun|pipeline|pipelineTask)$/;

/** A pipeline task with what its pipeline and its run have. */
interface Scope {
  readonly task: ResolvedTask;
  readonly isLast: boolean;
  readonly params: readonly AnyParamSpec[];
  readonly workspaces: readonly string[];
}

/** Variables of a pipeline task that neither its pipeline nor its run puts anything in place of, where the webhooks do not look. */
export function pipelineFaults(
  task: ResolvedTask,
  isLast: boolean,
  spec: AnyPipelineSpec,
  run: AnyPipelineRunSpec | undefined,
): PipelineFault[] {
  const params = [...(spec.params ?? []), ...specsOf(run?.params)];
  const workspaces = [...names(spec.workspaces), ...names(run?.workspaces)];
  return textsOf(task, run).flatMap((text) =>
    parseVariables(text.text).flatMap((variable) => {
      const fault = faultIn(variable, text, { task, isLast, params, workspaces });
      if (!fault) return [];
      // One that is asked whether it is bound is as good as one that is not.
      const severity = fault.message === 'workspace' && !text.isValue ? 'warning' : 'error';
      return [{ ...fault, variable: variable.text, path: text.path, severity } as PipelineFault];
    }),
  );
}

function faultIn(variable: Variable, text: Text, scope: Scope): Fault | undefined {
  const kind = variableKind(variable);
  const { isValue, isFolder = false, isOfMatrix = false } = text;
  const { place } = scope.task;
  switch (kind.kind) {
    case 'param':
      return paramFault(kind, text, scope);
    case 'workspace':
      return workspaceFault(kind, text, scope);
    case 'finally-result':
      return OF_FINALLY;
    case 'trigger-param':
      return isFolder ? OF_EVENT : undefined;
    case 'task-status':
    case 'task-reason':
    case 'aggregate-status':
      if (isFolder) return notHere(FOLDER);
      // Before finally it is told wherever it stands.
      return isOfMatrix && place.section === 'finally' ? notHere(IN_PARAMS) : undefined;
    case 'task-result':
      return !isFolder || place.allUses.some((use) => use.task === kind.task && use.result === kind.result)
        ? undefined
        : notHere(TAKEN);
    case 'matrix-length':
      if (isOfMatrix)
        return JSON.stringify(place.task.params ?? []).includes(variable.text) ? undefined : notHere(COUNTED);
      return isValue ? undefined : notHere(COUNTED);
    case 'result-path':
    case 'step-result':
    case 'step-result-path':
    case 'step-exit-code-path':
      return isValue ? undefined : notHere(INSIDE);
    case 'context':
      if (isValue) return isOfMatrix && kind.name === 'pipelineTask.retries' ? notHere(IN_PARAMS) : undefined;
      return /^(?:pipelineRun|pipeline)\./.test(kind.name) ? undefined : OF_CONTEXT;
    case 'unknown':
      return variable.malformed && variable.segments[0] !== 'params' ? undefined : unknownFault(variable, text, scope);
    default:
      return undefined;
  }
}

function paramFault(kind: ParamKind, { isFolder = false, isLooked }: Text, { params }: Scope): Fault | undefined {
  const isDeclared = names(params).includes(kind.name);
  if (isFolder ? isTextOf(kind, params) : isLooked || isDeclared) return undefined;
  if (isDeclared) return notHere(FOLDER);
  return { message: 'param', name: kind.name, help: unknownNameHelp(kind.name, 'params', names(params)) };
}

function workspaceFault(
  { name, field }: VariableKind & { readonly kind: 'workspace' },
  { isValue }: Text,
  { task: { callee }, workspaces }: Scope,
): Fault | undefined {
  if (isValue && (field !== 'bound' || !callee)) return undefined;
  if (field !== 'bound') return unknown('a pipeline knows of a workspace whether it is bound, no more');
  const known = [...workspaces, ...(isValue ? names(callee?.spec.workspaces) : [])];
  return known.includes(name)
    ? undefined
    : { message: 'workspace', name, help: unknownNameHelp(name, 'workspaces', known) };
}

/** A variable that Tekton has nowhere. What a Task of its own gets is looked at there, and the webhooks look at the last task. */
function unknownFault(
  { segments }: Variable,
  { isValue, isFolder = false }: Text,
  { task: { callee }, isLast }: Scope,
): Fault | undefined {
  const [root, group = ''] = segments;
  if (root === 'params') return isFolder ? unknown(OF_PARAMS) : undefined;
  const isTold = isValue && callee?.document !== undefined;
  if (root === 'tt') return isFolder ? OF_EVENT : undefined;
  if (root !== 'context') return isTold || !isOurs(segments) ? undefined : unknown(INSIDE);
  if (!isValue) return OF_CONTEXT;
  return isTold || (isLast && OF_PIPELINE.test(group)) || !/^(?:pipeline|task)/i.test(group) ? undefined : OF_CONTEXT;
}

/** A variable that there is, but not at such a place. */
function notHere(help: string): Fault {
  return { message: 'here', name: '', help: [help] };
}

function unknown(help: string): Fault {
  return { message: 'unknown', name: '', help: [help] };
}

function textsOf({ place: { task, path } }: ResolvedTask, run: AnyPipelineRunSpec | undefined): Text[] {
  const unseen = run && overwrittenKeys(run);
  const values = givenOf(path, task).flatMap(({ param, path: at, by }) => {
    const keys = unseen?.get(param);
    const text = (value: string, isLooked: boolean) => ({
      text: value,
      path: `${at}.value`,
      isValue: true,
      isLooked,
      isOfMatrix: by !== 'params',
    });
    return keys
      ? Object.entries(param.value).map(([key, value]) => text(value, !keys.has(key)))
      : valueTexts(param.value).map((value) => text(value, true));
  });
  const whens = (task.when ?? []).flatMap(({ input = '', values: list, cel = '' }, i) => {
    const at = `${path}.when[${i}]`;
    return [
      { text: input, path: `${at}.input`, isValue: false, isLooked: true },
      ...valueTexts(list).map((text) => ({ text, path: `${at}.values`, isValue: false, isLooked: true })),
      { text: cel, path: `${at}.cel`, isValue: false, isLooked: false },
    ];
  });
  const folders = (task.workspaces ?? []).map(({ subPath = '' }, i) => ({
    text: subPath,
    path: `${path}.workspaces[${i}].subPath`,
    isValue: false,
    isLooked: false,
    isFolder: true,
  }));
  const resolver = (task.taskRef?.params ?? []).flatMap(({ value }, i) =>
    valueTexts(value).map((text) => ({
      text,
      path: `${path}.taskRef.params[${i}].value`,
      isValue: false,
      isLooked: false,
    })),
  );
  return [...values, ...whens, ...folders, ...resolver].filter(({ text }) => text.includes('$('));
}
