import { unknownStepResult } from '../../../src/validation/rules/run-time/unknown-step-result';
import { build, documents, mark } from '../mark';
import { testRule } from '../test-rule';

const task = (value: string, step = 'results: [{ name: digest }]'): string =>
  build(`results:\n  - name: image\n    value: ${value}`, step);
const action = `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: push }
spec: { image: alpine, command: [ls], results: [{ name: digest }] }
`;
const useAction = (value: string): string => task(value, 'ref: { name: push }').replace('      image: alpine\n', '');

testRule(unknownStepResult, {
  valid: {
    'a result of a step': task('$(steps.make.results.digest)'),
    'an element of a result': task('$(steps.make.results.digest[0])'),
    'a result of a StepAction that is not known': useAction('$(steps.make.results.other)'),
    'a result of a StepAction': documents(action, useAction('$(steps.make.results.digest)')),
  },
  invalid: {
    'a step that is not there': mark(task('$(steps.mkae.results.digest)'), 'mkae', 'step'),
    'a result that is not declared': mark(task('$(steps.make.results.digst)'), 'digst', 'result'),
    'a result that the StepAction does not declare': documents(
      action,
      mark(useAction('$(steps.make.results.digst)'), 'digst', 'result'),
    ),
  },
});
