import { workspaceBoundTwice } from '../../../src/validation/rules/run-time/workspace-bound-twice';
import { delivery, mark } from '../mark';
import { testRule } from '../test-rule';

const binding = (name: string): string =>
  `- { name: a, taskRef: { name: build }, workspaces: [{ name: source, workspace: s }, { name: ${name}, workspace: s }] }`;
const pipeline = (name: string): string => delivery(binding(name), 'workspaces: [{ name: s }]');
const run = (name: string): string => `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: run }
spec:
  workspaces: [{ name: s, emptyDir: {} }]
  pipelineSpec:
    tasks:
      ${binding(name)}
`;

testRule(workspaceBoundTwice, {
  valid: {
    'two workspaces from one': run('cache'),
    'a name twice in a Pipeline, which the cluster refuses': pipeline('source'),
  },
  invalid: {
    'a name twice in a run': mark(run('"source"'), '"source"', 'twice'),
    'a name in another case': mark(pipeline('Source'), 'Source', 'twice'),
  },
});
