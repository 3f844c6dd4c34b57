import { paramCanReadSecret } from '../../../src/validation/rules/security/param-can-read-secret';
import { task } from '../documents';
import { documents, mark } from '../mark';
import { testRule } from '../test-rule';

const PARAMS = '  params: [{ name: branch }, { name: level, enum: [low, high] }]';
const SECRET = '{ name: TOKEN, valueFrom: { secretKeyRef: { name: forge, key: token } } }';

const stepAction = (more: string): string => `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: notify }
spec:
  image: alpine
  params: [{ name: text }]
  ${more}
`;
const notified = (text: string): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
  params: [{ name: branch }]
  stepTemplate: { env: [${SECRET}] }
  steps: [{ name: notify, ref: { name: notify }, params: [{ name: text, value: ${text} }] }]
`;
const ARGS = 'args: [$(params.text)]';

testRule(paramCanReadSecret, {
  valid: {
    'a text of its own in the arguments of a StepAction': documents(stepAction(ARGS), notified('done')),
    'a param of a StepAction that has no Secret': documents(
      stepAction(ARGS),
      notified('$(params.branch)').replace(/stepTemplate.*/, ''),
    ),
    'a param before the secret': task(
      `      env:\n        - { name: BRANCH, value: $(params.branch) }\n        - ${SECRET}`,
      PARAMS,
    ),
    'a param beside a config map': task(
      '      env:\n        - { name: A, valueFrom: { configMapKeyRef: { name: a, key: b } } }\n        - { name: BRANCH, value: $(params.branch) }',
      PARAMS,
    ),
    'a path behind the secret': task(
      `      env:\n        - ${SECRET}\n        - { name: DIR, value: $(workspaces.source.path) }`,
    ),
    'a param of a few values': task(`      env: [${SECRET}]\n      args: [$(params.level)]`, PARAMS),
    'a param in a script, which the kubelet does not read': task(
      `      env: [${SECRET}]\n      script: echo $(params.branch)`,
      PARAMS,
    ),
    'a secret of another step': task(
      `      args: [$(params.branch)]\n    - image: alpine\n      env: [${SECRET}]`,
      PARAMS,
    ),
    'a value that stands in the same document': `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: build }
spec:
  taskSpec:
    params: [{ name: branch, default: main }]
    steps: [{ image: alpine, args: [$(params.branch)], env: [${SECRET}] }]
`,
  },
  invalid: {
    'a param in the arguments of a StepAction, and the Secret in the step template of its Task': documents(
      stepAction(ARGS),
      mark(notified('$(params.branch)'), 'ref:', 'args'),
    ),
    'a param in a StepAction that has the Secret, told once': documents(
      mark(stepAction(`${ARGS}\n  env: [${SECRET}]`), '$(params', 'args'),
      notified('$(params.branch)'),
    ),
    'a param behind the secret': task(
      `
      env:
        - ${SECRET}
        - name: BRANCH
          value: x-$(params.branch)
          #        ^^^^^^^^^^^^^^^^ env`,
      PARAMS,
    ),
    'all of a secret, which stands before everything': task(
      `
      envFrom: [{ secretRef: { name: forge } }]
      env:
        - name: BRANCH
          value: $(params.branch)
          #      ^^^^^^^^^^^^^^^^ env`,
      PARAMS,
    ),
    'args, whatever the order': task(
      `
      args: [$(params.branch)]
      #      ^^^^^^^^^^^^^^^^ args
      env: [${SECRET}]`,
      PARAMS,
    ),
    command: task(
      `
      command: [echo, $(params.branch)]
      #               ^^^^^^^^^^^^^^^^ args
      env: [${SECRET}]`,
      PARAMS,
    ),
    'one param once': task(
      `
      env:
        - ${SECRET}
        - name: BRANCH
          value: $(params.branch)
          #      ^^^^^^^^^^^^^^^^ env
      args: [$(params.branch)]`,
      PARAMS,
    ),
    'a secret of the step template': task(
      `
      args: [$(params.branch)]
      #      ^^^^^^^^^^^^^^^^ args`,
      `  stepTemplate: { env: [${SECRET}] }\n${PARAMS}`,
    ),
    'a variable that the step template has behind its secret': task(
      `
      env:
        - name: BRANCH
          value: $(params.branch)
          #      ^^^^^^^^^^^^^^^^ env`,
      `  stepTemplate: { env: [${SECRET}, { name: BRANCH, value: main }] }\n${PARAMS}`,
    ),
    'a sidecar': task(
      '      script: x',
      `
  sidecars:
    - image: alpine
      env: [${SECRET}]
      args: [$(params.branch)]
      #      ^^^^^^^^^^^^^^^^ args`,
    ),
    'a result of another task': `
apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: delivery }
spec:
  tasks:
    - name: show
      taskSpec:
        steps:
          - image: alpine
            env: [${SECRET}]
            args: [$(tasks.clone.results.message)]
            #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ args
`,
  },
});
