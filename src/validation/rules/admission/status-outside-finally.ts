import { looksLikeResult, valueExpressions, whenExpressions } from '../../../analysis/pipelines/result-references';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipeline } from '../example';

const task = (name: string, more = ''): string => `  - name: ${name}\n    taskRef: { name: build }\n${more}`;
const STATUS = '    params:\n      - name: status\n        value: $(tasks.build.status)\n';

export const statusOutsideFinally = defineRule({
  id: 'status-outside-finally',
  severity: 'error',
  docs: {
    title: 'A task asks how another one ended before all have ended',
    why: 'The status of tasks is known to finally tasks only; the cluster refuses it elsewhere.',
    bad: pipeline(`tasks:\n${task('build')}${task('tell', STATUS)}`),
    good: pipeline(`tasks:\n${task('build')}finally:\n${task('tell', STATUS)}`),
  },
  messages: { status: (d: { variable: string }) => `variable ${quote(d.variable)} is used outside finally` },
  help: {
    status: 'move the task to finally; a task in tasks runs only when those before it succeeded',
  },
  visit: ({ report }) => ({
    PipelineTask({ task: { params = [], when = [] }, section, path }) {
      if (section !== 'tasks') return;
      const check = (expressions: readonly string[], at: string): void => {
        if (expressions.some(looksLikeResult)) return;
        const variable = expressions.find((one) => one.startsWith('tasks.') && /\.(?:status|reason)$/.test(one));
        if (variable !== undefined) report('status', { variable }, { path: at, text: variable });
      };
      params.forEach(({ value }, i) => {
        check(valueExpressions(value), `${path}.params[${i}].value`);
      });
      when.forEach((one, i) => {
        check(whenExpressions(one), `${path}.when[${i}]`);
      });
    },
  }),
});
