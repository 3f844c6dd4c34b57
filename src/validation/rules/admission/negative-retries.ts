import { defineRule } from '../../engine/rule';
import { taskRun } from '../example';

export const negativeRetries = defineRule({
  id: 'negative-retries',
  severity: 'error',
  docs: {
    title: 'A TaskRun has a negative number of retries',
    why: 'The cluster refuses it.',
    bad: taskRun('taskRef: { name: build }\nretries: -1'),
    good: taskRun('taskRef: { name: build }\nretries: 1'),
  },
  messages: { negative: (d: { retries: number }) => `retries is ${d.retries}` },
  help: {
    negative: 'write 0 or more, or drop it',
  },
  visit: ({ report, version }) => ({
    // The webhook of v1beta1 does not look at it.
    TaskRun({ spec: { retries = 0 }, path }) {
      if (retries < 0 && version() !== 'v1beta1') report('negative', { retries }, `${path}.retries`);
    },
  }),
});
