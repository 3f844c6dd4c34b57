import { fail } from '../diagnostics/diagnostic-error';
import type { PendingPlace } from '../diagnostics/place';
import { describe } from './describe';

/**
 * Checks that there is a task to run. The compiler sees to it, but not in programs in JavaScript, nor where two files import each
 * other and one of them still exports nothing.
 *
 * @param taker who runs it: `addTask`, `a TaskRun`
 * @throws `missing-task`
 */
export function checkTaskIsThere(task: unknown, taker: string, place: PendingPlace): void {
  if (hasDeclarations(task) && 'results' in task.declarations) return;
  fail({
    rule: 'missing-task',
    message: `${taker} takes a Task, not ${describe(task)}`,
    at: place,
    help: hasDeclarations(task)
      ? 'a pipeline is run by a PipelineRun, or as a task by addPipeline'
      : 'give it what new Task(…), Task.fromName(…) or the like made; is an import undefined?',
  });
}

/**
 * Checks that there is a pipeline to run, as {@link checkTaskIsThere} does.
 *
 * @throws `missing-pipeline`
 */
export function checkPipelineIsThere(pipeline: unknown, taker: string, place: PendingPlace): void {
  if (hasDeclarations(pipeline) && 'entries' in pipeline) return;
  fail({
    rule: 'missing-pipeline',
    message: `${taker} takes a Pipeline, not ${describe(pipeline)}`,
    at: place,
    help: hasDeclarations(pipeline)
      ? 'a Task is run by a TaskRun, or added to a Pipeline by addTask'
      : 'give it what new Pipeline(…) or Pipeline.fromName(…) made; is an import undefined?',
  });
}

/** Both say what they take, whatever made them. */
function hasDeclarations(value: unknown): value is { readonly declarations: object } {
  if (typeof value !== 'object' || value === null || !('declarations' in value)) return false;
  return typeof value.declarations === 'object' && value.declarations !== null;
}
