import { paramType } from '../../src/validation/rules/run-time/param-type';
import { build, delivery, documents, mark } from './mark';
import { testRule } from './test-rule';

const task = build('params: [{ name: s }, { name: a, type: array, default: [] }]');
const use = (fields: string, more = ''): string =>
  delivery(`- { name: compile, taskRef: { name: build }, ${fields} }`, more);
const params = 'params: [{ name: text }, { name: list, type: array }]';

testRule(paramType, {
  valid: {
    'types that fit': documents(task, use('params: [{ name: s, value: $(params.text) }]', params)),
    'a whole array': documents(
      task,
      use("params: [{ name: s, value: x }, { name: a, value: '$(params.list[*])' }]", params),
    ),
    'an element of an array': documents(task, use("params: [{ name: s, value: '$(params.list[0])' }]", params)),
    'a result of a task that is not there': documents(task, use('params: [{ name: s, value: $(tasks.x.results.y) }]')),
  },
  invalid: {
    'a list for a text': documents(task, mark(use('params: [{ name: s, value: [a] }]'), 'value', 'type')),
    'an array of the pipeline for a text': documents(
      task,
      mark(use("params: [{ name: s, value: '$(params.list[*])' }]", params), "'$(params.list", 'type'),
    ),
    'a matrix over an array param': documents(
      task,
      mark(
        use('params: [{ name: s, value: a }], matrix: { params: [{ name: a, value: [b] }] }'),
        'value: [b]',
        'matrix',
      ),
    ),
    'a matrix over a text': documents(
      task,
      mark(use('matrix: { params: [{ name: s, value: $(params.text) }] }', params), '$(params.text)', 'list'),
    ),
    'a list in a combination': documents(
      task,
      mark(
        use("matrix: { include: [{ params: [{ name: s, value: '$(params.list[*])' }] }] }", params),
        "'$(params.list",
        'combination',
      ),
    ),
  },
});
