import { orderFaults } from '../../../analysis/task-order';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { tasks } from '../example';
import { waits } from './unknown-task';

export const taskCycle = defineRule({
  id: 'task-cycle',
  severity: 'error',
  docs: {
    title: 'Tasks wait for each other',
    why: 'None of them could ever start, so the cluster refuses the Pipeline.',
    bad: tasks('name: build\nrunAfter: [test]', 'name: test\nrunAfter: [build]'),
    good: tasks('name: build', 'name: test\nrunAfter: [build]'),
  },
  messages: {
    cycle: (d: { tasks: readonly string[] }) =>
      `tasks wait for each other: ${[...d.tasks, d.tasks[0] ?? ''].map((task) => quote(task)).join(' → ')}`,
  },
  visit: ({ report }) => ({
    PipelineSpec({ tasks: places, path }) {
      for (const fault of orderFaults(waits(places)))
        if (fault.fault === 'cycle')
          report('cycle', { tasks: fault.tasks }, places.find(({ name }) => name === fault.tasks[0])?.path ?? path);
    },
  }),
});
