import { missingObjectKey } from '../../../src/validation/rules/run-time/missing-object-key';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const task = build('params: [{ name: git, type: object, properties: { url: {}, commit: {} } }]');
const use = (value: string): string =>
  delivery(`- { name: compile, taskRef: { name: build }, params: [{ name: git, value: ${value} }] }`);

testRule(missingObjectKey, {
  valid: {
    'no keys where none is used': documents(task, use('{}')),
    'all keys': documents(task, use('{ url: a, commit: b }')),
    'a whole object of somebody else': documents(task, use('$(params.git)')),
  },
  invalid: {
    'no keys at all': documents(
      build('params: [{ name: git, properties: { url: {} } }]', 'args: [$(params.git.url)]'),
      mark(use('{}'), 'value', 'empty'),
    ),
    'one key of two': documents(task, mark(use('{ url: a }'), 'value', 'missing')),
    'an object of the run that the pipeline hands on': documents(
      task,
      delivery(
        "- { name: compile, taskRef: { name: build }, params: [{ name: git, value: '$(params.git[*])' }] }",
        'params: [{ name: git, type: object }]',
      ),
      mark(runOf('params: [{ name: git, value: { url: a } }]'), 'value', 'missing'),
    ),
    'a key of the default that the run leaves out': documents(
      delivery(
        "- { name: compile, taskRef: { name: make }, params: [{ name: url, value: '$(params.git.url)' }] }",
        'params: [{ name: git, type: object, properties: { url: {}, commit: {} }, default: { url: a, commit: b } }]',
      ),
      mark(runOf('params: [{ name: git, value: { commit: c } }]'), 'value', 'replaced'),
    ),
    'a result of one key': documents(
      task,
      mark(
        delivery(`
- name: find
  taskSpec:
    results: [{ name: git, properties: { url: {} } }]
    steps: [{ image: alpine }]
- name: compile
  taskRef: { name: build }
  params: [{ name: git, value: '$(tasks.find.results.git[*])' }]`),
        "'$(tasks",
        'missing',
      ),
    ),
  },
});
