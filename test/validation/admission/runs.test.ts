import { inlineSpecDisabled } from '../../../src/validation/rules/admission/inline-spec-disabled';
import { invalidBreakpoint } from '../../../src/validation/rules/admission/invalid-breakpoint';
import { invalidComputeSpec } from '../../../src/validation/rules/admission/invalid-compute-spec';
import { invalidMetadata } from '../../../src/validation/rules/admission/invalid-metadata';
import { invalidName } from '../../../src/validation/rules/admission/invalid-name';
import { invalidStatus } from '../../../src/validation/rules/admission/invalid-status';
import { invalidVerificationPolicy } from '../../../src/validation/rules/admission/invalid-verification-policy';
import { invalidWorkspaceBinding } from '../../../src/validation/rules/admission/invalid-workspace-binding';
import { removedField } from '../../../src/validation/rules/admission/removed-field';
import { timeoutTooLong } from '../../../src/validation/rules/admission/timeout-too-long';
import { unknownKind } from '../../../src/validation/rules/admission/unknown-kind';
import { wrongType } from '../../../src/validation/rules/admission/wrong-type';
import { testRule } from '../test-rule';
import { oldPipelineRun, oldTask, oldTaskRun, pipeline, pipelineRun, policy, task, taskRun } from './example-documents';

testRule(inlineSpecDisabled, {
  features: { 'disable-inline-spec': 'taskrun,pipelinerun,pipeline' },
  valid: {
    references: taskRun(`
  taskRef: { name: a }`),
  },
  invalid: {
    'a TaskRun': taskRun(`
  taskSpec: { steps: [{ image: alpine }] }
# ^^^^^^^^ inline`),
    'a PipelineRun': pipelineRun(`
  pipelineSpec: { tasks: [{ name: a, taskRef: { name: b } }] }
# ^^^^^^^^^^^^ inline`),
    'a pipeline task': pipeline(`
  tasks:
    - { name: a, taskSpec: { steps: [{ image: alpine }] } }
#                ^^^^^^^^ inline`),
  },
});

testRule(invalidBreakpoint, {
  features: { 'enable-api-fields': 'alpha' },
  valid: {
    'on failure': taskRun(`
  taskRef: { name: a }
  debug: { breakpoints: { onFailure: enabled } }`),
  },
  invalid: {
    'another word': taskRun(`
  taskRef: { name: a }
  debug: { breakpoints: { onFailure: always } }
#                                    ^^^^^^ onFailure`),
    'a step twice': taskRun(`
  taskRef: { name: a }
  debug: { breakpoints: { beforeSteps: [a, b, a] } }
#          ^^^^^^^^^^^ onFailure
#                                             ^ twice`),
  },
});

testRule(invalidComputeSpec, {
  valid: {
    'two names': taskRun(`
  taskRef: { name: a }
  stepSpecs: [{ name: a, computeResources: {} }, { name: b, computeResources: {} }]`),
  },
  invalid: {
    'no name': taskRun(`
  taskRef: { name: a }
  stepSpecs: [{ computeResources: {} }]
#             ^^^^^^^^^^^^^^^^^^^^^^^^ unnamed`),
    'a name twice': taskRun(`
  taskRef: { name: a }
  sidecarSpecs: [{ name: a, computeResources: {} }, { name: a, computeResources: {} }]
#                                                           ^ twice`),
    both: taskRun(`
  taskRef: { name: a }
  computeResources: { limits: { cpu: 1 } }
# ^^^^^^^^^^^^^^^^ both
  stepSpecs: [{ name: a, computeResources: { limits: { cpu: 1 } } }]`),
    'in a PipelineRun': pipelineRun(`
  pipelineRef: { name: a }
  taskRunSpecs: [{ pipelineTaskName: a, stepSpecs: [{ computeResources: {} }] }]
#                                                   ^^^^^^^^^^^^^^^^^^^^^^^^ unnamed`),
  },
});

testRule(invalidStatus, {
  valid: {
    'a cancelled run': pipelineRun(`
  pipelineRef: { name: a }
  status: Cancelled`),
  },
  invalid: {
    'an unknown one': pipelineRun(`
  pipelineRef: { name: a }
  status: Paused
#         ^^^^^^ unknown`),
    'one of another kind': taskRun(`
  taskRef: { name: a }
  status: Cancelled
#         ^^^^^^^^^ unknown`),
    'a message alone': taskRun(`
  taskRef: { name: a }
  statusMessage: enough
#                ^^^^^^ message`),
    'a held back run that has started': `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: run }
spec:
  taskRef: { name: a }
  status: TaskRunPending
#         ^^^^^^^^^^^^^^ started
status: { startTime: 2026-01-31T12:00:00Z }
`,
  },
});

