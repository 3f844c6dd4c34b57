import { privilegedContainer } from '../../../src/validation/rules/security/privileged-container';
import { task } from '../documents';
import { testRule } from '../test-rule';

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
