import { optionalWorkspace } from '../../../src/validation/rules/run-time/optional-workspace';
import { build, delivery, documents, mark } from '../mark';
import { testRule } from '../test-rule';

const use = delivery(
  '- { name: compile, taskRef: { name: build }, workspaces: [{ name: source, workspace: files }] }',
  'workspaces: [{ name: files, optional: true }]',
);

testRule(optionalWorkspace, {
  valid: { 'optional at both ends': documents(build('workspaces: [{ name: source, optional: true }]'), use) },
  invalid: {
    'a task that needs it': documents(build('workspaces: [{ name: source }]'), mark(use, '{ name: source', 'optional')),
  },
});
