import type { PipelineTask as WirePipelineTask } from '../../schema/pipeline-task';
import { compact } from '../../util/compact';
import { unlessEmpty } from '../../util/unless-empty';
import type { Entry } from './entry';

/**
 * The wire form of one task.
 *
 * `runAfter` is written for every edge that Tekton does not see by itself: it sees the results that a task uses.
 */
export function renderEntry(entry: Entry): WirePipelineTask {
  const { name, ...rest } = entry.wire;
  const seen = producersOf(entry);
  const runAfter = [...entry.after].filter((task) => !seen.has(task));
  return compact({ name, ...entry.target(), ...rest, runAfter: unlessEmpty(runAfter) });
}

/** Names of the tasks whose results the task uses. */
export function producersOf({ uses }: Pick<Entry, 'uses'>): Set<string> {
  return new Set(uses.flatMap(({ meaning }) => (meaning.kind === 'task-result' ? [meaning.task] : [])));
}
