import { generatedNameApplied } from '../../../src/validation/rules/run-time/generated-name-applied';
import { mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const run = runOf('').replace('name: run', 'generateName: run-');

testRule(generatedNameApplied, {
  valid: { 'a name': runOf('') },
  invalid: { 'a beginning of a name': mark(run, 'run-', 'applied') },
  isApplied: true,
});
testRule(generatedNameApplied, { valid: { 'what is created': run }, invalid: {}, untested: ['applied'] });
