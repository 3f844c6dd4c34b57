import { mergedSteps } from '../../analysis/merge-steps';
import { pipelineRunScope, taskRunScope } from '../../analysis/param-scope';
import { resultReferences } from '../../analysis/result-references';
import { stepActionTexts, stepTexts } from '../../analysis/step-texts';
import type {
  AnyEventListenerSpec,
  AnyInterceptor,
  AnyKey,
  AnyParam,
  AnyParamSpec,
  AnyPipelineRunSpec,
  AnyPipelineSpec,
  AnyPipelineTask,
  AnyPodTemplate,
  AnyRef,
  AnyStep,
  AnyStepActionSpec,
  AnyTaskRunSpec,
  AnyTaskSpec,
  AnyTemplate,
  AnyTrigger,
  Fields,
} from '../../analysis/wire';
import { rememberLast } from '../../util/remember';
import type { PlaceName, Places, PipelineTaskPlace, TaskSpecPlace } from './places';

/** Shows one place to all rules that want to see it. */
export type Show = <P extends PlaceName>(name: P, place: Places[P]) => void;

/** Walks a document once, outside in. */
export function walk(kind: string, object: Fields, show: Show): void {
  const apiVersion = String(object['apiVersion']);
  // The webhook of v1beta1 does not look everywhere.
  const isOld = apiVersion === 'tekton.dev/v1beta1';
  const spec = (object['spec'] ?? {}) as Fields;
  const path = 'spec';
  switch (kind) {
    case 'Task': {
      const { place, texts } = task(spec, path, show, isOld);
      show('ParamUse', {
        texts,
        params: place.spec.params ?? [],
        complete: true,
        checksArrays: true,
        path: `${path}.params`,
      });
      break;
    }
    case 'StepAction':
      stepAction(spec, path, apiVersion, show);
      break;
    case 'Pipeline':
      pipeline(spec, path, show, { isDocument: true, isOld });
      break;
    case 'TaskRun':
      show('TaskRun', { spec, path, hasStarted: hasStarted(object) });
      taskRun(spec, path, show, isOld);
      break;
    case 'PipelineRun':
      show('PipelineRun', { spec, path, hasStarted: hasStarted(object) });
      pipelineRun(spec, path, show, isOld);
      break;
    case 'CustomRun':
      show('CustomRun', { spec, path });
      given(spec['params'] as readonly AnyParam[] | undefined, `${path}.params`, show);
      workspaceBindings(spec, path, show, true);
      break;
    case 'VerificationPolicy':
      show('VerificationPolicy', { spec, path });
      each(spec['authorities'] as readonly { readonly key?: AnyKey }[], `${path}.authorities`, ({ key }, at) => {
        if (key) show('Key', { key, path: `${at}.key` });
      });
      break;
    case 'EventListener':
      eventListener(spec, path, show);
      break;
    case 'Trigger':
      trigger(spec, path, show, false);
      break;
    case 'TriggerTemplate':
      show('TriggerTemplateSpec', { spec, path });
      break;
    case 'TriggerBinding':
    case 'ClusterTriggerBinding':
      show('TriggerBinding', { spec, path, mayBeEmpty: false });
      break;
    case 'Interceptor':
    case 'ClusterInterceptor':
      show('ClientConfig', { config: spec['clientConfig'] ?? {}, path: `${path}.clientConfig` });
      break;
  }
}

/** A run that was exported from a cluster. */
function hasStarted({ status }: Fields): boolean {
  return (status as { readonly startTime?: unknown } | undefined)?.startTime !== undefined;
}

/** Shows a Task, and says what of it others look at again. */
function task(
  spec: AnyTaskSpec,
  path: string,
  show: Show,
  isOld: boolean,
): { readonly place: TaskSpecPlace; readonly texts: Places['ParamUse']['texts'] } {
  const place: TaskSpecPlace = { spec, steps: mergedSteps(spec, isOld), path };
  show('TaskSpec', place);
  paramSpecs(spec.params, path, 'task', show);
  each(place.steps, `${path}.steps`, (one, at, index) => {
    step(one, at, index, show);
  });
  each(spec.sidecars, `${path}.sidecars`, (sidecar, at) => {
    show('Sidecar', { sidecar, path: at });
  });
  const texts = textsOf(place);
  for (const text of texts) show('TaskText', text);
  show('ParamUse', { texts, params: spec.params ?? [], complete: false, checksArrays: true, path: `${path}.params` });
  return { place, texts };
}

function step(one: AnyStep, path: string, index: number, show: Show): void {
  show('Step', { step: one, path, index });
  ref(one.ref, `${path}.ref`, show);
  each(one.when, `${path}.when`, (when, at) => {
    show('When', { when, path: at });
  });
}