testRule(invalidWorkspaceBinding, {
  valid: {
    'a claim': taskRun(`
  taskRef: { name: a }
  workspaces: [{ name: w, persistentVolumeClaim: { claimName: c } }]`),
  },
  invalid: {
    empty: taskRun(`
  taskRef: { name: a }
  workspaces: [{}]
#              ^^ empty`),
    nothing: taskRun(`
  taskRef: { name: a }
  workspaces: [{ name: w }]
#              ^^^^^^^^^^^ none`),
    two: taskRun(`
  taskRef: { name: a }
  workspaces: [{ name: w, emptyDir: {}, secret: { secretName: s } }]
#                                       ^^^^^^ many`),
    'a part of it': taskRun(`
  taskRef: { name: a }
  workspaces: [{ name: w, configMap: {} }]
#                         ^^^^^^^^^ missing`),
  },
});

testRule(timeoutTooLong, {
  valid: {
    'parts that fit': pipelineRun(`
  pipelineRef: { name: a }
  timeouts: { pipeline: 1h, tasks: 30m, finally: 30m }`),
  },
  invalid: {
    'a part': pipelineRun(`
  pipelineRef: { name: a }
  timeouts: { pipeline: 1h, tasks: 2h }
#                                  ^^ part`),
    'the sum': pipelineRun(`
  pipelineRef: { name: a }
  timeouts: { pipeline: 1h, tasks: 40m, finally: 40m }
# ^^^^^^^^ sum`),
    'of a task': pipelineRun(`
  pipelineRef: { name: a }
  timeouts: { pipeline: 1h }
  taskRunSpecs: [{ pipelineTaskName: a, timeout: 2h }]
#                                                ^^ task`),
  },
});

testRule(removedField, {
  valid: {
    'resources of a step': oldTask(`
  steps: [{ image: alpine, resources: {} }]`),
  },
  invalid: {
    'resources of a task': oldTask(`
  resources: { inputs: [] }
# ^^^^^^^^^ removed
  steps:
    - { name: make, image: alpine }`),
    'a bundle': oldTaskRun(`
  taskRef: { name: a, bundle: example.com/tasks }
#                             ^^^^^^^^^^^^^^^^^ removed`),
    'both timeouts': oldPipelineRun(`
  pipelineRef: { name: a }
  timeout: 1h
#          ^^ removed
  timeouts: { pipeline: 1h }`),
  },
});

testRule(invalidName, {
  valid: {
    'a long path': `
apiVersion: tekton.dev/v1
kind: Task
metadata:
  name: a.b-c
spec:
  steps: [{ image: alpine }]
`,
  },
  invalid: {
    'a name': `
apiVersion: tekton.dev/v1
kind: Task
metadata:
  name: Build
#       ^^^^^ name
spec:
  steps: [{ image: alpine }]
`,
    'a prefix': `
apiVersion: tekton.dev/v1
kind: Task
metadata:
  generateName: Build-
#               ^^^^^^ prefix
spec:
  steps: [{ image: alpine }]
`,
    neither: `
apiVersion: tekton.dev/v1
kind: Task
metadata:
^^^^^^^^ missing
  labels: { a: b }
spec:
  steps: [{ image: alpine }]
`,
  },
});

