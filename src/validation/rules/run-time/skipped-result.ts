import type { AnyWhen } from '../../../analysis/wire';
import type { ResultUse } from '../../../analysis/pipelines/result-references';
import { taskVariables } from '../../../analysis/tasks/task-variables';
import { quote } from '../../../util/quote';
import type { PipelineTaskPlace } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { tasks } from '../example';
import { isUnordered } from '../unordered-results';

const condition = 'when:\n  - { input: $(params.publish), operator: in, values: ["yes"] }';
const publish = (more: string): string =>
  `${tasks(
    `name: publish\n${condition}`,
    `name: announce\nparams:\n  - { name: url, value: $(tasks.publish.results.url) }${more}`,
  )}  params:\n    - name: publish\n`;

export const skippedResult = defineRule({
  id: 'skipped-result',
  severity: 'warning',
  docs: {
    title: 'A task that may be skipped gives its result to one that may not',
    why: 'When the first is skipped there is no result, so that the second is skipped too, and all that wait for it; a matrix over such a result fails the run.',
    bad: publish(''),
    good: publish(`\n${condition}`),
  },
  messages: {
    skipped: (d: { task: string; user: string }) =>
      `task ${quote(d.user)} uses a result of task ${quote(d.task)}, which may be skipped`,
  },
  visit: ({ report }) => ({
    ResolvedPipeline({ tasks }) {
      if (!tasks.all.some(({ place }) => place.task.when?.length)) return;
      for (const { place } of tasks.all) {
        const seen = new Set<string>();
        for (const { task, path } of [...place.allUses, ...unorderedUses(place)]) {
          if (seen.has(task)) continue;
          seen.add(task);
          const from = tasks.byName.get(task)?.place.task;
          if (!from?.when?.length || waitsFor(place.task.when, from.when)) continue;
          const help = `give ${quote(place.name)} the same "when", or let another task make the value for both cases`;
          report('skipped', { task, user: place.name }, { path, help });
        }
      }
    },
  }),
});

/** Results that the task inside takes where they put the tasks in no order: it runs without them. */
function unorderedUses({ task: { taskSpec }, isCustom, path }: PipelineTaskPlace): ResultUse[] {
  if (!taskSpec || isCustom) return [];
  return taskVariables(taskSpec, `${path}.taskSpec`)
    .filter(isUnordered)
    .flatMap(({ kind, path: at }) =>
      kind.kind === 'task-result' ? [{ task: kind.task, result: kind.result, path: at }] : [],
    );
}

/** Whether a task asks at least for what the other one asks for. */
function waitsFor(own: readonly AnyWhen[] = [], others: readonly AnyWhen[] = []): boolean {
  const asked = new Set(own.map((one) => JSON.stringify(one)));
  return others.every((one) => asked.has(JSON.stringify(one)));
}