function stepAction(spec: AnyStepActionSpec, path: string, apiVersion: string, show: Show): void {
  show('StepAction', { spec, path, apiVersion });
  paramSpecs(spec.params, path, 'stepaction', show);
  show('ParamUse', {
    texts: stepActionTexts(spec, path),
    params: spec.params ?? [],
    complete: true,
    checksArrays: true,
    path: `${path}.params`,
  });
}

interface PipelineForm {
  readonly isDocument: boolean;
  /** Of v1beta1, whose webhook does not look into pipelines of pipeline tasks. */
  readonly isOld: boolean;
}

function pipeline(spec: AnyPipelineSpec, path: string, show: Show, { isDocument, isOld }: PipelineForm): void {
  const tasks = pipelineTasks(spec.tasks, 'tasks', path, isOld);
  const last = pipelineTasks(spec.finally, 'finally', path, isOld);
  show('PipelineSpec', { spec, tasks, finally: last, path, isDocument });
  paramSpecs(spec.params, path, 'pipeline', show);
  for (const place of [...tasks, ...last]) pipelineTask(place, show, isOld);
  if (!isDocument) return;
  for (const place of [...tasks, ...last])
    if (place.task.taskSpec)
      show('ParamUse', {
        texts: textsOf({ steps: place.steps, path: `${place.path}.taskSpec` }),
        params: [...(place.task.taskSpec.params ?? []), ...(spec.params ?? [])],
        complete: true,
        checksArrays: false,
        path: `${place.path}.taskSpec.params`,
      });
  show('PipelineParamUse', { tasks: [...tasks, ...last], params: spec.params ?? [] });
}

/** The tasks of one section, with where they stand. */
export function pipelineTasks(
  tasks: readonly AnyPipelineTask[] | undefined,
  section: 'tasks' | 'finally',
  path: string,
  isOld: boolean,
): readonly PipelineTaskPlace[] {
  return tasks ? PLACES[isOld ? 'old' : 'new'][section](tasks, path) : [];
}

/** Both walks over a document ask for the same places, and so do its callers. */
const PLACES = {
  new: { tasks: placesOf('tasks', false), finally: placesOf('finally', false) },
  old: { tasks: placesOf('tasks', true), finally: placesOf('finally', true) },
};

function placesOf(
  section: 'tasks' | 'finally',
  isOld: boolean,
): (tasks: readonly AnyPipelineTask[], path: string) => readonly PipelineTaskPlace[] {
  return rememberLast((tasks, path) =>
    tasks.map((one, i) => {
      const steps = one.taskSpec ? mergedSteps(one.taskSpec, isOld) : [];
      return {
        task: one,
        name: one.name ?? '',
        section,
        steps,
        isCustom: isCustom(one),
        uses: resultReferences(one, steps, isOld),
        path: `${path}.${section}[${i}]`,
      };
    }),
  );
}

/** A custom task has an apiVersion, or a kind that is not Task. */
function isCustom({ taskRef, taskSpec }: AnyPipelineTask): boolean {
  const isTask = (kind = ''): boolean => kind === '' || kind === 'Task';
  if (taskRef && (!isTask(taskRef.kind) || taskRef.apiVersion !== undefined)) return true;
  return taskSpec !== undefined && (!isTask(taskSpec.kind) || taskSpec.apiVersion !== undefined);
}

function pipelineTask(place: PipelineTaskPlace, show: Show, isOld: boolean): void {
  const { task: one, path } = place;
  show('PipelineTask', place);
  each(one.when, `${path}.when`, (when, at) => {
    show('When', { when, path: at });
  });
  if (place.isCustom) return;
  if (one.taskSpec) task(one.taskSpec, `${path}.taskSpec`, show, isOld);
  ref(one.taskRef, `${path}.taskRef`, show);
  if (isOld) return;
  ref(one.pipelineRef, `${path}.pipelineRef`, show);
  if (one.pipelineSpec) pipeline(one.pipelineSpec, `${path}.pipelineSpec`, show, { isDocument: false, isOld });
}

function taskRun(spec: AnyTaskRunSpec, path: string, show: Show, isOld: boolean): void {
  podTemplate(spec.podTemplate, `${path}.podTemplate`, show);
  show('TaskRunSpec', { spec, timeouts: undefined, ofPipeline: false, path });
  ref(spec.taskRef, `${path}.taskRef`, show);
  given(spec.params, `${path}.params`, show);
  workspaceBindings(spec, path, show, true);
  if (!spec.taskSpec) return;
  const { place, texts } = task(spec.taskSpec, `${path}.taskSpec`, show, isOld);
  const scope = taskRunScope(spec);
  show('RunScope', { scope, path: `${path}.taskSpec.params` });
  if (place.steps.length === 0) return;
  paramSpecs(scope.params, `${path}.taskSpec`, 'task', show, spec.taskSpec.params);
  show('ParamUse', {
    texts,
    params: scope.params,
    complete: true,
    checksArrays: true,
    path: `${path}.taskSpec.params`,
  });
}

