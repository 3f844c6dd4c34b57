import { App, Chart, Testing } from 'cdk8s';
import { CustomRun, Pipeline, PipelineRun, StepAction, Task, TaskRun, VerificationPolicy } from 'cdk8s-tekton/imports';

test('the imported Task renders as tekton.dev/v1 with its spec', () => {
  const chart = new Chart(new App(), 'chart');

  new Task(chart, 'task', {
    metadata: { name: 'greet' },
    spec: { steps: [{ name: 'say', image: 'alpine:3.22', script: 'echo hello' }] },
  });

  expect(Testing.synth(chart)).toEqual([
    {
      apiVersion: 'tekton.dev/v1',
      kind: 'Task',
      metadata: { name: 'greet' },
      spec: { steps: [{ name: 'say', image: 'alpine:3.22', script: 'echo hello' }] },
    },
  ]);
});

test('every kind is imported once, in the version that the cluster stores', () => {
  const versions = [Task, Pipeline, TaskRun, PipelineRun, StepAction, CustomRun, VerificationPolicy].map(
    ({ GVK }) => `${GVK.kind} ${GVK.apiVersion}`,
  );

  expect(versions).toEqual([
    'Task tekton.dev/v1',
    'Pipeline tekton.dev/v1',
    'TaskRun tekton.dev/v1',
    'PipelineRun tekton.dev/v1',
    'StepAction tekton.dev/v1beta1',
    'CustomRun tekton.dev/v1beta1',
    'VerificationPolicy tekton.dev/v1alpha1',
  ]);
});
