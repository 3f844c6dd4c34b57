import { mergedSteps } from '../../analysis/tasks/merge-steps';
import { resultUses } from '../../analysis/pipelines/result-references';
import type { AnyPipelineSpec, AnyPipelineTask } from '../../analysis/wire';
import { rememberLast } from '../../util/remember';
import type { PipelineTaskPlace } from './places';
import { type Show, each, paramSpecs, ref } from './walk-parts';
import { task, textsOf } from './walk-tasks';

interface PipelineForm {
  readonly isDocument: boolean;
  /** Of v1beta1, whose webhook does not look into pipelines of pipeline tasks. */
  readonly isOld: boolean;
}

export function pipeline(spec: AnyPipelineSpec, path: string, show: Show, { isDocument, isOld }: PipelineForm): void {
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
      const at = `${path}.${section}[${i}]`;
      const steps = one.taskSpec ? mergedSteps(one.taskSpec, isOld) : [];
      const allUses = resultUses(one, steps, at);
      return {
        task: one,
        name: one.name ?? '',
        section,
        steps,
        isCustom: isCustom(one),
        uses: isOld ? allUses.filter((use) => !use.path.startsWith(`${at}.taskSpec.`)) : allUses,
        allUses,
        path: at,
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
