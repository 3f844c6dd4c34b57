import { hostNetwork } from '../../../src/validation/rules/security/host-network';
import { testRule } from '../test-rule';

const run = (kind: string, spec: string): string => `
apiVersion: tekton.dev/v1
kind: ${kind}
metadata: { name: build }
spec:
${spec}
`;

testRule(hostNetwork, {
  valid: {
    'a pod of its own network': run('TaskRun', '  taskRef: { name: build }\n  podTemplate: { hostNetwork: false }'),
  },
  invalid: {
    'a TaskRun': run(
      'TaskRun',
      `
  taskRef: { name: build }
  podTemplate:
    hostNetwork: true
    #            ^^^^ network`,
    ),
    'a PipelineRun and one of its tasks': run(
      'PipelineRun',
      `
  pipelineRef: { name: build }
  taskRunTemplate:
    podTemplate:
      hostNetwork: true
      #            ^^^^ network
  taskRunSpecs:
    - pipelineTaskName: build
      podTemplate:
        hostNetwork: true
        #            ^^^^ network`,
    ),
  },
});
