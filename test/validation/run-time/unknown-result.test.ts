import { unknownResult } from '../../../src/validation/rules/run-time/unknown-result';
import { build, delivery, documents, mark } from '../mark';
import { testRule } from '../test-rule';

const task = build('results: [{ name: version }]');
const use = (result: string, more = ''): string =>
  delivery(
    `- { name: compile, taskRef: { name: build } }\n- { name: again, taskRef: { name: build }, when: [{ input: $(tasks.compile.results.${result}), operator: in, values: [a] }] }`,
    more,
  );

const object = build('results: [{ name: commit, type: object, properties: { sha: {} } }]');

testRule(unknownResult, {
  valid: {
    'a declared result': documents(task, use('version')),
    'a declared key': documents(object, use('commit.sha')),
    'an unknown Task': use('verison'),
  },
  invalid: {
    'a misspelt result in when': documents(task, mark(use('verison'), 'verison', 'unknown')),
    'a key that the result does not declare': documents(object, mark(use('commit.author'), 'author', 'key')),
    'a result of no task in a matrix at the end': documents(
      task,
      mark(
        delivery(
          '- { name: compile, taskRef: { name: build } }',
          'finally: [{ name: last, taskRef: { name: build }, matrix: { params: [{ name: p, value: "$(tasks.complie.results.version[*])" }] } }]',
        ),
        'complie',
        'task',
      ),
    ),
    'a result of the pipeline': documents(
      task,
      mark(use('version', 'results: [{ name: r, value: $(tasks.compile.results.nope) }]'), 'nope', 'unknown'),
    ),
  },
});
