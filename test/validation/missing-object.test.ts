import { missingObject } from '../../src/validation/rules/run-time/missing-object';
import { build, delivery, documents, mark, runOf } from './mark';
import { testRule } from './test-rule';

const pipeline = delivery('- { name: compile, taskRef: { name: biuld } }');

testRule(missingObject, {
  valid: { 'a name that may be in the cluster': pipeline },
  invalid: { 'a name that looks misspelt': documents(build('description: x'), mark(pipeline, 'biuld', 'missing')) },
});
testRule(missingObject, {
  valid: {
    'a name that a param gives': delivery(
      '- { name: compile, taskRef: { name: $(params.task) } }',
      'params: [{ name: task }]',
    ),
  },
  invalid: {
    'a name that is not among all documents': mark(pipeline, 'biuld', 'missing'),
    'the pipeline of a run': mark(runOf(''), 'delivery', 'missing'),
  },
  options: { complete: true },
});
