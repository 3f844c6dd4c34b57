import { duplicatePipelineTask } from '../../../src/validation/rules/admission/duplicate-pipeline-task';
import { emptyPipeline } from '../../../src/validation/rules/admission/empty-pipeline';
import { emptyWorkspaceName } from '../../../src/validation/rules/admission/empty-workspace-name';
import { featureGate } from '../../../src/validation/rules/admission/feature-gate';
import { finallyWithoutTasks } from '../../../src/validation/rules/admission/finally-without-tasks';
import { invalidCel } from '../../../src/validation/rules/admission/invalid-cel';
import { invalidCustomTask } from '../../../src/validation/rules/admission/invalid-custom-task';
import { invalidMatrix } from '../../../src/validation/rules/admission/invalid-matrix';
import { invalidPipelineResult } from '../../../src/validation/rules/admission/invalid-pipeline-result';
import { invalidPipelineTaskName } from '../../../src/validation/rules/admission/invalid-pipeline-task-name';
import { invalidRef } from '../../../src/validation/rules/admission/invalid-ref';
import { invalidWhen } from '../../../src/validation/rules/admission/invalid-when';
import { negativeRetries } from '../../../src/validation/rules/admission/negative-retries';
import { noSingleSource } from '../../../src/validation/rules/admission/no-single-source';
import { resultOfChildPipeline } from '../../../src/validation/rules/admission/result-of-child-pipeline';
import { resultOfFinallyTask } from '../../../src/validation/rules/admission/result-of-finally-task';
import { runAfterInFinally } from '../../../src/validation/rules/admission/run-after-in-finally';
import { statusOutsideFinally } from '../../../src/validation/rules/admission/status-outside-finally';
import { unknownTask } from '../../../src/validation/rules/admission/unknown-task';
import { testRule } from '../test-rule';
import { customRun, pipeline, pipelineRun, task, taskRun } from './example-documents';

testRule(duplicatePipelineTask, {
  valid: {
    'two names': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
    - { name: b, taskRef: { name: build } }`),
  },
  invalid: {
    'among tasks': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
    - { name: a, taskRef: { name: build } }
#             ^ twice`),
    'in finally': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
  finally:
    - { name: a, taskRef: { name: build } }
#             ^ twice`),
  },
});

testRule(emptyPipeline, {
  valid: {
    'one task': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }`),
  },
  invalid: {
    nothing: pipeline(`
^^^^ empty
  tasks: []`),
  },
});

testRule(emptyWorkspaceName, {
  valid: {
    'a name': pipeline(`
  workspaces: [{ name: a }]
  tasks:
    - { name: a, taskRef: { name: build } }`),
  },
  invalid: {
    none: pipeline(`
  workspaces: [{ name: a }, { optional: true }]
#                           ^^^^^^^^^^^^^^^^^^ empty
  tasks:
    - { name: a, taskRef: { name: build } }`),
  },
});

testRule(finallyWithoutTasks, {
  valid: {
    both: pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
  finally: [{ name: b, taskRef: { name: build } }]`),
  },
  invalid: {
    'finally alone': pipeline(`
  finally:
# ^^^^^^^ only
    - { name: a, taskRef: { name: build } }`),
  },
});

testRule(invalidCustomTask, {
  valid: {
    'a group and a version': pipeline(`
  tasks:
    - { name: wait, taskRef: { apiVersion: example.dev/v1, kind: Wait } }`),
  },
  invalid: {
    'no kind': pipeline(`
  tasks:
    - { name: wait, taskSpec: { apiVersion: example.dev/v1, spec: {} } }
#                   ^^^^^^^^ missing`),
    'no version': pipeline(`
  tasks:
    - { name: wait, taskSpec: { kind: Wait, spec: {} } }
#                   ^^^^^^^^ missing`),
    'a ClusterTask': pipeline(`
  tasks:
    - { name: clone, taskRef: { name: git-clone, kind: ClusterTask } }
#                                                      ^^^^^^^^^^^ clusterTask`),
    'no group': pipeline(`
  tasks:
    - { name: wait, taskRef: { apiVersion: v1, kind: Wait } }
#                                          ^^ apiVersion`),
    steps: pipeline(`
  tasks:
    - { name: wait, taskSpec: { apiVersion: example.dev/v1, steps: [{ image: alpine }] } }
#                   ^^^^^^^^ missing
#                                           ^^^^^^^^^^^^^^ steps`),
    'a CustomRun': customRun(`
  customRef: { apiVersion: example.dev/v1 }
# ^^^^^^^^^ missing`),
  },
});

