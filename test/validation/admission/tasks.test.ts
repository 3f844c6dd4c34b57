import { duplicateStep } from '../../../src/validation/rules/admission/duplicate-step';
import { duplicateVolume } from '../../../src/validation/rules/admission/duplicate-volume';
import { duplicateWorkspace } from '../../../src/validation/rules/admission/duplicate-workspace';
import { invalidOnError } from '../../../src/validation/rules/admission/invalid-on-error';
import { invalidResult } from '../../../src/validation/rules/admission/invalid-result';
import { invalidStepActionDefault } from '../../../src/validation/rules/admission/invalid-step-action-default';
import { invalidStepActionMount } from '../../../src/validation/rules/admission/invalid-step-action-mount';
import { invalidStepName } from '../../../src/validation/rules/admission/invalid-step-name';
import { misplacedArtifact } from '../../../src/validation/rules/admission/misplaced-artifact';
import { misplacedStepResult } from '../../../src/validation/rules/admission/misplaced-step-result';
import { missingImage } from '../../../src/validation/rules/admission/missing-image';
import { negativeDuration } from '../../../src/validation/rules/admission/negative-duration';
import { noSteps } from '../../../src/validation/rules/admission/no-steps';
import { paramInStepActionScript } from '../../../src/validation/rules/admission/param-in-step-action-script';
import { paramsWithoutRef } from '../../../src/validation/rules/admission/params-without-ref';
import { reservedMount } from '../../../src/validation/rules/admission/reserved-mount';
import { reservedSidecarName } from '../../../src/validation/rules/admission/reserved-sidecar-name';
import { scriptWithCommand } from '../../../src/validation/rules/admission/script-with-command';
import { stepRefConflict } from '../../../src/validation/rules/admission/step-ref-conflict';
import { unknownResultPath } from '../../../src/validation/rules/admission/unknown-result-path';
import { unknownWorkspace } from '../../../src/validation/rules/admission/unknown-workspace';
import { unmergeableStep } from '../../../src/validation/rules/admission/unmergeable-step';
import { workspaceMountConflict } from '../../../src/validation/rules/admission/workspace-mount-conflict';
import { testRule } from '../test-rule';
import { oldPipelineRun, oldStepAction, pipeline, pipelineRun, stepAction, task, taskRun } from './example-documents';

testRule(duplicateStep, {
  valid: {
    'steps without names': task(`
  steps: [{ image: alpine }, { image: alpine }]`),
  },
  invalid: {
    'the second of two': task(`
  steps:
    - { name: make, image: alpine }
    - { name: make, image: alpine }
#             ^^^^ twice`),
  },
});

testRule(duplicateVolume, {
  valid: {
    'two names': task(`
  volumes: [{ name: a, emptyDir: {} }, { name: b, emptyDir: {} }]
  steps:
    - { name: make, image: alpine }`),
  },
  invalid: {
    'the second of two': task(`
  volumes:
    - { name: tmp, emptyDir: {} }
    - { name: tmp, emptyDir: {} }
#             ^^^ twice
  steps:
    - { name: make, image: alpine }`),
  },
});

testRule(duplicateWorkspace, {
  valid: {
    'names that differ in case': task(`
  workspaces: [{ name: source }, { name: Source }]
  steps:
    - { name: make, image: alpine }`),
  },
  invalid: {
    'a second declaration': task(`
  workspaces:
    - { name: source }
    - { name: source, mountPath: /b }
#             ^^^^^^ declared
  steps:
    - { name: make, image: alpine }`),
    'one declared by a pipeline': pipeline(`
  workspaces: [{ name: source }, { name: source }]
#                                        ^^^^^^ declared
  tasks:
    - { name: build, taskRef: { name: build } }`),
    'one bound by a pipeline task': pipeline(`
  workspaces: [{ name: source }]
  tasks:
    - { name: build, taskRef: { name: build }, workspaces: [{ name: w, workspace: source }, { name: w, workspace: source }] }
#                                                                                                   ^ bound`),
    'one bound by a TaskRun in other letters': taskRun(`
  taskRef: { name: build }
  workspaces:
    - { name: source, emptyDir: {} }
    - { name: Source, emptyDir: {} }
#             ^^^^^^ bound`),
    'one of a task in a v1beta1 run': oldPipelineRun(`
  pipelineSpec:
    tasks:
      - { name: build, taskRef: { name: build }, workspaces: [{ name: w }, { name: w }] }
#                                                                                  ^ bound`),
  },
});

