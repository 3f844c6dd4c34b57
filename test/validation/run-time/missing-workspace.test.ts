import { missingWorkspace } from '../../../src/validation/rules/run-time/missing-workspace';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const task = build('workspaces: [{ name: source }, { name: cache, optional: true }]');
const use = (bound: string, more = ''): string =>
  delivery(`- { name: compile, taskRef: { name: build }${bound} }`, more);
const both = ', workspaces: [{ name: source, workspace: files }]';

testRule(missingWorkspace, {
  valid: {
    'a bound workspace': documents(
      task,
      use(both, 'workspaces: [{ name: files }]'),
      runOf('workspaces: [{ name: files, emptyDir: {} }]'),
    ),
    'an optional one that no run binds': documents(
      build('workspaces: [{ name: source, optional: true }]'),
      use(both, 'workspaces: [{ name: files, optional: true }]'),
      runOf(''),
    ),
  },
  invalid: {
    'a task without its workspace': documents(task, mark(use(''), 'taskRef', 'missing')),
    'a run without a workspace of its pipeline': documents(
      task,
      use(both, 'workspaces: [{ name: files }]'),
      mark(runOf(''), 'pipelineRef', 'missing'),
    ),
    'a run without what its inline pipeline hands on': documents(
      task,
      mark(
        `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: run }
spec:
  pipelineSpec:
    tasks: [{ name: compile, taskRef: { name: build }, workspaces: [{ name: source }] }]`,
        'pipelineSpec',
        'propagated',
      ),
    ),
  },
});
