import { surroundingTexts } from '../../../../analysis/variables/surrounding-texts';
import { wholeOf, wrongPart } from '../../../../analysis/variables/wrong-part';
import type {
  AnyParam,
  AnyParamSpec,
  AnyPipelineRunSpec,
  AnyPipelineSpec,
  AnyTaskRunSpec,
  AnyTaskSpec,
} from '../../../../analysis/wire';
import { unknownNameHelp } from '../../../../diagnostics/unknown-name';
import { list } from '../../../../util/list';
import { quote } from '../../../../util/quote';
import { parseVariables } from '../../../../schema/variables';
import { variableKind, type VariableKind } from '../../../../schema/variable-kinds';
import type { ResolvedTask } from '../../../engine/places';
import { isOurs, names } from '../../variable-fault';

/** A variable in the pods or workspaces of a run that stands for nothing. */
export interface RunFault {
  readonly message: 'param' | 'elsewhere' | 'plain';
  readonly variable: string;
  readonly param: string;
  /** Whose params count there. */
  readonly of: string;
  readonly path: string;
  readonly help: readonly string[];
  readonly severity: 'error' | 'warning';
}

/** The params that Tekton puts in place of variables in a part of a run. */
interface Scope {
  readonly known: readonly AnyParamSpec[];
  readonly of: string;
  /** Those that exist and do not count there. */
  readonly others: readonly string[];
  /** Whether results of tasks count, too. @default false */
  readonly hasResults?: boolean;
  /** What to do about those. */
  readonly advice: string;
  /** Whether nothing takes what is looked at. @default - something does */
  readonly isIdle?: () => boolean;
}

/** A pod or a volume whose text Kubernetes takes whatever it says: a folder, the value of an environment variable. */
const ANY_TEXT = /\.(?:subPath|path|value)$/;

/** Variables of a TaskRun: params of the run and of its Task count. */
export function taskRunFaults(run: AnyTaskRunSpec, task: AnyTaskSpec): RunFault[] {
  const scope = { known: [...(task.params ?? []), ...specsOf(run.params)], of: 'the task', others: [], advice: '' };
  return [
    ...faultsIn(run.podTemplate, 'spec.podTemplate', scope),
    ...(run.workspaces ?? []).flatMap((one, i) => faultsInBinding(one, `spec.workspaces[${i}]`, scope)),
  ];
}

/** Variables of a PipelineRun: in pods params of their tasks count, in workspaces also those that the run itself gives. */
export function pipelineRunFaults(
  run: AnyPipelineRunSpec,
  pipeline: AnyPipelineSpec,
  tasks: readonly ResolvedTask[],
): RunFault[] {
  const others = [...names(pipeline.params), ...names(run.params)];
  const all = tasks.map(paramsOf);
  const ofTasks = {
    known: all.flatMap((one) => one ?? []),
    of: 'tasks',
    others,
    advice: 'write the value itself, or let the task declare the param',
  };
  const ofRun = {
    ...ofTasks,
    known: [...ofTasks.known, ...specsOf(run.params)],
    of: 'tasks and of the run itself',
    hasResults: true,
    advice: 'let the run give the param: a default of the pipeline does not count here',
  };
  const areKnown = !all.includes(undefined);
  const specs = (run.taskRunSpecs ?? []).flatMap(({ podTemplate, pipelineTaskName }, i) => {
    const at = tasks.findIndex(({ place }) => place.name === pipelineTaskName);
    const known = all[at];
    return known
      ? faultsIn(podTemplate, `spec.taskRunSpecs[${i}].podTemplate`, { ...ofTasks, known, of: 'its task' })
      : [];
  });
  if (!areKnown) return specs;
  return [
    ...faultsIn(run.taskRunTemplate?.podTemplate, 'spec.taskRunTemplate.podTemplate', ofTasks),
    ...specs,
    ...(run.workspaces ?? []).flatMap((one, i) =>
      faultsInBinding(one, `spec.workspaces[${i}]`, {
        ...ofRun,
        isIdle: () => !tasks.some(takesWorkspace(one.name ?? '')),
      }),
    ),
  ];
}

