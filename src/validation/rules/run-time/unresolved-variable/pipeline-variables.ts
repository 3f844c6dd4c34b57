import { valueTexts } from '../../../../analysis/pipelines/result-references';
import { overwrittenKeys } from '../../../../analysis/variables/overwritten-values';
import type { AnyPipelineRunSpec, AnyPipelineSpec } from '../../../../analysis/wire';
import { unknownNameHelp } from '../../../../diagnostics/unknown-name';
import { parseVariables, type Variable } from '../../../../schema/variables';
import { variableKind } from '../../../../schema/variable-kinds';
import { givenOf } from '../../../engine/calls';
import type { ResolvedTask } from '../../../engine/places';
import { names, type Fault } from '../../variable-fault';

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
  /** Whether the webhooks look for params here. */
  readonly isLooked: boolean;
}

const CONTEXT = ['context.pipelineRun.name', '.namespace', '.uid', 'context.pipeline.name'];
const OF_PIPELINE = /^(?:pipelineRun|pipeline|pipelineTask)$/;

/** Variables of a pipeline task that neither its pipeline nor its run puts anything in place of, where the webhooks do not look. */
export function pipelineFaults(
  one: ResolvedTask,
  isLast: boolean,
  spec: AnyPipelineSpec,
  run: AnyPipelineRunSpec | undefined,
): PipelineFault[] {
  const params = [...names(spec.params), ...names(run?.params)];
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
  { isValue, isLooked }: Text,
  { callee }: ResolvedTask,
  isLast: boolean,
  params: readonly string[],
  workspaces: readonly string[],
): Fault | undefined {
  const kind = variableKind(variable);
  const [root, group = ''] = variable.segments;
  const context: Fault = { message: 'unknown', name: '', help: [`there are ${CONTEXT.join(', ')}`] };
  if (kind.kind === 'param')
    return isLooked || params.includes(kind.name)
      ? undefined
      : { message: 'param', name: kind.name, help: unknownNameHelp(kind.name, 'params', params) };
  if (kind.kind === 'workspace') {
    if (isValue && (kind.field !== 'bound' || !callee)) return undefined;
    if (kind.field !== 'bound')
      return { message: 'unknown', name: '', help: ['a pipeline knows of a workspace whether it is bound, no more'] };
    const known = [...workspaces, ...(isValue ? names(callee?.spec.workspaces) : [])];
    return known.includes(kind.name)
      ? undefined
      : { message: 'workspace', name: kind.name, help: unknownNameHelp(kind.name, 'workspaces', known) };
  }
  if (root !== 'context' || variable.malformed) return undefined;
  if (isValue) {
    // What a Task of its own gets is looked at there, and the webhooks look at the last task.
    const isTold = callee?.document !== undefined || (isLast && OF_PIPELINE.test(group));
    return kind.kind === 'context' || isTold || !/^(?:pipeline|task)/i.test(group) ? undefined : context;
  }
  const isKnown = kind.kind === 'context' && /^(?:pipelineRun|pipeline)\./.test(kind.name);
  return isKnown ? undefined : context;
}

function textsOf({ place: { task, path } }: ResolvedTask, run: AnyPipelineRunSpec | undefined): Text[] {
  const unseen = run && overwrittenKeys(run);
  const values = givenOf(path, task).flatMap(({ param, path: at }) => {
    const keys = unseen?.get(param);
    const text = (value: string, isLooked: boolean) => ({ text: value, path: `${at}.value`, isValue: true, isLooked });
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
