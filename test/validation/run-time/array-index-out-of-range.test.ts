import { arrayIndexOutOfRange } from '../../../src/validation/rules/run-time/array-index-out-of-range';
import { delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const pipeline = delivery(
  "- { name: compile, taskRef: { name: build }, params: [{ name: p, value: '$(params.list[2])' }] }",
  'params: [{ name: list, type: array }]',
);
const run = (value: string): string => runOf(`params: [{ name: list, value: ${value} }]`);

testRule(arrayIndexOutOfRange, {
  valid: { 'an element that is there': documents(pipeline, run('[a, b, c]')), 'no run': pipeline },
  invalid: { 'one too far': documents(pipeline, mark(run('[a, b]'), 'pipelineRef', 'range')) },
});
