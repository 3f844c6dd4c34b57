import { unreportedFailure } from '../../../src/validation/rules/run-time/unreported-failure';
import { delivery, mark } from '../mark';
import { testRule } from '../test-rule';

const RESULT = '{ name: c, value: $(tasks.a.results.r) }';
const STATUS = '{ name: s, value: $(tasks.status) }';
const last = (params: string, more = '', first = ''): string =>
  delivery(
    `- { name: a, taskRef: { name: b }${first} }`,
    `finally:\n- { name: z, taskRef: { name: b }, params: [${params}]${more} }`,
  );
const when = (values: string): string => `, when: [{ input: $(tasks.status), operator: in, values: [${values}] }]`;

testRule(unreportedFailure, {
  valid: {
    'the status alone': last(STATUS),
    'a result alone': last(RESULT),
    'a result where all went well': last(`${RESULT}, ${STATUS}`, when('Succeeded, Completed')),
    'a task with a condition, of which skipped-result speaks': last(
      `${RESULT}, ${STATUS}`,
      '',
      ', when: [{ input: x, operator: in, values: [x] }]',
    ),
  },
  invalid: {
    'the status of all': mark(last(`${RESULT}, ${STATUS}`), '$(tasks.a.r', 'unreported'),
    'the status of one': mark(last(`${RESULT}, { name: s, value: $(tasks.a.status) }`), '$(tasks.a.r', 'unreported'),
    'each result that may be missing': mark(
      mark(
        mark(
          delivery(
            '- { name: a, taskRef: { name: b } }\n- { name: c, taskRef: { name: b } }',
            `finally:
- name: z
  taskRef: { name: b }
  params:
    - ${STATUS}
    - ${RESULT}
    - { name: d, value: $(tasks.a.results.other) }
    - { name: e, value: $(tasks.c.results.r) }`,
          ),
          '$(tasks.a.results.r)',
          'unreported',
        ),
        '$(tasks.a.results.other)',
        'unreported',
      ),
      '$(tasks.c.results.r)',
      'unreported',
    ),
    'a condition that failures pass': mark(last(RESULT, when('Failed')), '$(tasks.a.r', 'unreported'),
  },
});