testRule(invalidStepName, {
  valid: {
    none: task(`
  steps: [{ image: alpine }]`),
  },
  invalid: {
    'capital letters': task(`
  steps: [{ name: Make, image: alpine }]
#                 ^^^^ name`),
  },
});

testRule(missingImage, {
  valid: {
    'an image of the template': task(`
  stepTemplate: { image: alpine }
  steps: [{ name: make }]`),
    'a StepAction': task(`
  steps: [{ ref: { name: make } }]`),
  },
  invalid: {
    'a step': task(`
  steps:
    - { image: alpine }
    - { name: make, image: '' }
#     ^^^^^^^^^^^^^^^^^^^^^^^^^ missing`),
    'a sidecar': task(`
  steps:
    - { name: make, image: alpine }
  sidecars:
    - { name: db }
#     ^^^^^^^^^^^^ missing`),
    'a StepAction without one': stepAction(`
^^^^ missing
  script: make`),
  },
});

testRule(noSteps, {
  valid: {
    'one step': task(`
  steps:
    - { name: make, image: alpine }`),
  },
  invalid: {
    'an empty list': task(`
  description: nothing
  steps: []
# ^^^^^ none`),
    'no list': task(`
^^^^ none
  description: nothing`),
    'a task in a pipeline': pipeline(`
  tasks:
    - { name: build, taskSpec: { steps: [] } }
#                                ^^^^^ none`),
  },
});

testRule(scriptWithCommand, {
  valid: {
    'a script with args': task(`
  steps: [{ image: alpine, script: make, args: [a] }]`),
  },
  invalid: {
    'a step': task(`
  steps:
    - { image: alpine, command: [make], script: make }
#                                               ^^^^ both`),
    'a step with the command of its template': task(`
  stepTemplate: { command: [make] }
  steps:
    - { image: alpine, script: make }
#                              ^^^^ both`),
    'a sidecar': task(`
  steps:
    - { name: make, image: alpine }
  sidecars: [{ name: db, image: redis, script: run, command: [run] }]
#                                              ^^^ both`),
    'a StepAction of both': stepAction(`
  image: alpine
  command: [make]
  script: make
#         ^^^^ both`),
  },
});

testRule(stepRefConflict, {
  valid: {
    params: task(`
  steps: [{ ref: { name: make }, params: [{ name: a, value: b }] }]`),
  },
  invalid: {
    'each field': task(`
  steps:
    - ref: { name: make }
      image: alpine
#            ^^^^^^ both
      script: make
#             ^^^^ both
      args: [a]
#     ^^^^ both`),
  },
});

testRule(paramsWithoutRef, {
  valid: {
    'with a ref': task(`
  steps: [{ ref: { name: make }, params: [{ name: a, value: b }] }]`),
  },
  invalid: {
    without: task(`
  steps: [{ image: alpine, params: [{ name: a, value: b }] }]
#                          ^^^^^^ params`),
  },
});

testRule(reservedMount, {
  valid: {
    "Tekton's home": task(`
  steps: [{ image: alpine, volumeMounts: [{ name: a, mountPath: /tekton/home }] }]`),
  },
  invalid: {
    'a path': task(`
  steps: [{ image: alpine, volumeMounts: [{ name: a, mountPath: /tekton/steps }] }]
#                                                               ^^^^^^^^^^^^^ path`),
    'a name': task(`
  steps: [{ image: alpine, volumeMounts: [{ name: tekton-internal-x, mountPath: /x }] }]
#                                                 ^^^^^^^^^^^^^^^^^ name`),
  },
});

testRule(reservedSidecarName, {
  valid: {
    'another name': task(`
  steps:
    - { name: make, image: alpine }
  sidecars: [{ name: db, image: redis }]`),
  },
  invalid: {
    'the name of the sidecar for results': task(`
  steps:
    - { name: make, image: alpine }
  sidecars: [{ name: tekton-log-results, image: redis }]
#                    ^^^^^^^^^^^^^^^^^^ reserved`),
  },
});

