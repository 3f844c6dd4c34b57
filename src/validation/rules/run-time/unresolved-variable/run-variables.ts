import { surroundingTexts } from '../../../../analysis/variables/surrounding-texts';
import { orderOf } from '../../../../analysis/pipelines/reachable-tasks';
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
import { eachText } from '../../../../util/each-text';
import { list } from '../../../../util/list';
import { quote } from '../../../../util/quote';
import { parseVariables } from '../../../../schema/variables';
import { variableKind, type VariableKind } from '../../../../schema/variable-kinds';
import type { ResolvedTask } from '../../../engine/places';
import { isTextOf, specsOf, withGiven } from '../../../../analysis/variables/given-params';
import { names } from '../../variable-fault';
import { isOurs } from '../../variable-forms';

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
  /** What to do about those. */
  readonly advice: string;
  /** What is wrong with the result of a task. @default - results do not count */
  readonly resultFault?: (
    result: VariableKind & { readonly kind: 'task-result' },
  ) => Pick<RunFault, 'severity' | 'help'> | undefined;
  /** A field into which Tekton puts the names of the run and of its pipeline. */
  readonly namesAt?: string;
  /** Whether nothing takes what is looked at. @default - something does */
  readonly isIdle?: () => boolean;
}

/** Variables of a TaskRun: params of the run and of its Task count. */
export function taskRunFaults(run: AnyTaskRunSpec, task: AnyTaskSpec): RunFault[] {
  const scope = { known: withGiven(task.params, run.params), of: 'the task', others: [], advice: '' };
  return [
    ...faultsIn(run.podTemplate, 'spec.podTemplate', scope),
    ...(run.workspaces ?? []).flatMap((one, i) => faultsIn(filledIn(one), `spec.workspaces[${i}]`, scope)),
  ];
}

/** Variables of a PipelineRun: in pods params of their tasks count, in workspaces also those that the run itself gives. */
export function pipelineRunFaults(
  run: AnyPipelineRunSpec,
  pipeline: AnyPipelineSpec,
  all: readonly ResolvedTask[],
): RunFault[] {
  // Others make their pods themselves.
  const tasks = all.filter(({ place }) => !place.isCustom);
  const scope = { others: [...names(pipeline.params), ...names(run.params)], known: [] };
  const ofTask = {
    ...scope,
    of: 'the task whose pod it is',
    advice: 'write the value itself, or let the task declare the param',
  };
  const ofRun = {
    ...scope,
    of: 'the run itself and of tasks that take the workspace',
    advice: 'let the run give the param: a default of the pipeline does not count here',
  };
  return [
    ...faultsOfTasks(run.taskRunTemplate?.podTemplate, 'spec.taskRunTemplate.podTemplate', tasks, ofTask),
    ...(run.taskRunSpecs ?? []).flatMap(({ podTemplate, pipelineTaskName }, i) => {
      const own = tasks.filter(({ place }) => place.name === pipelineTaskName);
      return faultsOfTasks(podTemplate, `spec.taskRunSpecs[${i}].podTemplate`, own, ofTask);
    }),
    ...(run.workspaces ?? []).flatMap((one, i) => {
      const users = tasks.filter(takesWorkspace(one.name ?? ''));
      const isIdle = users.length === 0;
      const resultFault = resultsFor(one.name ?? '', all);
      return faultsOfTasks(filledIn(one), `spec.workspaces[${i}]`, isIdle ? tasks : users, {
        ...ofRun,
        known: specsOf(run.params),
        isIdle: () => isIdle,
        resultFault,
        namesAt: `spec.workspaces[${i}].subPath`,
      });
    }),
  ];
}

/** Variables that stay for one of some tasks at least. */
function faultsOfTasks(value: unknown, path: string, tasks: readonly ResolvedTask[], scope: Scope): RunFault[] {
  const found = new Map<string, RunFault>();
  for (const task of tasks) {
    const params = paramsOf(task);
    if (!params) continue;
    for (const fault of faultsIn(value, path, { ...scope, known: [...scope.known, ...params] }))
      found.set(`${fault.path} ${fault.variable}`, fault);
  }
  return [...found.values()];
}

/** Whether a task is given a workspace of the run, or takes it itself because it stands inside of it. */
function takesWorkspace(workspace: string): (task: ResolvedTask) => boolean {
  return ({ place: { task }, callee }) =>
    (task.workspaces ?? []).some(({ name, workspace: given = '' }) => (given === '' ? name : given) === workspace) ||
    surroundingTexts(callee?.spec).uses('workspaces', workspace);
}

