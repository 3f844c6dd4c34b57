import { skippedOwnersCheck } from '../../../src/validation/rules/security/skipped-owners-check';
import { testRule } from '../test-rule';

const trigger = (params: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: push }
spec:
  template: { ref: run }
  interceptors:
    - ref: { name: github }
      params:
${params}
`;

testRule(skippedOwnersCheck, {
  valid: {
    'one of them': trigger('        - { name: githubOwners, value: { enabled: true } }'),
    'files switched off': trigger(
      '        - { name: githubOwners, value: { enabled: true } }\n        - { name: addChangedFiles, value: { enabled: false } }',
    ),
  },
  invalid: {
    both: trigger(`
        - { name: addChangedFiles, value: { enabled: true } }
        - name: githubOwners
        # ^^^^^^^^^^^^^^^^^^ skipped
          value: { enabled: true }`),
  },
});