testRule(unmergeableStep, {
  valid: {
    'a name twice in a row': task(`
  stepTemplate: { env: [{ name: A, value: x }] }
  steps: [{ image: alpine, env: [{ name: B, value: a }, { name: B, value: b }, { name: C, value: c }] }]`),
  },
  invalid: {
    'a name with others between': task(`
  stepTemplate: { env: [{ name: A, value: x }] }
  steps:
    - image: alpine
      env: [{ name: A, value: a }, { name: B, value: b }, { name: A, value: c }]
#                                                                 ^ twice`),
    mounts: task(`
  stepTemplate: { volumeMounts: [{ name: v, mountPath: /a }] }
  steps:
    - image: alpine
      volumeMounts: [{ name: a, mountPath: /a }, { name: b, mountPath: /b }, { name: c, mountPath: /a }]
#                                                                                                  ^^ twice`),
  },
});

testRule(workspaceMountConflict, {
  valid: {
    'two places': task(`
  workspaces: [{ name: a }, { name: b }]
  steps:
    - { name: make, image: alpine }`),
  },
  invalid: {
    'a path of another workspace': task(`
  workspaces:
    - { name: a }
    - { name: b, mountPath: /workspace/a/ }
#                           ^^^^^^^^^^^^^ taken
  steps:
    - { name: make, image: alpine }`),
    'the mount of a step': task(`
  workspaces: [{ name: a }]
#              ^^^^^^^^^^^ taken
  steps: [{ image: alpine, volumeMounts: [{ name: v, mountPath: /workspace/a }] }]`),
  },
});

testRule(unknownWorkspace, {
  valid: {
    'a declared one': task(`
  workspaces: [{ name: source }]
  steps: [{ image: alpine, workspaces: [{ name: source }] }]`),
  },
  invalid: {
    'a step': task(`
  workspaces: [{ name: source }]
  steps: [{ image: alpine, workspaces: [{ name: sorce }] }]
#                                               ^^^^^ unknown`),
    'a sidecar': task(`
  steps:
    - { name: make, image: alpine }
  sidecars: [{ name: db, image: redis, workspaces: [{ name: data }] }]
#                                                           ^^^^ unknown`),
    'a pipeline task': pipeline(`
  workspaces: [{ name: source }]
  tasks:
    - { name: build, taskRef: { name: build }, workspaces: [{ name: w, workspace: sorce }, { name: other }] }
#                                                                                 ^^^^^ unknown
#                                                                                                  ^^^^^ unknown`),
    'a task of a v1beta1 run': oldPipelineRun(`
  pipelineSpec:
    tasks:
      - { name: build, taskRef: { name: build }, workspaces: [{ name: w, workspace: data }] }
#                                                                                   ^^^^ unknown`),
  },
});

testRule(invalidOnError, {
  valid: {
    'both words': task(`
  steps: [{ image: alpine, onError: continue }, { image: alpine, onError: stopAndFail }]`),
  },
  invalid: {
    'a step': task(`
  steps: [{ image: alpine, onError: ignore }]
#                                   ^^^^^^ unknown`),
    'a pipeline task': pipeline(`
  tasks:
    - { name: build, taskRef: { name: build }, onError: ignore }
#                                                       ^^^^^^ unknown`),
    'retries beside it': pipeline(`
  tasks:
    - { name: build, taskRef: { name: build }, onError: continue, retries: 1 }
#                                                       ^^^^^^^^ retries`),
  },
});

testRule(misplacedStepResult, {
  valid: {
    'in args': task(`
  steps: [{ image: alpine, args: [$(steps.make.results.digest)] }]`),
  },
  invalid: {
    'in the image': task(`
  steps: [{ image: $(steps.make.results.digest) }]
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ misplaced`),
    'in the script': task(`
  steps:
    - image: alpine
      script: |
        make
        echo $(steps.make.results.digest)
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ misplaced`),
  },
});

testRule(misplacedArtifact, {
  features: { 'enable-artifacts': 'true' },
  valid: {
    'in args': task(`
  steps: [{ image: alpine, args: [$(steps.make.outputs.app)] }]`),
  },
  invalid: {
    'in the image': task(`
  steps: [{ image: $(steps.make.outputs.app) }]
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^ misplaced`),
    'in the working directory': task(`
  steps: [{ image: alpine, workingDir: /x/$(steps.make.outputs.app) }]
#                                         ^^^^^^^^^^^^^^^^^^^^^^^^^ misplaced`),
  },
});

