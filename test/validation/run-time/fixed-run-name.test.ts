import { fixedRunName } from '../../../src/validation/rules/run-time/fixed-run-name';
import { testRule } from '../test-rule';

const template = (metadata: string, kind = 'PipelineRun'): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: build }
spec:
  params: [{ name: commit }]
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: ${kind}
      metadata:
${metadata}
      spec: {}
`;

testRule(fixedRunName, {
  valid: {
    'a name that the cluster makes up': template('        generateName: build-'),
    'a part of the event in the name': template('        name: build-$(tt.params.commit)'),
    'the id of the event in the name': template('        name: build-$(uid)'),
    'a run that is no template': `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: build }
spec: { pipelineRef: { name: build } }
`,
  },
  invalid: {
    'a name': template('        name: build\n#             ^^^^^ fixed'),
    'a name beside generateName': template(
      '        generateName: build-\n        name: build\n#             ^^^^^ fixed',
    ),
    'a TaskRun': template('        name: build\n#             ^^^^^ fixed', 'TaskRun'),
    'a template inside of a trigger': `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: build }
spec:
  template:
    spec:
      resourcetemplates:
        - apiVersion: tekton.dev/v1
          kind: TaskRun
          metadata: { name: seen }
#                           ^^^^ fixed
          spec: { taskRef: { name: build } }
`,
  },
});