function pipelineRun(spec: AnyPipelineRunSpec, path: string, show: Show, isOld: boolean): void {
  podTemplate(spec.taskRunTemplate?.podTemplate, `${path}.taskRunTemplate.podTemplate`, show);
  ref(spec.pipelineRef, `${path}.pipelineRef`, show);
  given(spec.params, `${path}.params`, show);
  workspaceBindings(spec, path, show, false);
  each(spec.taskRunSpecs, `${path}.taskRunSpecs`, (one, at) => {
    show('TaskRunSpec', { spec: one, timeouts: spec.timeouts, ofPipeline: true, path: at });
    podTemplate(one.podTemplate, `${at}.podTemplate`, show);
  });
  if (!spec.pipelineSpec) return;
  const inside = `${path}.pipelineSpec`;
  pipeline(spec.pipelineSpec, inside, show, { isDocument: false, isOld });
  const scope = pipelineRunScope(spec);
  show('RunScope', { scope, path: `${inside}.params` });
  if (!spec.pipelineSpec.tasks) return;
  const tasks = pipelineTasks(spec.pipelineSpec.tasks, 'tasks', inside, isOld);
  for (const place of tasks) {
    if (place.steps.length === 0) continue;
    paramSpecs(scope.params, `${place.path}.taskSpec`, 'task', show, place.task.taskSpec?.params);
    const texts = textsOf({ steps: place.steps, path: `${place.path}.taskSpec` });
    show('ParamUse', {
      texts,
      params: scope.params,
      complete: true,
      checksArrays: true,
      path: `${place.path}.taskSpec.params`,
    });
  }
  paramSpecs(scope.params, inside, 'pipeline', show, spec.pipelineSpec.params);
  show('PipelineParamUse', { tasks, params: scope.params });
}

function textsOf({ steps, path }: Pick<TaskSpecPlace, 'steps' | 'path'>): Places['ParamUse']['texts'] {
  return steps.flatMap((one, i) => stepTexts(one, `${path}.steps[${i}]`));
}

/** Declarations; those that are not declared at the path but elsewhere are shown there as a whole. */
function paramSpecs(
  params: readonly AnyParamSpec[] | undefined,
  path: string,
  of: Places['ParamSpecs']['of'],
  show: Show,
  declared = params,
): void {
  if (params) show('ParamSpecs', { params, of, path: declared === params ? `${path}.params` : path });
}

function ref(one: AnyRef | undefined, path: string, show: Show): void {
  if (!one) return;
  show('Ref', { ref: one, path });
  given(one.params, `${path}.params`, show);
}

function given(params: readonly AnyParam[] | undefined, path: string, show: Show): void {
  if (params) show('GivenParams', { params, path });
}

function podTemplate(template: AnyPodTemplate | undefined, path: string, show: Show): void {
  if (template) show('PodTemplate', { template, path });
}

function workspaceBindings(spec: AnyTaskRunSpec | AnyPipelineRunSpec, path: string, show: Show, fold: boolean): void {
  const { workspaces: bindings } = spec;
  if (bindings) show('WorkspaceBindings', { bindings, ignoresCase: fold, path: `${path}.workspaces` });
}

function eventListener(spec: AnyEventListenerSpec, path: string, show: Show): void {
  show('EventListener', { spec, path });
  each(spec.triggers, `${path}.triggers`, (one, at) => {
    trigger(one, at, show, true);
  });
}

function trigger(one: AnyTrigger, path: string, show: Show, ofListener: boolean): void {
  show('Trigger', { trigger: one, ofListener, path });
  each(one.bindings, `${path}.bindings`, (binding, at) => {
    if (binding) show('Binding', { binding, path: at });
  });
  // A Trigger must have a template; a trigger of a listener may refer to a Trigger instead.
  if (one.template ?? !ofListener) template(one.template ?? {}, `${path}.template`, show);
  each(one.interceptors, `${path}.interceptors`, (interceptor: AnyInterceptor | null, at) => {
    if (interceptor) show('Interceptor', { interceptor, path: at });
  });
}

function template(one: AnyTemplate, path: string, show: Show): void {
  show('Template', { template: one, path });
  if (one.spec && one.ref === undefined) show('TriggerTemplateSpec', { spec: one.spec, path: `${path}.spec` });
}

function each<T>(
  items: readonly T[] | undefined,
  path: string,
  visit: (item: T, path: string, i: number) => void,
): void {
  items?.forEach((item, i) => {
    visit(item, `${path}[${i}]`, i);
  });
}
