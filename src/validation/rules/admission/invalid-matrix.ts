import { combinations } from '../../../analysis/pipelines/matrix';
import {
  looksLikeResult,
  parseResult,
  valueExpressions,
  isMatrixed,
} from '../../../analysis/pipelines/result-references';
import { quote } from '../../../util/quote';
import type { PipelineSpecPlace } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { MAX_MATRIX_COMBINATIONS } from '../../settings';
import { tasks } from '../example';

const MATRIX = 'name: test\nmatrix:\n  params:\n    - name: os\n      value: [linux, mac]';

export const invalidMatrix = defineRule({
  id: 'invalid-matrix',
  severity: 'error',
  docs: {
    title: 'A matrix is too large, clashes with params, or its results are used one by one',
    why: 'A matrix makes at most 256 runs, a param stands either in it or in params, and its results are lists of strings.',
    bad: tasks(`${MATRIX}\nparams:\n  - name: os\n    value: linux`),
    good: tasks(MATRIX),
  },
  messages: {
    size: (d: { count: number; limit: number }) => `the matrix has ${d.count} combinations, more than ${d.limit}`,
    both: (d: { param: string }) => `param ${quote(d.param)} stands in the matrix and in params`,
    single: (d: { task: string; expression: string }) =>
      `${quote(d.expression)} takes one result of the matrix of task ${quote(d.task)}`,
    type: (d: { task: string; result: string; type: string }) =>
      `result ${quote(d.result)} of the matrix of task ${quote(d.task)} is of type ${d.type}, not string`,
  },
  help: {
    size: 'give fewer values, or make several tasks of it; an administrator can raise default-max-matrix-combinations-count',
    both: 'drop it from params; the matrix gives it',
    type: 'declare the result as string; the matrix makes a list of all of them',
  },
  visit: ({ report }) => {
    const results = (places: PipelineSpecPlace['tasks']): void => {
      if (!places.some(({ task }) => isMatrixed(task))) return;
      const byName = new Map(places.map((place) => [place.name, place.task]));
      const users = places
        .flatMap(({ task, path }) =>
          (task.params ?? []).map(({ value }, i) => ({ value, at: `${path}.params[${i}].value` })),
        )
        .map(({ value, at }) => ({ at, used: valueExpressions(value).filter(looksLikeResult) }))
        .filter(({ used }) => used.length > 0);
      for (const [i, { at, used }] of users.entries())
        for (const expression of used) {
          const name = expression.split('.')[1] ?? '';
          const task = byName.get(name);
          if (!task || !isMatrixed(task)) continue;
          if (!expression.endsWith('[*]'))
            report(
              'single',
              { task: name, expression },
              { path: at, text: expression, help: `write $(${expression.replace(/\[\d*\]$/, '')}[*])` },
            );
          // Tekton forgets all but the last param that uses results.
          if (i < users.length - 1) continue;
          const result = parseResult(expression)?.result;
          const spec = task.taskRef ? byName.get(task.taskRef.name ?? '')?.taskSpec : task.taskSpec;
          for (const { name: declared, type = '' } of spec?.results ?? [])
            if (declared === result && type !== 'string')
              report('type', { task: name, result: declared ?? '', type }, at);
        }
    };
    return {
      PipelineTask({ task, path }) {
        const { matrix, params = [] } = task;
        if (!matrix) return;
        const count = isMatrixed(task) ? combinations(matrix) : 0;
        if (count > MAX_MATRIX_COMBINATIONS)
          report('size', { count, limit: MAX_MATRIX_COMBINATIONS }, `${path}.matrix`);
        const inside = new Set(
          [...(matrix.params ?? []), ...(matrix.include ?? []).flatMap((include) => include.params ?? [])].map(
            ({ name = '' }) => name,
          ),
        );
        params.forEach(({ name = '' }, i) => {
          if (inside.has(name)) report('both', { param: name }, `${path}.params[${i}].name`);
        });
      },
      PipelineSpec({ tasks: first, finally: last }) {
        results(first);
        results(last);
      },
    };
  },
});
