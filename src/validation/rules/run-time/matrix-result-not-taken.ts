import { expressionsIn } from '../../../analysis/variables/admission-variables';
import { isMatrixed, parseResult } from '../../../analysis/pipelines/result-references';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { build, set, tasks } from '../example';

const task = build('params:\n  - { name: path, default: . }\nresults:\n  - name: version');
const each = 'name: compile\nmatrix:\n  params:\n    - { name: path, value: [src, test] }';
const results = "  results:\n    - { name: versions, type: array, value: '$(tasks.compile.results.version[*])' }\n";
const show = "name: again\nmatrix:\n  params:\n    - { name: path, value: '$(tasks.compile.results.version[*])' }";

export const matrixResultNotTaken = defineRule({
  id: 'matrix-result-not-taken',
  severity: 'error',
  docs: {
    title: 'A result of the pipeline comes from a matrix, and no task takes it',
    why: 'Tekton gathers results of a matrix only for tasks that take them. Otherwise the run fails at its end, with CouldntGetPipelineResult.',
    bad: set(task, `${tasks(each)}${results}`),
    good: set(task, `${tasks(each, show)}${results}`),
  },
  messages: {
    notTaken: (d: { result: string; task: string }) =>
      `result ${quote(d.result)} of the pipeline comes from the matrix of task ${quote(d.task)}, and no task takes it`,
  },
  visit: ({ report }) => ({
    ResolvedPipeline({ spec, tasks, path }) {
      const taken = new Set(tasks.all.flatMap(({ place }) => place.uses.map(({ task }) => task)));
      spec.results?.forEach(({ name: result = '', value }, i) => {
        const texts = typeof value === 'string' ? [value] : Object.values(value ?? {});
        for (const used of texts.flatMap(expressionsIn).flatMap((one) => parseResult(one) ?? [])) {
          const from = tasks.byName.get(used.task);
          if (!from || from.place.isCustom || !isMatrixed(from.place.task) || taken.has(used.task)) continue;
          const help = 'give the result to a task, too, or leave the result of the pipeline out';
          report('notTaken', { result, task: used.task }, { path: `${path}.results[${i}].value`, help });
        }
      });
    },
  }),
});
