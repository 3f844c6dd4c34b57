import {
  looksLikeResult,
  parseResult,
  valueExpressions,
  whenExpressions,
} from '../../../analysis/pipelines/result-references';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipeline } from '../example';

const task = (name: string, more = ''): string => `  - name: ${name}\n    taskRef: { name: build }\n${more}`;
const USES = (of: string): string => `    params:\n      - name: id\n        value: $(tasks.${of}.results.id)\n`;

export const resultOfFinallyTask = defineRule({
  id: 'result-of-finally-task',
  severity: 'error',
  docs: {
    title: 'A finally task uses a result of another finally task',
    why: 'They run beside each other, so there is nothing to wait for; the cluster refuses the Pipeline.',
    bad: pipeline(`tasks:\n${task('build')}finally:\n${task('report')}${task('tell', USES('report'))}`),
    good: pipeline(`tasks:\n${task('build')}finally:\n${task('report')}${task('tell', USES('build'))}`),
  },
  messages: { result: (d: { task: string }) => `a finally task uses a result of the finally task ${quote(d.task)}` },
  help: {
    result: 'move the one that makes the result to tasks, or do both in one finally task',
  },
  visit: ({ report }) => ({
    PipelineSpec({ finally: last }) {
      const names = new Set(last.map(({ name }) => name));
      for (const {
        task: { params = [], when = [] },
        path,
      } of last) {
        const check = (expressions: readonly string[], at: string): void => {
          for (const used of expressions.filter(looksLikeResult).flatMap((one) => parseResult(one) ?? []))
            if (names.has(used.task)) report('result', { task: used.task }, { path: at, text: used.task });
        };
        params.forEach(({ value }, i) => {
          check(valueExpressions(value), `${path}.params[${i}].value`);
        });
        when.forEach((one, i) => {
          check(whenExpressions(one), `${path}.when[${i}]`);
        });
      }
    },
  }),
});
