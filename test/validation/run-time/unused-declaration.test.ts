import { unusedDeclaration } from '../../../src/validation/rules/run-time/unused-declaration';
import { build, delivery, mark } from '../mark';
import { testRule } from '../test-rule';

const stepAction = (spec: string): string => `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: print }
spec:
  image: alpine
  ${spec.replaceAll('\n', '\n  ')}
`;

const inRun = (pipeline: string): string => `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: run }
spec:
  pipelineSpec:
    ${pipeline.replaceAll('\n', '\n    ')}
`;

testRule(unusedDeclaration, {
  valid: {
    'what is used': build(
      'params: [{ name: p }]\nresults: [{ name: r }]\nworkspaces: [{ name: w }]',
      'script: make $(params.p) $(workspaces.w.path) > $(results.r.path)',
    ),
    'a workspace that is found by its folder': build('workspaces: [{ name: w }]', 'script: ls /workspace/w'),
    'what a StepAction uses': stepAction(
      'params: [{ name: p }]\nresults: [{ name: r }]\nenv: [{ name: P, value: $(params.p) }]\nscript: make > $(step.results.r.path)',
    ),
    'a param of a pipeline inside of a run that a task inside takes': inRun(
      'params: [{ name: p }]\ntasks:\n  - name: a\n    taskSpec: { steps: [{ name: s, image: alpine, args: [$(params.p)] }] }',
    ),
    'a workspace that is mounted somewhere': build('workspaces: [{ name: w, mountPath: /root/.ssh }]'),
  },
  invalid: {
    'a param': mark(build('params: [{ name: p }]'), 'p }', 'param'),
    'a result': mark(build('results: [{ name: xyz }]'), 'xyz', 'result'),
    'a workspace': mark(build('workspaces: [{ name: w }]'), 'w }', 'workspace'),
    'a param of a StepAction': mark(stepAction('params: [{ name: p }]\nscript: make'), 'p }', 'param'),
    'a result of a StepAction': mark(stepAction('results: [{ name: xyz }]\nscript: make'), 'xyz', 'result'),
    'a param of a pipeline inside of a run': mark(
      inRun('params: [{ name: p }]\ntasks: [{ name: a, taskRef: { name: b } }]'),
      'p }',
      'param',
    ),
    'a param of a pipeline': mark(
      delivery('- { name: a, taskRef: { name: b } }', 'params: [{ name: p }]'),
      'p }',
      'param',
    ),
  },
});