/** Whether a task is given a workspace of the run, or takes it itself because it stands inside of it. */
function takesWorkspace(workspace: string): (task: ResolvedTask) => boolean {
  return ({ place: { task }, callee }) =>
    (task.workspaces ?? []).some(({ name, workspace: given = '' }) => (given === '' ? name : given) === workspace) ||
    surroundingTexts(callee?.spec).uses('workspaces', workspace);
}

/** Params that the run of a task has; undefined when they are not known. */
function paramsOf({ place: { task, isCustom }, callee }: ResolvedTask): readonly AnyParamSpec[] | undefined {
  if (isCustom) return [];
  const untyped = [...(task.params ?? []), ...matrixParams(task)].map(({ name }) => ({ name }) as AnyParamSpec);
  return callee && [...(callee.spec.params ?? []), ...untyped];
}

function matrixParams({ matrix }: ResolvedTask['place']['task']): readonly AnyParam[] {
  return [...(matrix?.params ?? []), ...(matrix?.include ?? []).flatMap(({ params = [] }) => params)];
}

/** What a run gives, with the types that the values have. */
function specsOf(params: readonly AnyParam[] = []): readonly AnyParamSpec[] {
  return params.map(({ name, value }) => ({
    ...(name !== undefined && { name }),
    ...(Array.isArray(value)
      ? { type: 'array' }
      : typeof value === 'object'
        ? { type: 'object', properties: value as unknown as Readonly<Record<string, object>> }
        : { type: 'string' }),
  }));
}

/** Results of tasks and annotations of claims are no params. */
function faultsInBinding(binding: object, path: string, scope: Scope): RunFault[] {
  const { name: _name, volumeClaimTemplate, ...fields } = binding as Readonly<Record<string, unknown>>;
  const { spec } = (volumeClaimTemplate ?? {}) as { readonly spec?: unknown };
  return [...faultsIn(fields, path, scope), ...faultsIn(spec, `${path}.volumeClaimTemplate.spec`, scope)];
}

function faultsIn(value: unknown, path: string, scope: Scope): RunFault[] {
  if (typeof value === 'string') return value.includes('$(') ? faultsInText(value, path, scope) : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one, i) => faultsIn(one, `${path}[${i}]`, scope));
  return Object.entries(value).flatMap(([key, one]) => faultsIn(one, `${path}.${key}`, scope));
}

function faultsInText(
  text: string,
  path: string,
  { known, of, others, advice, isIdle, hasResults }: Scope,
): RunFault[] {
  return parseVariables(text).flatMap((variable): RunFault[] => {
    const kind = variableKind(variable);
    const severity = isIdle?.() === true || ANY_TEXT.test(path) ? 'warning' : 'error';
    if (kind.kind !== 'param') {
      const isFree =
        kind.kind === 'unknown' ? !isOurs(variable.segments) : kind.kind === 'task-result' && hasResults === true;
      const help = ['write the value itself'];
      return isFree ? [] : [{ message: 'plain', variable: variable.text, param: '', of, path, help, severity }];
    }
    const declared = known.filter(({ name }) => name === kind.name || name === `${kind.name}.${kind.key ?? ''}`);
    if (declared.some((one) => one.name !== kind.name || fits(kind, one))) return [];
    if (declared.length > 0) {
      const help = [`${quote(kind.name)} is declared as ${list(declared.map(({ type = '' }) => type))}`];
      return [{ message: 'plain', variable: variable.text, param: kind.name, of, path, help, severity }];
    }
    const isElsewhere = others.includes(kind.name);
    return [
      {
        message: isElsewhere ? 'elsewhere' : 'param',
        variable: variable.text,
        param: kind.name,
        of,
        path,
        help: isElsewhere ? [advice] : unknownNameHelp(kind.name, 'params', names(known)),
        severity,
      },
    ];
  });
}

/** Whether a text can be made of the part of a param that a variable takes. */
function fits(
  kind: VariableKind & { readonly kind: 'param' },
  { type, properties = {}, default: preset = {} }: AnyParamSpec,
): boolean {
  if (type === undefined) return true;
  if (wrongPart(kind, type) || wholeOf(kind, type) || kind.index === '*') return false;
  return kind.key === undefined || kind.key in properties || (typeof preset === 'object' && kind.key in preset);
}
