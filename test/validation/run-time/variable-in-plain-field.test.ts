import { variableInPlainField } from '../../../src/validation/rules/run-time/variable-in-plain-field';
import { build, delivery, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const PARAMS = 'params: [{ name: p, default: x }]\nworkspaces: [{ name: source }]';
const sidecar = (fields: string): string => build(`${PARAMS}\nsidecars: [{ name: db, image: db, ${fields} }]`);
const volume = (source: string): string => build(`${PARAMS}\nvolumes: [{ name: v, ${source} }]`);
const step = (fields: string): string => build(PARAMS, fields);
const action = (fields: string): string => `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: act }
spec:
  params: [{ name: p }]
  image: alpine
  ${fields}
`;

testRule(variableInPlainField, {
  valid: {
    'fields of containers that Tekton looks at': step(
      `script: x $(params.p)
workingDir: $(params.p)
imagePullPolicy: $(params.p)
env: [{ name: A, value: $(params.p) }, { name: B, valueFrom: { secretKeyRef: { name: $(params.p), key: $(params.p) } } }]
envFrom: [{ prefix: $(params.p), configMapRef: { name: $(params.p) } }]
volumeMounts: [{ name: $(params.p), mountPath: $(params.p), subPath: $(params.p) }]
stdoutConfig: { path: $(params.p) }
when: [{ input: $(params.p), operator: in, values: [$(params.p)] }]`,
    ),
    'fields of volumes that Tekton looks at': volume(
      'projected: { sources: [{ secret: { name: $(params.p) } }, { serviceAccountToken: { audience: $(params.p), path: t } }] }',
    ),
    'what Kubernetes puts in its place': step('volumeMounts: [{ name: v, mountPath: /v, subPathExpr: $(HOME) }]'),
    'what a shell runs': sidecar('lifecycle: { preStop: { exec: { command: [sh, -c, "kill $(pidof db)"] } } }'),
    'what people read': step('displayName: of $(params.p)'),
    'a name in env, which invalid-env-name tells': step('env: [{ name: $(params.p), value: x }]'),
    'what an event puts there': `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: start }
spec:
  params: [{ name: p }]
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: TaskRun
      metadata: { generateName: run- }
      spec:
        taskSpec:
          steps: [{ image: alpine }]
          sidecars: [{ name: db, image: db, terminationMessagePath: $(tt.params.p) }]
`,
  },
  invalid: {
    'the account of a TaskRun': `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: run }
spec:
  taskRef: { name: build }
  serviceAccountName: $(params.account)
  #                   ^ plain
`,
    'the account of one task of a PipelineRun': mark(
      runOf("taskRunSpecs: [{ pipelineTaskName: a, serviceAccountName: 'x-$(context.pipelineRun.name)' }]"),
      '$(context',
      'plain',
    ),
    'a probe': mark(sidecar('livenessProbe: { exec: { command: [check, $(params.p)] } }'), '$(params', 'plain'),
    'what only an event could put there': mark(sidecar('terminationMessagePath: $(tt.params.p)'), '$(tt', 'plain'),
    'a port': mark(sidecar('readinessProbe: { tcpSocket: { port: $(params.p) } }'), '$(params', 'plain'),
    'a hook': mark(
      sidecar('lifecycle: { preStop: { exec: { command: [rm, $(workspaces.source.path)/x] } } }'),
      '$(workspaces',
      'plain',
    ),
    'what a container may do': mark(
      step('securityContext: { capabilities: { add: [$(params.p)] } }'),
      '$(params',
      'plain',
    ),
    'where a workspace is for one step': mark(
      step('workspaces: [{ name: source, mountPath: /src/$(params.p) }]'),
      '$(params',
      'plain',
    ),
    'a folder of the node': mark(volume('hostPath: { path: /var/$(params.p) }'), '$(params', 'plain'),
    'the items of a projected volume': mark(
      volume('projected: { sources: [{ secret: { name: s, items: [{ key: $(params.p), path: x }] } }] }'),
      '$(params',
      'plain',
    ),
    'a StepAction': mark(action('securityContext: { capabilities: { add: [$(params.p)] } }'), '$(params', 'plain'),
    'a task inside of a pipeline, with an undeclared param': mark(
      delivery(
        '- { name: a, taskSpec: { steps: [{ image: b }], sidecars: [{ image: db, terminationMessagePath: $(params.nope) }] } }',
      ),
      '$(params',
      'plain',
    ),
  },
});
