import { Callees } from '../../analysis/documents/callee';
import type { DocumentSet } from '../../analysis/documents/document-set';
import { specsOf } from '../../analysis/variables/given-params';
import { pipelineRunScope, taskRunScope } from '../../analysis/variables/param-scope';
import { isMatrixed } from '../../analysis/pipelines/result-references';
import { taskVariables } from '../../analysis/tasks/task-variables';
import { typeOfValue, type ValueScope } from '../../analysis/variables/value-type';
import type {
  AnyParam,
  AnyParamSpec,
  AnyPipelineRunSpec,
  AnyPipelineSpec,
  AnyPipelineTask,
  AnyTaskRunSpec,
  AnyTaskSpec,
  Fields,
} from '../../analysis/wire';
import { textsOf } from '../../util/texts-of';
import type { GivenParam, Inherited, PipelineTaskPlace, ResolvedTask, ResolvedTasks } from './places';
import type { Show } from './walk-parts';
import { pipelineTasks } from './walk-pipelines';

/** Shows what of a document depends on others: what it calls, and with what. */
export function showCalls(kind: string, object: Fields, namespace: string, set: DocumentSet, show: Show): void {
  const spec = (object['spec'] ?? {}) as Fields;
  const calls = new Calls(new Callees(set, namespace), show, object['apiVersion'] === 'tekton.dev/v1beta1');
  switch (kind) {
    case 'Task':
      calls.task(spec, 'spec', undefined, true);
      break;
    case 'Pipeline':
      calls.pipeline(spec, 'spec', scopeOf((spec as AnyPipelineSpec).params ?? []), undefined);
      break;
    case 'TaskRun':
      calls.taskRun(spec);
      break;
    case 'PipelineRun':
      calls.pipelineRun(spec);
      break;
  }
}

/** What steps of a Task give is made of its params. */
function scopeOfTask({ params = [] }: AnyTaskSpec): ValueScope {
  return { ...NO_SCOPE, param: (name) => typeIn(params, name) };
}

/**
 * Those of a task inside of a pipeline have the type of the pipeline's param, if that is no text, else of what the task is given:
 * Tekton puts a value of the task in place of one of the pipeline only as the type that the pipeline has.
 */
function scopeInside({ params = [] }: AnyTaskSpec, { ofPipeline = [], given = [] }: Inherited): ValueScope {
  const scope = { ...NO_SCOPE, param: (name: string) => typeIn(ofPipeline, name) };
  const param = (name: string): string | undefined => {
    const one = given.find((other) => other.name === name);
    const own = one ? typeOfValue(one.value, scope) : typeIn(params, name);
    const outer = scope.param(name);
    if (outer === undefined || outer === own) return own;
    return outer === 'array' || outer === 'object' ? outer : undefined;
  };
  return { ...NO_SCOPE, param };
}

function typeIn(params: readonly AnyParamSpec[], name: string): string | undefined {
  return params.find((one) => one.name === name)?.type;
}

/** What runs and steps give is made of things that are not known here. */
const NO_SCOPE: ValueScope = { param: () => undefined, result: () => undefined, resultKeys: () => undefined };

class Calls {
  constructor(
    private readonly callees: Callees,
    private readonly show: Show,
    private readonly isOld: boolean,
  ) {}

  task(spec: AnyTaskSpec, path: string, inherited: Inherited | undefined, isCalled: boolean): void {
    const { steps = [] } = spec;
    this.show('TaskAlone', { spec, path, inherited, isCalled });
    steps.forEach(({ ref, params = [] }, i) => {
      const at = `${path}.steps[${i}]`;
      const callee = this.callees.ofStep(ref);
      if (!callee) return;
      const given = params.map((param, j) => givenParam(param, `${at}.params[${j}]`));
      this.show('Call', {
        caller: 'step',
        callee,
        declared: callee.spec.params ?? [],
        given,
        scope: inherited?.isInPipeline ? scopeInside(spec, inherited) : scopeOfTask(spec),
        path: `${at}.ref`,
        within: { spec, inherited, isCalled },
      });
    });
  }

