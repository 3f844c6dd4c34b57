import { negativeTaskLimit } from '../../../src/validation/rules/run-time/negative-task-limit';
import { delivery, mark } from '../mark';
import { testRule } from '../test-rule';

testRule(negativeTaskLimit, {
  valid: { zero: delivery('- { name: a, taskRef: { name: b }, retries: 0, timeout: "0" }') },
  invalid: {
    'negative retries': mark(delivery('- { name: a, taskRef: { name: b }, retries: -1 }'), '-1', 'retries'),
    'a negative timeout': mark(delivery('- { name: a, taskRef: { name: b }, timeout: -5m }'), '-5m', 'timeout'),
  },
});