/** Params that the run of a task has; undefined when they are not known. */
function paramsOf({ place: { task }, callee }: ResolvedTask): readonly AnyParamSpec[] | undefined {
  const declared = callee?.spec.params ?? [];
  const others = [...(task.params ?? []), ...matrixParams(task)].flatMap(({ name = '' }) =>
    declared.some((one) => one.name === name) ? [] : [{ name }],
  );
  return callee && [...declared, ...others];
}

function matrixParams({ matrix }: ResolvedTask['place']['task']): readonly AnyParam[] {
  return [...(matrix?.params ?? []), ...(matrix?.include ?? []).flatMap(({ params = [] }) => params)];
}

/** Why the result of a task is not put into a workspace of the run: it has to be there before a task takes the workspace. */
function resultsFor(workspace: string, tasks: readonly ResolvedTask[]): NonNullable<Scope['resultFault']> {
  return (kind) => {
    const { task, result } = kind;
    const of = tasks.findIndex(({ place }) => place.section === 'tasks' && place.name === task);
    const { place, callee } = tasks[of] ?? {};
    if (!place) return { severity: 'error', help: unknownNameHelp(task, 'tasks', namesOfTasks(tasks)) };
    const declared = callee?.spec.results?.find(({ name }) => name === result);
    if (callee && !declared)
      return { severity: 'error', help: unknownNameHelp(result, 'results', names(callee.spec.results)) };
    if (kind.index !== undefined || (declared && !isText(kind, declared.type)))
      return { severity: 'error', help: ['only texts, and keys of objects, are put here'] };
    const before = orderOf(tasks.map((one) => one.place));
    const early = tasks.find(
      (one, i) => one.place.section === 'tasks' && !before(of, i) && takesWorkspace(workspace)(one),
    );
    return early && { severity: 'warning', help: [`let ${quote(early.place.name)} run after it: runAfter: [${task}]`] };
  };
}

/** Whether a result, or the key of one, is a text. */
function isText(kind: VariableKind, type = 'string'): boolean {
  return !wrongPart(kind, type) && !wholeOf(kind, type);
}

function namesOfTasks(tasks: readonly ResolvedTask[]): string[] {
  return tasks.flatMap(({ place }) => (place.section === 'tasks' ? [place.name] : []));
}

/** The part of a binding that is filled in; of a claim that is made for it the annotations are not. */
function filledIn(binding: object): object {
  const { name: _name, volumeClaimTemplate, ...fields } = binding as Readonly<Record<string, unknown>>;
  const { spec } = (volumeClaimTemplate ?? {}) as { readonly spec?: unknown };
  return { ...fields, ...(spec !== undefined && { volumeClaimTemplate: { spec } }) };
}

function faultsIn(value: unknown, path: string, scope: Scope): RunFault[] {
  const found: RunFault[] = [];
  eachText(value, path, (text, at) => {
    if (text.includes('$(')) found.push(...faultsInText(text, at, scope));
  });
  return found;
}

function faultsInText(text: string, path: string, scope: Scope): RunFault[] {
  const { known, of, others, advice, isIdle, resultFault, namesAt } = scope;
  return parseVariables(text).flatMap((variable): RunFault[] => {
    const kind = variableKind(variable);
    const fault = { variable: variable.text, of, path, param: kind.kind === 'param' ? kind.name : '' };
    const severity = isIdle?.() === true ? 'warning' : 'error';
    if (kind.kind === 'task-result' && resultFault) {
      const found = resultFault(kind);
      return found
        ? [{ ...fault, message: 'plain', ...found, ...(isIdle?.() && { severity: 'warning' as const }) }]
        : [];
    }
    // The only path that Tekton also puts into the workspaces of a run.
    if (kind.kind === 'credentials-path' && path.startsWith('spec.workspaces')) return [];
    if (kind.kind === 'context' && path === namesAt && /^pipeline(?:Run)?\./.test(kind.name)) return [];
    if (kind.kind === 'unknown' && !isOurs(variable.segments)) return [];
    if (kind.kind !== 'param') return [{ ...fault, message: 'plain', help: ['write the value itself'], severity }];
    if (isTextOf(kind, known)) return [];
    const types = known.flatMap(({ name, type }) => (name === kind.name ? (type ?? []) : []));
    if (types.length > 0) {
      const help = [`${quote(kind.name)} is declared as ${list([...new Set(types)])}`];
      return [{ ...fault, message: 'plain', help, severity }];
    }
    if (others.includes(kind.name)) return [{ ...fault, message: 'elsewhere', help: [advice], severity }];
    return [{ ...fault, message: 'param', help: unknownNameHelp(kind.name, 'params', names(known)), severity }];
  });
}