  taskRun(run: AnyTaskRunSpec): void {
    const callee = this.callees.ofTaskRun(run);
    if (run.taskSpec)
      this.task(
        run.taskSpec,
        'spec.taskSpec',
        { params: taskRunScope(run).params, workspaces: namesOf(run.workspaces), isInPipeline: false, isOpen: false },
        hasVolumes((run as Fields)['podTemplate']),
      );
    if (!callee) return;
    const path = run.taskSpec ? 'spec.taskSpec' : 'spec.taskRef';
    const given = (run.params ?? []).map((param, i) => givenParam(param, `spec.params[${i}]`));
    this.show('Call', { caller: 'TaskRun', callee, declared: callee.spec.params ?? [], given, scope: NO_SCOPE, path });
    const texts = (): string[] => taskVariables(callee.spec, '').map(({ variable }) => variable.text);
    this.show('TaskRunOfTask', { run, callee, texts, path });
  }

  pipelineRun(run: AnyPipelineRunSpec): void {
    const callee = this.callees.ofPipelineRun(run);
    if (!callee) return;
    const path = run.pipelineSpec ? 'spec.pipelineSpec' : 'spec.pipelineRef';
    const given = (run.params ?? []).map((param, i) => givenParam(param, `spec.params[${i}]`));
    this.show('Call', {
      caller: 'PipelineRun',
      callee,
      declared: callee.spec.params ?? [],
      given,
      scope: NO_SCOPE,
      path,
    });
    const ofRun = run.pipelineSpec ? specsOf(run.params) : [];
    const scope = scopeOf([...ofRun, ...(callee.spec.params ?? [])]);
    const resolved = run.pipelineSpec
      ? this.pipeline(run.pipelineSpec, 'spec.pipelineSpec', scope, run)
      : this.resolve(callee.spec, 'spec');
    // Tekton does not check params in display names.
    const texts = (): string[] =>
      [...(callee.spec.tasks ?? []), ...(callee.spec.finally ?? [])].flatMap((task) => [
        ...textsOf({ ...task, displayName: '' }),
      ]);
    this.show('RunOfPipeline', { run, callee, tasks: resolved, texts, path });
  }

  /** Shows the calls of a pipeline's tasks. */
  pipeline(
    spec: AnyPipelineSpec,
    path: string,
    params: ValueScope['param'],
    run: AnyPipelineRunSpec | undefined,
  ): ResolvedTasks {
    const tasks = this.resolve(spec, path);
    const scope: ValueScope = { param: params, result: resultTypes(tasks), resultKeys: resultKeys(tasks) };
    const inherited: Inherited = {
      params: run ? pipelineRunScope(run).params : (spec.params ?? []),
      ofPipeline: [...(spec.params ?? []), ...specsOf(run?.params)],
      workspaces: run && [...namesOf(run.workspaces), ...namesOf(spec.workspaces)],
      isInPipeline: true,
      tasks: [...tasks.byName.keys()],
      isOpen: run === undefined,
    };
    for (const { place, callee } of tasks.all) {
      const { task } = place;
      if (task.taskSpec && !place.isCustom)
        this.task(
          task.taskSpec,
          `${place.path}.taskSpec`,
          insideOf(task, inherited),
          run === undefined || hasVolumes(run),
        );
      if (!callee) continue;
      const given = givenOf(place.path, task);
      const at = `${place.path}.${task.taskSpec ? 'taskSpec' : 'taskRef'}`;
      const bound = namesOf(task.workspaces);
      this.show('Call', { caller: 'task', callee, declared: callee.spec.params ?? [], given, scope, path: at, bound });
      this.show('WorkspaceUse', { task: place, callee, pipeline: spec, run, path: at });
    }
    for (const { place } of tasks.all) if (!this.isOld) this.childPipeline(place, scope);
    this.show('ResolvedPipeline', { spec, tasks, params, path, run });
    return tasks;
  }