testRule(unknownResultPath, {
  valid: {
    'a declared result': task(`
  results: [{ name: digest }]
  steps: [{ image: alpine, script: echo > $(results.digest.path) }]`),
  },
  invalid: {
    'a task': task(`
  results: [{ name: digest }]
  steps: [{ image: alpine, script: echo > $(results.digst.path) }]
#                                                   ^^^^^ unknown`),
    'a StepAction': stepAction(`
  image: alpine
  script: echo > $(step.results.digest.path)
#                               ^^^^^^ unknown`),
  },
});

testRule(invalidStepActionDefault, {
  valid: {
    'a param without default': oldStepAction(`
  image: alpine
  params: [{ name: a }, { name: b, default: $(params.a) }]`),
  },
  invalid: {
    'an unknown param': oldStepAction(`
  image: alpine
  params: [{ name: a, default: $(params.b) }]
#                              ^^^^^^^^^^^ unknown`),
    'a circle': oldStepAction(`
  image: alpine
  params:
    - { name: a, default: $(params.b) }
#                         ^^^^^^^^^^^ circular
    - { name: b, default: $(params.a) }
#                         ^^^^^^^^^^^ circular`),
  },
});

testRule(invalidStepActionMount, {
  valid: {
    'a param': stepAction(`
  image: alpine
  params: [{ name: cache }]
  volumeMounts: [{ name: $(params.cache), mountPath: /c }]`),
  },
  invalid: {
    'a name': stepAction(`
  image: alpine
  volumeMounts: [{ name: cache, mountPath: /c }]
#                        ^^^^^ fixed`),
  },
});

testRule(paramInStepActionScript, {
  valid: {
    'in env': stepAction(`
  image: alpine
  params: [{ name: a }]
  env: [{ name: A, value: $(params.a) }]
  script: echo $A`),
  },
  invalid: {
    'in the script': stepAction(`
  image: alpine
  params: [{ name: a }]
  script: |
    make
    echo $(params.a)
#        ^^^^^^^^^^^ param`),
  },
});

testRule(invalidResult, {
  // It reads like the message "name".
  untested: ['stepResult'],
  valid: {
    'a result of a step': task(`
  results: [{ name: digest, value: $(steps.make.results.digest) }]
  steps:
    - { name: make, image: alpine }`),
  },
  invalid: {
    'a name': task(`
  results: [{ name: -digest }]
#                   ^^^^^^^ name
  steps:
    - { name: make, image: alpine }`),
    'a type': task(`
  results: [{ name: digest, type: number }]
#                                 ^^^^^^ type
  steps:
    - { name: make, image: alpine }`),
    'an object without properties': task(`
  results: [{ name: image, type: object }]
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ properties
  steps:
    - { name: make, image: alpine }`),
    'a property that is not a string': task(`
  results: [{ name: image, type: object, properties: { url: { type: array } } }]
#                                                      ^^^ property
  steps:
    - { name: make, image: alpine }`),
    'a value that is a list': task(`
  results: [{ name: digest, value: [a] }]
#                           ^^^^^ list
  steps:
    - { name: make, image: alpine }`),
    'a value that is a text': task(`
  results: [{ name: digest, value: latest }]
#                                  ^^^^^^ value
  steps:
    - { name: make, image: alpine }`),
    'a step name': task(`
  results: [{ name: digest, value: $(steps.Make.results.digest) }]
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ step
  steps:
    - { name: make, image: alpine }`),
    'a name of a step result': task(`
  results: [{ name: digest, value: $(steps.make.results._digest) }]
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ name
  steps:
    - { name: make, image: alpine }`),
    'a step of its own': task(`
  steps: [{ image: alpine, results: [{ name: -digest }] }]
#                                            ^^^^^^^ name`),
  },
});

testRule(negativeDuration, {
  valid: {
    none: task(`
  steps: [{ image: alpine, timeout: 0s }]`),
  },
  invalid: {
    'a step': task(`
  steps: [{ image: alpine, timeout: -1h }]
#                                   ^^^ negative`),
    'a TaskRun': taskRun(`
  taskRef: { name: build }
  timeout: -1h
#          ^^^ negative`),
    'parts of a PipelineRun': pipelineRun(`
  pipelineRef: { name: build }
  timeouts:
    pipeline: -1h
#             ^^^ negative
    tasks: -2h
#          ^^^ negative`),
  },
});
