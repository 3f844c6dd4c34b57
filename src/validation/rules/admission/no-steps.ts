import { defineRule } from '../../engine/rule';
import { task } from '../example';

export const noSteps = defineRule({
  id: 'no-steps',
  severity: 'error',
  docs: {
    title: 'A Task has no steps',
    why: 'There is nothing to run, so the cluster refuses it.',
    bad: task('steps: []'),
    good: task('steps:\n  - name: ls\n    image: alpine'),
  },
  messages: { none: () => 'the task has no steps' },
  help: {
    none: 'list at least one step with name, image and script or command',
  },
  visit: ({ report }) => ({
    TaskSpec({ spec, path }) {
      if (!spec.steps?.length) report('none', {}, `${path}.steps`);
    },
  }),
});
