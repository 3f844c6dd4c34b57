import { valueNotInEnum } from '../../../src/validation/rules/run-time/value-not-in-enum';
import { build, delivery, documents, mark } from '../mark';
import { testRule } from '../test-rule';

const task = build('params: [{ name: level, enum: [debug, info] }]');
const use = (value: string): string =>
  delivery(
    `- { name: compile, taskRef: { name: build }, params: [{ name: level, value: ${value} }] }`,
    'params: [{ name: p }]',
  );

testRule(valueNotInEnum, {
  valid: {
    'an allowed value': documents(task, use('info')),
    'a value of the run': documents(task, use('$(params.p)')),
  },
  invalid: { 'another value': documents(task, mark(use('warn'), 'warn', 'value')) },
  features: { 'enable-param-enum': 'true' },
});
