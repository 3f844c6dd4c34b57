import { valueTexts } from '../../../../analysis/pipelines/result-references';
import { overwrittenKeys } from '../../../../analysis/variables/overwritten-values';
import type { AnyParamSpec, AnyPipelineRunSpec, AnyPipelineSpec } from '../../../../analysis/wire';
import { unknownNameHelp } from '../../../../diagnostics/unknown-name';
import { parseVariables, type Variable } from '../../../../schema/variables';
import { variableKind, type VariableKind } from '../../../../schema/variable-kinds';
import { givenOf } from '../../../engine/calls';
import type { ResolvedTask } from '../../../engine/places';
import { isTextOf, specsOf } from '../../param-fits';
import { isOurs, names, OF_EVENT, OF_FINALLY, type Fault } from '../../variable-fault';

/** A variable of a pipeline that stands for nothing. */
export interface PipelineFault {
  readonly message: 'workspace' | 'param' | 'unknown';
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

const CONTEXT = ['context.pipelineRun.name', '.namespace', '.uid', 'context.pipeline.name'];
/** How other tasks ended. */
const STATUS: ReadonlySet<VariableKind['kind']> = new Set(['task-status', 'task-reason', 'aggregate-status']);
/** What only the inside of a task has. */
const OF_TASKS: ReadonlySet<VariableKind['kind']> = new Set([
  'result-path',
  'step-result',
  'step-result-path',
  'step-exit-code-path',
]);
const FOLDER = 'here texts of params and $(context.pipelineRun.name) count: let the task take the rest as a param';
const TAKEN = 'it is put there if the task also takes it in params or when';
const IN_PARAMS = 'give it in params, the same for all combinations';
const INSIDE = 'the pipeline does not know what is inside of its tasks: take a result of the task';
const OF_PIPELINE = /^(?:pipelineRun|pipeline|pipelineTask)$/;

/** Variables of a pipeline task that neither its pipeline nor its run puts anything in place of, where the webhooks do not look. */
export function pipelineFaults(
  one: ResolvedTask,
  isLast: boolean,
  spec: AnyPipelineSpec,
  run: AnyPipelineRunSpec | undefined,
): PipelineFault[] {
  const params = [...(spec.params ?? []), ...specsOf(run?.params)];
  const workspaces = [...names(spec.workspaces), ...names(run?.workspaces)];
  return textsOf(one, run).flatMap((text) =>
    parseVariables(text.text).flatMap((variable) => {
      const fault = faultIn(variable, text, one, isLast, params, workspaces);
      if (!fault) return [];
      // One that is asked whether it is bound is as good as one that is not.
      const severity = fault.message === 'workspace' && !text.isValue ? 'warning' : 'error';
      return [{ ...fault, variable: variable.text, path: text.path, severity } as PipelineFault];
    }),
  );
}

function faultIn(
  variable: Variable,
  { isValue, isLooked, isFolder = false, isOfMatrix = false }: Text,
  { callee, place }: ResolvedTask,
  isLast: boolean,
  params: readonly AnyParamSpec[],
  workspaces: readonly string[],
): Fault | undefined {
  const kind = variableKind(variable);
  const [root, group = ''] = variable.segments;
  const context: Fault = { message: 'unknown', name: '', help: [`there are ${CONTEXT.join(', ')}`] };
  if (kind.kind === 'param') {
    if (isFolder ? isTextOf(kind, params) : isLooked || names(params).includes(kind.name)) return undefined;
    if (names(params).includes(kind.name)) return { message: 'unknown', name: '', help: [FOLDER] };
    return { message: 'param', name: kind.name, help: unknownNameHelp(kind.name, 'params', names(params)) };
  }
  if (kind.kind === 'workspace') {
    if (isValue && (kind.field !== 'bound' || !callee)) return undefined;
    if (kind.field !== 'bound')
      return { message: 'unknown', name: '', help: ['a pipeline knows of a workspace whether it is bound, no more'] };
    const known = [...workspaces, ...(isValue ? names(callee?.spec.workspaces) : [])];
    return known.includes(kind.name)
      ? undefined
      : { message: 'workspace', name: kind.name, help: unknownNameHelp(kind.name, 'workspaces', known) };
  }
  if (kind.kind === 'finally-result') return OF_FINALLY;
  if (isFolder && root === 'tt') return OF_EVENT;
  if (STATUS.has(kind.kind)) {
    if (isFolder) return { message: 'unknown', name: '', help: [FOLDER] };
    // Before finally it is told wherever it stands.
    return isOfMatrix && place.section === 'finally' ? { message: 'unknown', name: '', help: [IN_PARAMS] } : undefined;
  }
  if (isFolder && kind.kind === 'task-result')
    return place.allUses.some((use) => use.task === kind.task && use.result === kind.result)
      ? undefined
      : { message: 'unknown', name: '', help: [TAKEN] };
  if (!isValue && OF_TASKS.has(kind.kind)) return { message: 'unknown', name: '', help: [INSIDE] };
  if (root !== 'context' || variable.malformed)
    return kind.kind === 'unknown' && isOurs(variable.segments) && root !== 'tt' && root !== 'context'
      ? { message: 'unknown', name: '', help: [INSIDE] }
      : undefined;
  if (isValue) {
    if (isOfMatrix && kind.kind === 'context' && kind.name === 'pipelineTask.retries')
      return { message: 'unknown', name: '', help: [IN_PARAMS] };
    // What a Task of its own gets is looked at there, and the webhooks look at the last task.
    const isTold = callee?.document !== undefined || (isLast && OF_PIPELINE.test(group));
    return kind.kind === 'context' || isTold || !/^(?:pipeline|task)/i.test(group) ? undefined : context;
  }
  const isKnown = kind.kind === 'context' && /^(?:pipelineRun|pipeline)\./.test(kind.name);
  return isKnown ? undefined : context;
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
