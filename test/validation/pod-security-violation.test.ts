import { podSecurityViolation } from '../../src/validation/rules/security/pod-security-violation';
import { testRule } from './test-rule';

const OK =
  '{ allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: { drop: [ALL] }, seccompProfile: { type: RuntimeDefault } }';
const namespace = (labels: string): string => `
apiVersion: v1
kind: Namespace
metadata:
  name: ci
  labels:
${labels}
---`;
const baseline = namespace('    pod-security.kubernetes.io/enforce: baseline');
const restricted = namespace('    pod-security.kubernetes.io/enforce: restricted');
const task = (spec: string): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build, namespace: ci }
spec:
${spec}
`;
const run = (spec: string): string => `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: build, namespace: ci }
spec:
${spec}
`;

testRule(podSecurityViolation, {
  valid: {
    'a namespace that is not among the documents': task(
      '  steps: [{ image: a, securityContext: { privileged: true } }]',
    ),
    'a namespace without a level':
      namespace('    a: b') + task('  steps: [{ image: a, securityContext: { privileged: true } }]'),
    'an ordinary step at baseline': baseline + task('  steps: [{ image: a }]'),
    'a param, whose value is not known':
      baseline +
      run(
        '  podTemplate: { securityContext: { seccompProfile: { type: $(params.a) } } }\n  taskSpec: { steps: [{ image: a }] }',
      ),
  },
  invalid: {
    'a privileged step':
      baseline +
      task(`
  steps:
    - image: a
      securityContext:
        privileged: true
        #           ^^^^ refused`),
    'a step that a warning is for':
      namespace('    pod-security.kubernetes.io/warn: baseline') +
      task(`
  steps:
    - image: a
      securityContext:
        privileged: true
        #           ^^^^ noted`),
    'a pod template':
      baseline +
      run(`
  taskSpec: { steps: [{ image: a }] }
  podTemplate:
    hostNetwork: true
    #            ^^^^ refused`),
    "Tekton's own containers at restricted": `${restricted}
  apiVersion: tekton.dev/v1
  kind: Task
  metadata: { name: build, namespace: ci }
  spec:
# ^^^^ tekton
    steps: [{ image: a, securityContext: ${OK} }]
`,
  },
});