testRule(invalidMetadata, {
  valid: {
    'a prefix': `
apiVersion: tekton.dev/v1
kind: Task
metadata:
  name: a
  labels: { example.com/a: b }
spec:
  steps: [{ image: alpine }]
`,
  },
  invalid: {
    'a label': `
apiVersion: tekton.dev/v1
kind: Task
metadata:
  name: a
  labels:
    example.com/-a: b
#                   ^ key
    tier: -b
#         ^^ value
spec:
  steps: [{ image: alpine }]
`,
    'an annotation': `
apiVersion: tekton.dev/v1
kind: Task
metadata:
  name: a
  annotations: { a b: c }
#                     ^ key
spec:
  steps: [{ image: alpine }]
`,
    'a namespace': `
apiVersion: tekton.dev/v1
kind: Task
metadata:
  name: a
  namespace: A.b
#            ^^^ namespace
spec:
  steps: [{ image: alpine }]
`,
    owners: `
apiVersion: tekton.dev/v1
kind: Task
metadata:
  name: a
  ownerReferences:
# ^^^^^^^^^^^^^^^ controllers
    - { apiVersion: v1, kind: Pod, uid: u }
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ owner
    - { apiVersion: a/b/c, kind: Pod, name: p, uid: u, controller: true }
#                   ^^^^^ version
    - { apiVersion: v1, kind: Event, name: p, uid: u, controller: true }
#                   ^^ event
spec:
  steps: [{ image: alpine }]
`,
    'a finalizer': `
apiVersion: tekton.dev/v1
kind: Task
metadata:
  name: a
  finalizers: [a b]
#              ^^^ finalizer
spec:
  steps: [{ image: alpine }]
`,
    'a generation': `
apiVersion: tekton.dev/v1
kind: Task
metadata:
  name: a
  generation: -1
#             ^^ generation
spec:
  steps: [{ image: alpine }]
`,
    'managed fields': `
apiVersion: tekton.dev/v1
kind: Task
metadata:
  name: a
  managedFields: [{ manager: m, operation: Merge }]
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ managed
spec:
  steps: [{ image: alpine }]
`,
    'an annotation of an EventListener': `
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata:
  name: a
  annotations: { tekton.dev/payload-validation: maybe }
#                                               ^^^^^ payload
spec: { triggers: [{ triggerRef: t }] }
`,
    'a ResolutionRequest without label': `
apiVersion: resolution.tekton.dev/v1beta1
kind: ResolutionRequest
metadata:
  name: a
  labels: { a: b }
# ^^^^^^ resolver
spec: {}
`,
    'large annotations': `
apiVersion: tekton.dev/v1
kind: Task
metadata:
  name: a
  annotations: { a: ${'x'.repeat(270_000)} }
# ^^^^^^^^^^^ size
spec:
  steps: [{ image: alpine }]
`,
  },
});

testRule(unknownKind, {
  valid: {
    'a kind of others': `
apiVersion: example.dev/v1
kind: Thing
metadata: { name: a }
`,
  },
  invalid: {
    'a kind': `
metadata: { name: a }
apiVersion: tekton.dev/v1
kind: Tusk
#     ^^^^ unknown
`,
    'a version': `
metadata: { name: a }
apiVersion: tekton.dev/v2
#           ^^^^^^^^^^^^^ unknown
kind: Task
`,
    'a number': `
metadata: { name: a }
apiVersion: 1
#           ^ text
kind: Task
`,
    'nothing said': `
metadata: { name: a }
^^^^^^^^^^^^^^^^^^^^^ missing
apiVersion: tekton.dev/v1
`,
  },
});

testRule(wrongType, {
  valid: {
    'a text': task(`
  steps:
    - { name: make, image: alpine }`),
  },
  invalid: {
    'a map for a list': task(`
  steps: { name: a }
# ^^^^^ wrong`),
    'a number for a text': task(`
  steps:
    - { image: alpine, script: 1 }
#                              ^ wrong`),
    'a duration': taskRun(`
  taskRef: { name: a }
  timeout: 5 minutes
#          ^^^^^^^^^ wrong`),
    'an element': task(`
  steps: [{ image: alpine, args: [a, [b]] }]
#                                    ^^^ wrong`),
  },
});

testRule(invalidVerificationPolicy, {
  valid: {
    'a key': policy(`
  resources: [{ pattern: .* }]
  authorities: [{ name: a, key: { data: x } }]`),
  },
  invalid: {
    nothing: policy(`
^^^^ missing
^^^^ missing
  mode: warn`),
    'a pattern': policy(`
  resources: [{ pattern: ( }]
#                        ^ pattern
  authorities: [{ name: a, key: { data: x } }]`),
    'two keys': policy(`
  resources: [{ pattern: .* }]
  authorities: [{ name: a, key: { data: x, kms: z } }]
#                          ^^^ keys`),
    'an algorithm': policy(`
  resources: [{ pattern: .* }]
  authorities: [{ name: a, key: { data: x, hashAlgorithm: md5 } }]
#                                                         ^^^ algorithm`),
    'a mode': policy(`
  resources: [{ pattern: .* }]
  authorities: [{ name: a, key: { data: x } }]
  mode: ignore
#       ^^^^^^ mode`),
  },
});
