import { isDnsLabel } from '../../../analysis/kubernetes/names';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const invalidStepName = defineRule({
  id: 'invalid-step-name',
  severity: 'error',
  docs: {
    title: 'The name of a step is not a DNS label',
    why: 'It becomes part of the name of a container, so the cluster refuses the Task.',
    bad: step('name: Build_It\nimage: alpine'),
    good: step('name: build-it\nimage: alpine'),
  },
  messages: { name: (d: { step: string }) => `step name ${quote(d.step)} is not allowed` },
  visit: ({ report }) => ({
    Step({ step: { name = '' }, path }) {
      if (name !== '' && !isDnsLabel(name))
        report(
          'name',
          { step: name },
          { path: `${path}.name`, help: 'allowed: lower-case letters, digits and "-", at most 63' },
        );
    },
  }),
});
