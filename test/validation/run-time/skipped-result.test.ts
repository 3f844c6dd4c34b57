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
  invalid: { 'no condition': mark(use(''), '$(tasks.a', 'skipped') },
});
