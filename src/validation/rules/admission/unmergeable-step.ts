import { mergeFaults } from '../../../analysis/tasks/merge-steps';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { task } from '../example';

const step = (env: string): string =>
  task(`stepTemplate:\n  env:\n    - name: HOME\n      value: /tmp\nsteps:\n  - image: alpine\n    env:\n${env}`);
const entry = (name: string, value: string): string => `      - name: ${name}\n        value: ${value}\n`;

export const unmergeableStep = defineRule({
  id: 'unmergeable-step',
  severity: 'error',
  docs: {
    title: 'A list of a step has a name twice, with others between, and cannot be joined with the step template',
    why: 'Kubernetes joins the lists by name and loses the order, so the cluster refuses the Task.',
    bad: step(`${entry('A', 'one')}${entry('B', 'two')}${entry('A', 'three')}`),
    good: step(`${entry('A', 'three')}${entry('B', 'two')}`),
  },
  messages: {
    twice: (d: { field: string; name: string }) =>
      `${quote(d.field)} of the step has ${quote(d.name)} twice, with others between, and cannot be joined with the step template`,
  },
  visit: ({ report, placeOf }) => ({
    TaskSpec({ spec, path }) {
      for (const { step: index, field, key, name, first, again } of mergeFaults(spec)) {
        const list = `${path}.steps[${index}].${field}`;
        const related = [{ note: 'first here', at: placeOf(`${list}[${first}].${key}`) }];
        report('twice', { field, name }, { path: `${list}[${again}].${key}`, related, help: 'drop one of the two' });
      }
    },
  }),
});
