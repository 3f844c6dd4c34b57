import { valueNotInEnum } from '../../../src/validation/rules/run-time/value-not-in-enum';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const task = build('params: [{ name: level, enum: [debug, info] }]');
const use = (value: string, params = 'params: [{ name: p, enum: [debug, info] }]'): string =>
  delivery(`- { name: compile, taskRef: { name: build }, params: [{ name: level, value: ${value} }] }`, params);
const matrix = (value: string): string =>
  delivery(
    `- { name: compile, taskRef: { name: build }, matrix: { params: [{ name: level, value: ${value} }] } }`,
    'params: [{ name: p, type: array }]',
  );

testRule(valueNotInEnum, {
  valid: {
    'an allowed value': documents(task, use('info')),
    'a value of the run': documents(task, use('$(params.p)')),
    'an allowed value of the run': documents(task, use('$(params.p)'), runOf('params: [{ name: p, value: info }]')),
    'fewer values than the task takes': documents(task, use('$(params.p)', 'params: [{ name: p, enum: [debug] }]')),
    'a param made of several': documents(task, use('$(params.p)$(params.q)', 'params: [{ name: p }, { name: q }]')),
    'a result': documents(task, use('$(tasks.x.results.y)')),
    'elements that the run gives a matrix': documents(
      task,
      matrix("'$(params.p[*])'"),
      runOf('params: [{ name: p, value: [info] }]'),
    ),
    'no value at all': documents(task, use("''")),
  },
  invalid: {
    'another value': documents(task, mark(use('warn'), 'warn', 'value')),
    'another value of a matrix': documents(task, mark(matrix('[warn]'), 'value:', 'value')),
    'another value that the run gives a matrix': documents(
      task,
      matrix("'$(params.p[*])'"),
      mark(runOf('params: [{ name: p, value: [warn] }]'), 'pipelineRef', 'value'),
    ),
    'what only the task replaces': documents(task, mark(use('$(context.taskRun.name)'), '$(context', 'value')),
    'a param that takes all': documents(task, mark(use('$(params.p)', 'params: [{ name: p }]'), '$(params', 'open')),
    'a param that takes more': documents(
      task,
      mark(use('$(params.p)', 'params: [{ name: p, enum: [debug, warn] }]'), '$(params', 'wider'),
    ),
  },
  features: { 'enable-param-enum': 'true' },
});
