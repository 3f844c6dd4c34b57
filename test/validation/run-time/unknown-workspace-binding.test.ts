import { unknownWorkspaceBinding } from '../../../src/validation/rules/run-time/unknown-workspace-binding';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const task = build('workspaces: [{ name: source }]');
const use = (name: string): string =>
  delivery(
    `- { name: compile, taskRef: { name: build }, workspaces: [{ name: ${name}, workspace: files }] }`,
    'workspaces: [{ name: files }]',
  );

testRule(unknownWorkspaceBinding, {
  valid: { 'a declared workspace': documents(task, use('source')), 'an unknown Task': use('nope') },
  invalid: {
    'a misspelt workspace of a Task': documents(task, mark(use('sauce'), 'sauce', 'unknown')),
    'a workspace that the pipeline does not have': documents(
      task,
      use('source'),
      mark(runOf('workspaces: [{ name: files, emptyDir: {} }, { name: cache, emptyDir: {} }]'), 'cache', 'unknown'),
    ),
  },
});