testRule(invalidMatrix, {
  valid: {
    'all results': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, matrix: { params: [{ name: p, value: [v, w] }] } }
    - { name: b, taskRef: { name: build }, params: [{ name: p, value: "$(tasks.a.results.r[*])" }] }`),
  },
  invalid: {
    'too many': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, matrix: { params: [{ name: p, value: [v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14, v15, v16] }, { name: q, value: [v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14, v15, v16] }] } }
#                                          ^^^^^^ size`),
    'a param twice': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, params: [{ name: p, value: x }], matrix: { params: [{ name: p, value: [x] }] } }
#                                                           ^ both`),
    'one result of many': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, matrix: { params: [{ name: p, value: [v, w] }] } }
    - { name: b, taskRef: { name: build }, params: [{ name: p, value: $(tasks.a.results.r) }] }
#                                                                       ^^^^^^^^^^^^^^^^^ single`),
    'a result that is a list': pipeline(`
  tasks:
    - { name: a, taskSpec: { results: [{ name: r, type: array }], steps: [{ image: alpine }] }, matrix: { params: [{ name: p, value: [v, w] }] } }
    - { name: b, taskRef: { name: build }, params: [{ name: p, value: "$(tasks.a.results.r[*])" }] }
#                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^ type`),
  },
});

testRule(invalidPipelineResult, {
  valid: {
    'a result': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
  results: [{ name: r, value: $(tasks.a.results.r) }]`),
  },
  invalid: {
    'a text beside it': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
  results: [{ name: r, value: latest-$(tasks.a.results.r) }]
#                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ text`),
    'a word too many': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
  results: [{ name: r, value: $(tasks.a.results.r.k.x) }]
#                             ^^^^^^^^^^^^^^^^^^^^^^^^ deep`),
    'a text': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
  results: [{ name: r, value: latest }]
#                             ^^^^^^ none`),
    'something else': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
  results: [{ name: r, value: $(context.pipeline.name) }]
#                             ^^^^^^^^^^^^^^^^^^^^^^^^ none`),
  },
});

testRule(invalidPipelineTaskName, {
  valid: {
    'a label': pipeline(`
  tasks:
    - { name: a-1, taskRef: { name: build } }`),
  },
  invalid: {
    'capital letters': pipeline(`
  tasks:
    - { name: Build, taskRef: { name: build } }
#             ^^^^^ name`),
    none: pipeline(`
  tasks:
    - { taskRef: { name: build } }
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing`),
  },
});

testRule(invalidWhen, {
  features: { 'enable-cel-in-whenexpression': 'true' },
  valid: {
    'a list of values': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, when: [{ input: a, operator: in, values: [a] }] }`),
  },
  invalid: {
    'an empty one': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, when: [{}] }
#                                                 ^^ empty`),
    'an operator': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, when: [{ input: a, operator: exists, values: [a] }] }
#                                                                       ^^^^^^ operator`),
    'no values': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, when: [{ input: a, operator: in, values: [] }] }
#                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ values`),
    'CEL beside input': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, when: [{ cel: 'true', input: a }] }
#                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^ both`),
  },
});

testRule(invalidCel, {
  features: { 'enable-cel-in-whenexpression': 'true' },
  valid: {
    'a comparison': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, when: [{ cel: "'a' == 'b'" }] }`),
  },
  invalid: {
    'what does not parse': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, when: [{ cel: "'a' ==" }] }
#                                                        ^^^^^^^^ fault`),
    'what does not fit': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, when: [{ cel: "'a' == 1" }] }
#                                                        ^^^^^^^^^^ type`),
  },
});

testRule(invalidRef, {
  valid: {
    'a name': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }`),
    'a resolver': pipeline(`
  tasks:
    - { name: a, taskRef: { resolver: hub, params: [{ name: a, value: b }] } }`),
  },
  invalid: {
    nothing: pipeline(`
  tasks:
    - { name: a, taskRef: {} }
#                ^^^^^^^ empty`),
    'a name and params': pipeline(`
  tasks:
    - { name: a, taskRef: { name: b, resolver: hub, params: [{ name: a, value: b }] } }
#                ^^^^^^^ params
#                                 ^ resolver`),
    'a name and a resolver': pipeline(`
  tasks:
    - { name: a, taskRef: { name: b, resolver: hub } }
#                                 ^ resolver`),
    'params without resolver': pipeline(`
  tasks:
    - { name: a, taskRef: { params: [{ name: a, value: b }] } }
#                ^^^^^^^ missing`),
    'a URL': pipeline(`
  tasks:
    - { name: a, taskRef: { name: http://x/y } }
#                                 ^^^^^^^^^^ flag
#                                 ^^^^^^^^^^ url`),
    'a URL beside a resolver': pipeline(`
  tasks:
    - { name: a, taskRef: { name: http://x/y, resolver: hub } }
#                                 ^^^^^^^^^^ flag`),
    'a name with a bad letter': pipeline(`
  tasks:
    - { name: a, taskRef: { name: a b } }
#                                 ^^^ name`),
  },
});

