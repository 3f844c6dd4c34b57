import { ignoredParam } from '../../../src/validation/rules/run-time/ignored-param';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const task = build('params: [{ name: path, default: . }]');
const use = (name: string): string =>
  delivery(`- { name: compile, taskRef: { name: build }, params: [{ name: ${name}, value: a }] }`);
const inside = (name: string): string =>
  delivery(`- { name: compile, taskSpec: { steps: [{ image: alpine }] }, params: [{ name: ${name}, value: a }] }`);

testRule(ignoredParam, {
  valid: {
    'a declared param': documents(task, use('path')),
    'another name of a param, given to what stands inside': inside('first.name'),
    'any param for what stands inside': runOf('params: [{ name: x, value: a }]').replace(
      '{ name: delivery }',
      '{ name: nope }',
    ),
  },
  invalid: {
    'a misspelt param': documents(task, mark(use('pathh'), 'pathh', 'ignored')),
    'a name that no param may have, given to what stands inside': mark(inside('1st'), '1st', 'refused'),
  },
});
