import { valueExpressions, whenExpressions } from '../../../analysis/pipelines/result-references';
import type { AnyPipelineTask, AnyWhen } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import type { PipelineTaskPlace } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { indent, tasks } from '../example';

const pipeline = (...last: readonly string[]): string =>
  `${tasks('name: clone')}  finally:\n${last.map((one) => `    - ${indent(one, '      ').trim()}\n`).join('')}`;
const STATUS = '{ name: status, value: $(tasks.status) }';
const COMMIT = '{ name: commit, value: $(tasks.clone.results.commit) }';
const report = (...params: readonly string[]): string =>
  `name: report\ntaskRef: { name: report }\nparams:\n${params.map((param) => `  - ${param}\n`).join('')}`;

export const unreportedFailure = defineRule({
  id: 'unreported-failure',
  severity: 'warning',
  docs: {
    title: 'A task in finally tells how the pipeline ended, and takes a result that may be missing',
    why: 'When the task that writes the result fails before it does, or does not start because another one failed, Tekton skips the task in finally, too: the failures that it is there to tell are the ones that it does not tell.',
    bad: pipeline(report(STATUS, COMMIT)),
    good: pipeline(
      report(STATUS),
      `name: mark-commit\ntaskRef: { name: mark }\nparams:\n  - ${COMMIT}\nwhen:\n  - { input: $(tasks.status), operator: in, values: [Succeeded, Completed] }`,
    ),
  },
  messages: {
    unreported: (d: { task: string; user: string }) =>
      `task ${quote(d.user)} tells how the pipeline ended, but is skipped when task ${quote(d.task)} gives no result`,
  },
  help: {
    unreported:
      'give what tells the status no result, and use the result in another task; a run knows its revision from its params',
  },
  visit: ({ report }) => ({
    ResolvedPipeline({ tasks }) {
      for (const { place } of tasks.all) {
        if (!tellsStatus(place)) continue;
        for (const { task, path } of place.allUses)
          // Of tasks with a condition skipped-result speaks.
          if (!tasks.byName.get(task)?.place.task.when?.length)
            report('unreported', { task, user: place.name }, { path });
      }
    },
  }),
});

/** Whether it is given the status of tasks, also of those that fail. */
function tellsStatus({ section, task }: PipelineTaskPlace): boolean {
  return section === 'finally' && givenStatus(task) && !(task.when ?? []).some(asksForSuccess);
}

function givenStatus({ params = [], when = [] }: AnyPipelineTask): boolean {
  return [...params.flatMap(({ value }) => valueExpressions(value)), ...when.flatMap(whenExpressions)].some(isStatus);
}

function asksForSuccess({ input = '', operator, values = [] }: AnyWhen): boolean {
  if (operator !== 'in' || !valueExpressions(input).some(isStatus)) return false;
  return values.every((value) => value === 'Succeeded' || value === 'Completed');
}

function isStatus(expression: string): boolean {
  return /^tasks\.(?:[^.]+\.)?status$/.test(expression);
}
