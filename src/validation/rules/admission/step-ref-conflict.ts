import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const FIELDS = ['image', 'command', 'args', 'script', 'workingDir', 'env', 'volumeMounts', 'results'] as const;

export const stepRefConflict = defineRule({
  id: 'step-ref-conflict',
  severity: 'error',
  docs: {
    title: 'A step refers to a StepAction and says itself what the StepAction says',
    why: 'The StepAction brings image, script and the like; the cluster refuses a step that has both.',
    bad: step('name: clone\nref: { name: git-clone }\nimage: alpine'),
    good: step('name: clone\nref: { name: git-clone }'),
  },
  messages: { both: (d: { field: string }) => `a step that refers to a StepAction has ${quote(d.field)} of its own` },
  help: {
    both: (d: { field: string }) => `drop ${d.field}, or drop ref; a StepAction takes values as params`,
  },
  visit: ({ report }) => ({
    Step({ step, path }) {
      if (step.ref === undefined) return;
      for (const field of FIELDS) if (step[field]?.length) report('both', { field }, `${path}.${field}`);
    },
  }),
});
