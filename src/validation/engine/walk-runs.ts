import { withoutOverwritten } from '../../analysis/variables/overwritten-values';
import { pipelineRunScope, taskRunScope } from '../../analysis/variables/param-scope';
import type { AnyPipelineRunSpec, AnyTaskRunSpec, Fields } from '../../analysis/wire';
import { type Show, each, given, paramSpecs, podTemplate, ref, workspaceBindings } from './walk-parts';
import { pipeline, pipelineTasks } from './walk-pipelines';
import { task, textsOf } from './walk-tasks';

export function taskRun(spec: AnyTaskRunSpec, path: string, show: Show, isOld: boolean): void {
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

export function pipelineRun(spec: AnyPipelineRunSpec, path: string, show: Show, isOld: boolean): void {
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
  show('PipelineParamUse', { tasks: withoutOverwritten(spec, tasks), params: scope.params });
}

/** A run that was exported from a cluster. */
export function hasStarted({ status }: Fields): boolean {
  return (status as { readonly startTime?: unknown } | undefined)?.startTime !== undefined;
}
