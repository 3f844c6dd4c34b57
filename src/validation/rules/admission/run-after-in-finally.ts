import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipeline } from '../example';

const TASKS =
  'tasks:\n  - name: build\n    taskRef: { name: build }\nfinally:\n  - name: tell\n    taskRef: { name: tell }';

export const runAfterInFinally = defineRule({
  id: 'run-after-in-finally',
  severity: 'error',
  docs: {
    title: 'A finally task has runAfter',
    why: 'Finally tasks run after all others and beside each other, so the cluster refuses an order.',
    bad: pipeline(`${TASKS}\n    runAfter: [build]`),
    good: pipeline(TASKS),
  },
  messages: { order: (d: { task: string }) => `finally task ${quote(d.task)} has runAfter` },
  visit: ({ report }) => ({
    PipelineTask({ task: { runAfter = [] }, name, section, path }) {
      if (section === 'finally' && runAfter.length > 0)
        report('order', { task: name }, { path: `${path}.runAfter`, help: 'drop it' });
    },
  }),
});
