/* Documents whose spec is what a case is about. */

type Wrap = (spec: string) => string;

const of =
  (apiVersion: string, kind: string): Wrap =>
  (spec) => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: example }
spec:${spec}
`;

export const task = of('tekton.dev/v1', 'Task');
export const oldTask = of('tekton.dev/v1beta1', 'Task');
export const pipeline = of('tekton.dev/v1', 'Pipeline');
export const taskRun = of('tekton.dev/v1', 'TaskRun');
export const pipelineRun = of('tekton.dev/v1', 'PipelineRun');
export const oldTaskRun = of('tekton.dev/v1beta1', 'TaskRun');
export const oldPipelineRun = of('tekton.dev/v1beta1', 'PipelineRun');
export const stepAction = of('tekton.dev/v1beta1', 'StepAction');
export const oldStepAction = of('tekton.dev/v1alpha1', 'StepAction');
export const customRun = of('tekton.dev/v1beta1', 'CustomRun');
export const policy = of('tekton.dev/v1alpha1', 'VerificationPolicy');
export const listener = of('triggers.tekton.dev/v1beta1', 'EventListener');
export const oldListener = of('triggers.tekton.dev/v1alpha1', 'EventListener');
export const binding = of('triggers.tekton.dev/v1beta1', 'TriggerBinding');
export const template = of('triggers.tekton.dev/v1beta1', 'TriggerTemplate');
export const trigger = of('triggers.tekton.dev/v1beta1', 'Trigger');
export const interceptor = of('triggers.tekton.dev/v1alpha1', 'ClusterInterceptor');
