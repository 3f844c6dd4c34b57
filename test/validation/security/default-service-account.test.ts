import { defaultServiceAccount } from '../../../src/validation/rules/security/default-service-account';
import { testRule } from '../test-rule';

const tekton = (kind: string, spec: string): string => `
apiVersion: tekton.dev/v1
kind: ${kind}
metadata: { name: build }
spec:
${spec}
`;
const listener = (spec: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: push }
spec:
${spec}
`;
const TASKS = '  pipelineSpec: { tasks: [{ name: a, taskRef: { name: a } }] }';

testRule(defaultServiceAccount, {
  valid: {
    'an account of its own': tekton('TaskRun', '  taskRef: { name: build }\n  serviceAccountName: build'),
    'an account for each task': tekton(
      'PipelineRun',
      `${TASKS}\n  taskRunSpecs: [{ pipelineTaskName: a, serviceAccountName: a }]`,
    ),
    'a listener': listener(
      '  serviceAccountName: push\n  triggers: [{ name: push, serviceAccountName: own, template: { ref: run } }]',
    ),
  },
  invalid: {
    none: `
  apiVersion: tekton.dev/v1
  kind: TaskRun
  metadata: { name: build }
  spec:
# ^^^^ run
    taskRef: { name: build }
`,
    'the default by its name': tekton(
      'TaskRun',
      `
  taskRef: { name: build }
  serviceAccountName: default
  #                   ^^^^^^^ run`,
    ),
    'a PipelineRun': tekton(
      'PipelineRun',
      `
  pipelineRef: { name: build }
  taskRunTemplate:
    serviceAccountName: default
    #                   ^^^^^^^ run`,
    ),
    'one task': tekton(
      'PipelineRun',
      `
  pipelineRef: { name: build }
  taskRunTemplate: { serviceAccountName: build }
  taskRunSpecs:
    - pipelineTaskName: a
      serviceAccountName: default
      #                   ^^^^^^^ task`,
    ),
    'a listener and its trigger': listener(`
  serviceAccountName: default
  #                   ^^^^^^^ listener
  triggers:
    - name: push
      template: { ref: run }
      serviceAccountName: default
      #                   ^^^^^^^ trigger`),
  },
});
