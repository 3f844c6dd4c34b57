import { neverPulledImage } from '../../../src/validation/rules/security/never-pulled-image';
import { task } from '../documents';
import { testRule } from '../test-rule';

testRule(neverPulledImage, {
  valid: { 'another policy': task('      imagePullPolicy: IfNotPresent') },
  invalid: {
    'a step': task(`
      imagePullPolicy: Never
      #                ^^^^^ never`),
  },
});
