import { privilegedContainer } from '../../src/validation/rules/security/privileged-container';
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

testRule(privilegedContainer, {
  valid: {
    false: task('      securityContext: { privileged: false }'),
  },
  invalid: {
    'a step': task(`
      securityContext:
        privileged: true
        #           ^^^^ privileged`),
    'a template': task(
      '',
      `
  stepTemplate:
    securityContext:
      privileged: true
      #           ^^^^ privileged`,
    ),
    'a sidecar': task(
      '',
      `
  sidecars:
    - image: docker
      securityContext:
        privileged: true
        #           ^^^^ privileged`,
    ),
  },
});
