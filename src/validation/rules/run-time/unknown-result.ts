import { expressionsIn } from '../../../analysis/variables/admission-variables';
import { parseResult } from '../../../analysis/pipelines/result-references';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import type { ResolvedTasks } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { build, set, tasks } from '../example';

const task = build('results:\n  - name: version', 'make | tee $(results.version.path)');
const print = (result: string): string =>
  tasks('name: compile', `name: again\nparams:\n  - { name: path, value: $(tasks.compile.results.${result}) }`);

export const unknownResult = defineRule({
  id: 'unknown-result',
  severity: 'error',
  docs: {
    title: 'A reference names a result that its task does not declare',
    why: 'The Task is another document, so the cluster takes the Pipeline; the run fails before its first task.',
    bad: set(task, print('verison')),
    good: set(task, print('version')),
  },
  messages: {
    unknown: (d: { task: string; result: string }) => `task ${quote(d.task)} has no result ${quote(d.result)}`,
  },
  visit: ({ report, placeIn }) => {
    const check = (tasks: ResolvedTasks, task: string, result: string, path: string): void => {
      const callee = tasks.byName.get(task)?.callee;
      const results = callee?.spec.results ?? [];
      if (!callee || results.some(({ name }) => name === result)) return;
      const help = unknownNameHelp(
        result,
        `results of ${quote(task)}`,
        results.map(({ name = '' }) => name),
      );
      const { document, title } = callee;
      const related = document && [{ note: `${quote(task)} runs ${title}`, at: placeIn(document, 'metadata.name') }];
      report('unknown', { task, result }, { path, text: result, help, ...(related && { related }) });
    };
    return {
      ResolvedPipeline({ spec, tasks, path }) {
        for (const { place } of tasks.all)
          for (const { task, result, path: at } of place.allUses) check(tasks, task, result, at);
        spec.results?.forEach(({ value }, i) => {
          const texts = typeof value === 'string' ? [value] : Object.values(value ?? {});
          for (const used of texts.flatMap(expressionsIn).flatMap((one) => parseResult(one) ?? []))
            check(tasks, used.task, used.result, `${path}.results[${i}].value`);
        });
      },
    };
  },
});