testRule(negativeRetries, {
  valid: {
    none: pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, retries: 0 }`),
  },
  invalid: {
    'a TaskRun': taskRun(`
  taskRef: { name: build }
  retries: -1
#          ^^ negative`),
  },
});

testRule(noSingleSource, {
  valid: {
    'a reference': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }`),
  },
  invalid: {
    none: pipeline(`
  tasks:
    - { name: a }
#     ^^^^^^^^^^^ none`),
    two: pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, taskSpec: { steps: [{ image: alpine }] } }
#                                          ^^^^^^^^ many`),
    'a TaskRun of nothing': taskRun(`
^^^^ none
  serviceAccountName: x`),
    'a PipelineRun of two': pipelineRun(`
  pipelineRef: { name: a }
  pipelineSpec: { tasks: [{ name: a, taskRef: { name: b } }] }
# ^^^^^^^^^^^^ many`),
    'a CustomRun of nothing': customRun(`
^^^^ none
  serviceAccountName: x`),
  },
});

testRule(resultOfChildPipeline, {
  features: { 'enable-api-fields': 'alpha' },
  valid: {
    'order alone': pipeline(`
  tasks:
    - { name: a, pipelineRef: { name: p } }
    - { name: b, taskRef: { name: build }, runAfter: [a] }`),
  },
  invalid: {
    'a result': pipeline(`
  tasks:
    - { name: a, pipelineRef: { name: p } }
    - { name: b, taskRef: { name: build }, params: [{ name: p, value: $(tasks.a.results.r) }] }
#                                                                       ^^^^^^^^^^^^^^^ result`),
  },
});

testRule(resultOfFinallyTask, {
  valid: {
    'a result of a task': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
  finally:
    - { name: b, taskRef: { name: build }, params: [{ name: p, value: $(tasks.a.results.r) }] }`),
  },
  invalid: {
    'a result of another one': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
  finally:
    - { name: b, taskRef: { name: build } }
    - { name: c, taskRef: { name: build }, params: [{ name: p, value: $(tasks.b.results.r) }] }
#                                                                             ^ result`),
  },
});

testRule(runAfterInFinally, {
  valid: {
    'among tasks': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
    - { name: b, taskRef: { name: build }, runAfter: [a] }`),
  },
  invalid: {
    'in finally': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
  finally:
    - { name: b, taskRef: { name: build }, runAfter: [a] }
#                                          ^^^^^^^^ order`),
  },
});

testRule(statusOutsideFinally, {
  valid: {
    'in finally': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
  finally:
    - { name: b, taskRef: { name: build }, params: [{ name: p, value: $(tasks.a.status) }] }`),
  },
  invalid: {
    'in a param': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
    - { name: b, taskRef: { name: build }, params: [{ name: p, value: $(tasks.a.status) }] }
#                                                                       ^^^^^^^^^^^^^^ status`),
    'in when': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
    - { name: b, taskRef: { name: build }, when: [{ input: $(tasks.a.status), operator: in, values: [Succeeded] }] }
#                                                            ^^^^^^^^^^^^^^ status`),
  },
});

testRule(unknownTask, {
  valid: {
    'a task of the pipeline': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
    - { name: b, taskRef: { name: build }, runAfter: [a] }`),
  },
  invalid: {
    'in runAfter': pipeline(`
  tasks:
    - { name: build, taskRef: { name: build } }
    - { name: test, taskRef: { name: build }, runAfter: [biuld] }
#                                                        ^^^^^ unknown`),
    'in a param': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, params: [{ name: p, value: $(tasks.nope.results.r) }] }
#                                                                             ^^^^ unknown`),
    'in finally': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
  finally:
    - { name: b, taskRef: { name: build }, params: [{ name: p, value: $(tasks.nope.status) }] }
#                                                                             ^^^^ unknown`),
    'in a result': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
  results: [{ name: r, value: $(tasks.nope.results.r) }]
#                                     ^^^^ unknown`),
  },
});

testRule(featureGate, {
  valid: {
    'what needs no flag': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }`),
  },
  invalid: {
    'a field': pipeline(`
  tasks:
    - { name: a, pipelineRef: { name: p } }
#                ^^^^^^^^^^^ field`),
    'a field of a step': task(`
  steps: [{ image: alpine, stdoutConfig: { path: /x } }]
#                          ^^^^^^^^^^^^ field`),
    'a Windows script': task(`
  steps:
    - image: alpine
      script: |
#             ^ what
        #!win powershell
        make`),
    'an artifact': task(`
  steps: [{ image: alpine, args: [$(steps.a.outputs.b)] }]
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ what`),
    'a when with CEL': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, when: [{ cel: 'true' }] }
#                                                        ^^^^^^ field`),
    'an enum': task(`
  params: [{ name: a, enum: [b] }]
#                     ^^^^ field
  steps:
    - { name: make, image: alpine }`),
  },
});
