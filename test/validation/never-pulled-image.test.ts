import { neverPulledImage } from '../../src/validation/rules/security/never-pulled-image';
import { testRule } from './test-rule';

const task = (fields: string, more = ''): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
${more}
  steps:
    - name: build
      image: alpine
${fields}
`;

testRule(neverPulledImage, {
  valid: { 'another policy': task('      imagePullPolicy: IfNotPresent') },
  invalid: {
    'a step': task(`
      imagePullPolicy: Never
      #                ^^^^^ never`),
  },
});
