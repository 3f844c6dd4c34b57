import { podSecurityViolation } from '../../../src/validation/rules/security/pod-security-violation';
import { lint } from '../../../src/validation/lint';
import { testRule } from '../test-rule';

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
const stepAction = (securityContext: string): string => `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: act, namespace: ci }
spec: { image: a, securityContext: ${securityContext} }
---`;
const pipelineRun = (spec: string): string => run(spec).replace('kind: TaskRun', 'kind: PipelineRun');
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
    'a step that takes back what the template says':
      baseline +
      task(
        '  stepTemplate: { securityContext: { privileged: true, runAsUser: 0 } }\n  steps: [{ image: a, securityContext: { privileged: false } }]',
      ),
    'a task with a pod template of its own':
      baseline +
      pipelineRun(
        '  pipelineSpec: { tasks: [{ name: a, taskSpec: { steps: [{ image: a }] } }] }\n  taskRunTemplate: { podTemplate: { securityContext: { seccompProfile: { type: Unconfined } } } }\n  taskRunSpecs: [{ pipelineTaskName: a, podTemplate: { securityContext: { runAsUser: 1 } } }]',
      ),
    'a Task that a run with a pod template takes':
      baseline +
      task('  steps: [{ image: a }]') +
      '---' +
      run('  taskRef: { name: build }\n  podTemplate: { securityContext: { runAsUser: 1 } }'),
    'a StepAction that is not among the documents': baseline + task('  steps: [{ ref: { name: a } }]'),
    'a step with its StepAction':
      baseline + stepAction('{ privileged: false }') + task('  steps: [{ ref: { name: act } }]'),
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
    'what the template of steps says beside what a step says': `${baseline}
  apiVersion: tekton.dev/v1
  kind: Task
  metadata: { name: build, namespace: ci }
  spec:
    stepTemplate: { securityContext: { privileged: true, capabilities: { drop: [ALL] } } }
    steps:
      - image: a
        securityContext: { runAsUser: 1, capabilities: { drop: [] } }
#       ^ refused
`,
    'a pod template for one task':
      baseline +
      pipelineRun(`
  pipelineSpec: { tasks: [{ name: a, taskSpec: { steps: [{ image: a }] } }] }
  taskRunSpecs:
    - pipelineTaskName: a
      podTemplate:
        hostNetwork: true
        #            ^^^^ refused`),
    'a pod template':
      baseline +
      run(`
  taskSpec: { steps: [{ image: a }] }
  podTemplate:
    hostNetwork: true
    #            ^^^^ refused`),
    'a pod template for a Task of its own':
      baseline +
      task('  steps: [{ image: a }]') +
      '---' +
      run(`
  taskRef: { name: build }
  podTemplate:
    hostNetwork: true
    #            ^^^^ refused`),
    'a pod template for the tasks of a Pipeline':
      baseline +
      task('  steps: [{ image: a }]') +
      `---
apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: all, namespace: ci }
spec: { tasks: [{ name: a, taskRef: { name: build } }] }
---` +
      pipelineRun(`
  pipelineRef: { name: all }
  taskRunSpecs:
    - pipelineTaskName: a
      podTemplate:
        hostNetwork: true
        #            ^^^^ refused`),
    'what neither a Task nor its run says': `${namespace('    pod-security.kubernetes.io/warn: restricted')}
  apiVersion: tekton.dev/v1
  kind: Task
  metadata: { name: build, namespace: ci }
  spec:
    steps: [{ image: a, securityContext: { allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: { drop: [ALL] } } }]
---
  apiVersion: tekton.dev/v1
  kind: TaskRun
  metadata: { name: build, namespace: ci }
  spec:
    taskRef: { name: build }
#   ^^^^^^^ noted
`,
    'a Task of another namespace':
      baseline +
      task('  steps: [{ image: a, securityContext: { privileged: true } }]').replace(
        'namespace: ci',
        'namespace: lib',
      ) +
      '---' +
      run(`
  taskRef:
# ^^^^^^^ refused
    resolver: cluster
    params: [{ name: kind, value: task }, { name: name, value: build }, { name: namespace, value: lib }]`),
    'a StepAction behind another step':
      baseline +
      stepAction('{ privileged: true }') +
      task(`
  steps:
    - image: a
    - ref: { name: act }
#     ^^^^^^^^^^^^^^^^^^ refused`),
    'a step behind a reference that is not known':
      baseline +
      task(`
  steps:
    - ref: { name: other }
    - image: a
      securityContext:
        privileged: true
        #           ^^^^ refused`),
    "Tekton's own containers at restricted": `${restricted}
  apiVersion: tekton.dev/v1
  kind: Task
  metadata: { name: build, namespace: ci }
  spec:
# ^^^^ tekton
    steps: [{ image: a, securityContext: ${OK} }]
`,
  },
  // Only who looks at files can ask for a level; see below.
  untested: ['asked'],
});

describe('a level that is asked for', () => {
  const found = (text: string, podSecurity: 'baseline' | 'restricted'): readonly string[] =>
    lint([{ name: 'a.yaml', text }], { podSecurity })
      .diagnostics.filter(({ rule }) => rule === 'pod-security-violation')
      .map(({ message }) => message);
  const privileged = task('  steps: [{ name: a, image: a, securityContext: { privileged: true } }]');

  test('holds without a Namespace', () => {
    expect(found(privileged, 'baseline')).toEqual(['step "a" is privileged, which level "baseline" forbids']);
  });

  test('gives way to what the Namespace says', () => {
    expect(found(namespace('    pod-security.kubernetes.io/enforce: privileged') + privileged, 'restricted')).toEqual(
      [],
    );
  });

  test('says nothing of what a pod template may add', () => {
    expect(found(task('  steps: [{ name: a, image: a }]'), 'baseline')).toEqual([]);
  });
});
