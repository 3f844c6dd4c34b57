import { expressionsIn } from '../../../analysis/variables/admission-variables';
import { parseResult, type ResultReference } from '../../../analysis/pipelines/result-references';
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
    task: (d: { task: string }) => `there is no task ${quote(d.task)} in the pipeline`,
    key: (d: { task: string; result: string; key: string }) =>
      `result ${quote(d.result)} of task ${quote(d.task)} declares no key ${quote(d.key)}`,
  },
  visit: ({ report, placeIn }) => {
    /** Steps may write keys that are not declared. */
    const checkKey = (data: Required<ResultReference>, properties: object = {}, path: string): void => {
      if (data.key in properties) return;
      const help = unknownNameHelp(data.key, `keys of ${quote(data.result)}`, Object.keys(properties));
      report('key', { ...data }, { path, text: data.key, severity: 'warning', help });
    };
    const check = (tasks: ResolvedTasks, { task, result, key }: ResultReference, path: string): void => {
      const callee = tasks.byName.get(task)?.callee;
      const results = callee?.spec.results ?? [];
      const declared = results.find(({ name }) => name === result);
      if (key !== undefined && declared?.type === 'object') checkKey({ task, result, key }, declared.properties, path);
      if (!callee || declared) return;
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
          for (const use of place.allUses) {
            check(tasks, use, use.path);
            // The webhook does not look there.
            if (place.section === 'finally' && use.path.includes('.matrix.') && !tasks.byName.has(use.task))
              report(
                'task',
                { task: use.task },
                { path: use.path, text: use.task, help: unknownNameHelp(use.task, 'tasks', [...tasks.byName.keys()]) },
              );
          }
        spec.results?.forEach(({ value }, i) => {
          const texts = typeof value === 'string' ? [value] : Object.values(value ?? {});
          for (const used of texts.flatMap(expressionsIn).flatMap((one) => parseResult(one) ?? []))
            check(tasks, used, `${path}.results[${i}].value`);
        });
      },
    };
  },
});
