import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const paramsWithoutRef = defineRule({
  id: 'params-without-ref',
  severity: 'error',
  docs: {
    title: 'A step has params but refers to no StepAction',
    why: 'Only a StepAction takes params, so the cluster refuses the Task.',
    bad: step('name: ls\nimage: alpine\nparams:\n  - name: path\n    value: /'),
    good: step('name: ls\nref: { name: ls }\nparams:\n  - name: path\n    value: /'),
  },
  messages: { params: () => 'the step has params but refers to no StepAction' },
  help: {
    params: 'add ref: { name: <StepAction> }, or give the values in env',
  },
  visit: ({ report }) => ({
    Step({ step: { ref, params = [] }, path }) {
      if (ref === undefined && params.length > 0) report('params', {}, `${path}.params`);
    },
  }),
});
