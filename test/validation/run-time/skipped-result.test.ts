import { skippedResult } from '../../../src/validation/rules/run-time/skipped-result';
import { delivery, mark } from '../mark';
import { testRule } from '../test-rule';

const when = ', when: [{ input: $(params.x), operator: in, values: [a] }]';
const use = (more: string): string =>
  delivery(
    `- { name: a, taskRef: { name: b }${when} }\n- { name: c, taskRef: { name: b }, params: [{ name: p, value: $(tasks.a.results.r) }]${more} }`,
    'params: [{ name: x }]',
  );

testRule(skippedResult, {
  valid: { 'the same condition': use(when) },
  invalid: {
    'no condition': mark(use(''), '$(tasks.a', 'skipped'),
    'a step inside that takes it where it puts tasks in no order': mark(
      use('').replace(
        'taskRef: { name: b }, params: [{ name: p, value: $(tasks.a.results.r) }]',
        'runAfter: [a], taskSpec: { steps: [{ ref: { name: s }, params: [{ name: p, value: $(tasks.a.results.r) }] }] }',
      ),
      '$(tasks.a',
      'skipped',
    ),
  },
});