  /** A matrix gives a child pipeline nothing. */
  private childPipeline(place: PipelineTaskPlace, scope: ValueScope): void {
    const { task, path } = place;
    if (!task.pipelineRef && !task.pipelineSpec) return;
    const callee = this.callees.ofChildPipeline(task);
    if (!callee) return;
    const at = `${path}.${task.pipelineSpec ? 'pipelineSpec' : 'pipelineRef'}`;
    const declared = callee.spec.params ?? [];
    const given = givenOf(path, { params: task.params ?? [] });
    this.show('Call', { caller: 'task', callee, declared, given, scope, path: at });
    this.show('ChildPipeline', { task: place, callee, path: at });
    if (task.pipelineSpec) this.pipeline(task.pipelineSpec, at, scopeOf(declared), undefined);
  }

  /** The Tasks that a run takes are those of its own namespace, wherever its pipeline is from. */
  private resolve(spec: AnyPipelineSpec, path: string): ResolvedTasks {
    const all = (['tasks', 'finally'] as const).flatMap((section) =>
      pipelineTasks(spec[section], section, path, this.isOld).map((place): ResolvedTask => ({
        place,
        callee: this.callees.ofPipelineTask(place.task, place.isCustom),
      })),
    );
    return { all, byName: new Map(all.map((one) => [one.place.name, one])) };
  }
}

/** What a task inside of a pipeline gets, with what it is bound to and given itself. */
function insideOf(task: AnyPipelineTask, inherited: Inherited): Inherited {
  if (!task.workspaces && !task.params && !task.matrix) return inherited;
  return {
    ...inherited,
    ...(task.workspaces && { bound: namesOf(task.workspaces) }),
    given: givenOf('', task).map(({ param }) => param),
  };
}

/** Params of a task: given alike to all, by matrix, by combinations. */
export function givenOf(path: string, { params = [], matrix }: ResolvedTask['place']['task']): GivenParam[] {
  return [
    ...params.map((param, i) => givenParam(param, `${path}.params[${i}]`)),
    ...(matrix?.params ?? []).map((param, i) => givenParam(param, `${path}.matrix.params[${i}]`, 'matrix')),
    ...(matrix?.include ?? []).flatMap(({ params: included = [] }, i) =>
      included.map((param, j) => givenParam(param, `${path}.matrix.include[${i}].params[${j}]`, 'include')),
    ),
  ];
}

function givenParam(param: AnyParam, path: string, by: GivenParam['by'] = 'params'): GivenParam {
  return { param, by, path };
}

function scopeOf(params: readonly AnyParamSpec[]): (name: string) => string | undefined {
  const types = new Map(params.map(({ name = '', type }) => [name, type]));
  return (name) => types.get(name);
}

/** Types of the results of a pipeline's tasks, as far as they are known. */
export function resultTypes({ byName }: ResolvedTasks): (task: string, result: string) => string | undefined {
  return (task, result) => {
    const resolved = byName.get(task);
    const declared = resolved?.callee?.spec.results?.find(({ name }) => name === result);
    if (!resolved || !declared) return undefined;
    return isMatrixed(resolved.place.task) ? 'array' : declared.type;
  };
}

/** Keys of the results of a pipeline's tasks that are objects, as far as they are known. */
function resultKeys({ byName }: ResolvedTasks): ValueScope['resultKeys'] {
  return (task, result) => {
    const declared = byName.get(task)?.callee?.spec.results?.find(({ name }) => name === result);
    return declared?.type === 'object' ? Object.keys(declared.properties ?? {}) : undefined;
  };
}

function namesOf(list: readonly { readonly name?: string }[] = []): string[] {
  return list.map(({ name = '' }) => name);
}

/** Whether a run brings volumes of its own into its pods. */
function hasVolumes(run: unknown): boolean {
  return JSON.stringify(run ?? null).includes('"volumes"');
}
