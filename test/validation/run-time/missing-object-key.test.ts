import { lint } from '../../../src/validation/lint';
import { missingObjectKey } from '../../../src/validation/rules/run-time/missing-object-key';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const task = build('params: [{ name: git, type: object, properties: { url: {}, commit: {} } }]');
const use = (value: string): string =>
  delivery(`- { name: compile, taskRef: { name: build }, params: [{ name: git, value: ${value} }] }`);

describe('a key that a StepAction does not use', () => {
  test('is a warning', () => {
    const severities = (key: string): string[] => {
      const text = `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: greet }
spec: { image: alpine, params: [{ name: git, properties: { url: {}, commit: {} } }], args: [$(params.git.${key})] }
---
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: act }
spec: { steps: [{ ref: { name: greet }, params: [{ name: git, value: { url: a } }] }] }
`;
      return lint([{ name: 'a.yaml', text }])
        .diagnostics.filter(({ rule }) => rule === 'missing-object-key')
        .map(({ severity }) => severity);
    };
    expect(severities('url')).toEqual(['warning']);
    expect(severities('commit')).toEqual(['error']);
  });
});

testRule(missingObjectKey, {
  valid: {
    'a key of the default that only a task inside uses, which is given its own': documents(
      delivery(
        "- { name: compile, taskSpec: { params: [{ name: git, type: object, properties: { url: {} } }], steps: [{ image: a, args: ['$(params.git.url)'] }] }, params: [{ name: git, value: { url: a } }] }",
        'params: [{ name: git, type: object, properties: { url: {} }, default: { url: a } }]',
      ),
      runOf('params: [{ name: git, value: {} }]'),
    ),
    'no keys where none is used': documents(task, use('{}')),
    'a key that a param of the pipeline has for the task inside of it': delivery(
      '- { name: a, params: [{ name: git, value: {} }], taskSpec: { params: [{ name: git, properties: { url: {} } }], steps: [{ image: a, args: [$(params.git.url)] }] } }',
      'params: [{ name: git, properties: { url: {} }, default: { url: a } }]',
    ),
    'all keys': documents(task, use('{ url: a, commit: b }')),
    'a whole object of somebody else': documents(task, use('$(params.git)')),
  },
  invalid: {
    'no keys at all': documents(
      build('params: [{ name: git, properties: { url: {} } }]', 'args: [$(params.git.url)]'),
      mark(use('{}'), 'value', 'empty'),
    ),
    'no keys in an object of the run that the pipeline hands on': documents(
      build('params: [{ name: git, properties: { url: {} } }]', 'args: [$(params.git.url)]'),
      delivery(
        "- { name: compile, taskRef: { name: build }, params: [{ name: git, value: '$(params.git[*])' }] }",
        'params: [{ name: git, type: object }]',
      ),
      mark(runOf('params: [{ name: git, value: {} }]'), 'value', 'empty'),
    ),
    'no keys in the default that the pipeline hands on': documents(
      build('params: [{ name: git, properties: { url: {} } }]', 'args: [$(params.git.url)]'),
      mark(
        delivery(
          "- { name: compile, taskRef: { name: build }, params: [{ name: git, value: '$(params.git[*])' }] }",
          'params: [{ name: git, type: object, default: {} }]',
        ),
        'default',
        'empty',
      ),
    ),
    'a default without keys, of which the pipeline takes one': mark(
      delivery(
        "- { name: compile, taskRef: { name: make }, params: [{ name: url, value: '$(params.git.url)' }] }",
        'params: [{ name: git, type: object, properties: { url: {} }, default: {} }]',
      ),
      'default',
      'empty',
    ),
    'no keys, where the pipeline has a text of that name': mark(
      delivery(
        '- { name: compile, taskSpec: { params: [{ name: git, properties: { url: {} } }], steps: [{ image: a, args: [$(params.git.url)] }] }, params: [{ name: git, value: {} }] }',
        'params: [{ name: git }]',
      ),
      'value',
      'empty',
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
