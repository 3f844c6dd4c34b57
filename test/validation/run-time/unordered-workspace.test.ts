import { unorderedWorkspace } from '../../../src/validation/rules/run-time/unordered-workspace';
import { build, delivery, documents, mark } from '../mark';
import { testRule } from '../test-rule';

const task = build('workspaces: [{ name: s }]', 'script: git clone url $(workspaces.s.path)');
const lint = build('workspaces: [{ name: s }]', 'script: ls $(workspaces.s.path)').replace('build', 'lint');
const pipeline = (after: string): string =>
  delivery(
    `- { name: clone, taskRef: { name: build }, workspaces: [{ name: s, workspace: w }] }\n- { name: lint, taskRef: { name: lint }, workspaces: [{ name: s, workspace: "w" }]${after} }`,
    'workspaces: [{ name: w }]',
  );

testRule(unorderedWorkspace, {
  valid: {
    'one after the other': documents(task, lint, pipeline(', runAfter: [clone]')),
    'two that only read': documents(task.replace('git clone url', 'ls'), lint, pipeline('')),
  },
  invalid: {
    'a task beside two that fill it is told of once': documents(
      task,
      lint,
      mark(
        delivery(
          `- { name: clone, taskRef: { name: build }, workspaces: [{ name: s, workspace: w }] }
- { name: fetch, taskRef: { name: build }, workspaces: [{ name: s, workspace: w }], runAfter: [clone] }
- { name: lint, taskRef: { name: lint }, workspaces: [{ name: s, workspace: "w" }] }`,
          'workspaces: [{ name: w }]',
        ),
        '{ name: s, workspace: "w"',
        'unordered',
      ),
    ),
    'one that fills it beside the other': documents(
      task,
      lint,
      mark(pipeline(''), '{ name: s, workspace: "w"', 'unordered'),
    ),
  },
});
