import { duplicateParam } from '../../../src/validation/rules/admission/duplicate-param';
import { invalidEnum } from '../../../src/validation/rules/admission/invalid-enum';
import { invalidParamName } from '../../../src/validation/rules/admission/invalid-param-name';
import { invalidParamType } from '../../../src/validation/rules/admission/invalid-param-type';
import { malformedVariable } from '../../../src/validation/rules/admission/malformed-variable';
import { missingValue } from '../../../src/validation/rules/admission/missing-value';
import { objectWithoutProperties } from '../../../src/validation/rules/admission/object-without-properties';
import { resultInRunParam } from '../../../src/validation/rules/admission/result-in-run-param';
import { unknownContextVariable } from '../../../src/validation/rules/admission/unknown-context-variable';
import { unknownParamKey } from '../../../src/validation/rules/admission/unknown-param-key';
import { unknownVariablePrefix } from '../../../src/validation/rules/admission/unknown-variable-prefix';
import { wholeParamInText } from '../../../src/validation/rules/admission/whole-param-in-text';
import { testRule } from '../test-rule';
import { binding, pipeline, pipelineRun, task, taskRun } from './example-documents';

testRule(duplicateParam, {
  valid: {
    'two names': task(`
  params: [{ name: a }, { name: A }]
  steps:
    - { name: make, image: alpine }`),
  },
  invalid: {
    'a declaration': task(`
  params:
    - { name: tag }
    - { name: tag }
#             ^^^ declared
  steps:
    - { name: make, image: alpine }`),
    'one that a run gives in other letters': pipelineRun(`
  pipelineRef: { name: build }
  params: [{ name: tag, value: a }, { name: Tag, value: b }]
#                                           ^^^ given`),
    'one of a pipeline task': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, params: [{ name: p, value: a }, { name: p, value: b }] }
#                                                                                  ^ given`),
    'one of a matrix': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, matrix: { params: [{ name: p, value: [a] }, { name: p, value: [b] }] } }
#                                                                                              ^ given`),
    'one of a combination': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, matrix: { include: [{ name: i, params: [{ name: p, value: a }, { name: p, value: b }] }] } }
#                                                                                                                 ^ given`),
    'one of a TriggerBinding': binding(`
  params: [{ name: a, value: x }, { name: a, value: z }]
#                                         ^ declared`),
  },
});

testRule(invalidEnum, {
  features: { 'enable-param-enum': 'true' },
  valid: {
    'a default among the values': task(`
  params: [{ name: a, enum: [low, high], default: low }]
  steps:
    - { name: make, image: alpine }`),
  },
  invalid: {
    'of a list': task(`
  params: [{ name: a, type: array, enum: [x] }]
#                                  ^^^^ type
  steps:
    - { name: make, image: alpine }`),
    'a value twice': task(`
  params: [{ name: a, enum: [low, high, low] }]
#                                       ^^^ twice
  steps:
    - { name: make, image: alpine }`),
    'another default': task(`
  params: [{ name: a, enum: [low, high], default: middle }]
#                                                 ^^^^^^ default
  steps:
    - { name: make, image: alpine }`),
  },
});

testRule(invalidParamName, {
  valid: {
    dots: task(`
  params: [{ name: a.b }]
  steps:
    - { name: make, image: alpine }`),
  },
  invalid: {
    'a digit first': task(`
  params: [{ name: 1a }]
#                  ^^ name
  steps:
    - { name: make, image: alpine }`),
    'an object with a dot': task(`
  params: [{ name: a.b, properties: { url: {} } }]
#                  ^^^ object
  steps:
    - { name: make, image: alpine }`),
    'a key with a dot': task(`
  params: [{ name: a, properties: { u.rl: {} } }]
#                                   ^^^^ key
  steps:
    - { name: make, image: alpine }`),
  },
});

testRule(invalidParamType, {
  valid: {
    'three types': task(`
  params: [{ name: a, type: string }, { name: b, type: array }, { name: c, type: object, properties: { url: { type: string } } }]
  steps:
    - { name: make, image: alpine }`),
  },
  invalid: {
    'an unknown type': task(`
  params: [{ name: a, type: number }]
#                           ^^^^^^ type
  steps:
    - { name: make, image: alpine }`),
    'another default': task(`
  params: [{ name: a, type: array, default: x }]
#                                           ^ default
  steps:
    - { name: make, image: alpine }`),
    'a property that is a list': task(`
  params: [{ name: a, type: object, properties: { url: { type: array } } }]
#                                                 ^^^ property
  steps:
    - { name: make, image: alpine }`),
  },
});

testRule(objectWithoutProperties, {
  valid: {
    'an empty map': task(`
  params: [{ name: a, type: object, properties: { url: {} } }]
  steps:
    - { name: make, image: alpine }`),
  },
  invalid: {
    none: task(`
  params:
    - { name: image }
    - { name: a, type: object }
#             ^ missing
  steps:
    - { name: make, image: alpine }`),
  },
});

testRule(wholeParamInText, {
  valid: {
    'a whole element': task(`
  params: [{ name: a, type: array }]
  steps: [{ image: alpine, args: ["$(params.a[*])"] }]`),
  },
  invalid: {
    'a list in a script': task(`
  params: [{ name: a, type: array }]
  steps:
    - image: alpine
      script: |
        make
        echo $(params.a[*])
#                     ^ text`),
    'a list beside a text': task(`
  params: [{ name: a, type: array }]
  steps: [{ image: alpine, args: ["-x $(params.a[*])"] }]
#                                              ^ mixed`),
    'an object in an image': task(`
  params: [{ name: a, type: object, properties: { url: {} } }]
  steps: [{ image: $(params.a) }]
#                           ^ text`),
  },
});

testRule(unknownParamKey, {
  valid: {
    'a key': task(`
  params: [{ name: a, properties: { url: {} } }]
  steps: [{ image: $(params.a.url) }]`),
  },
  invalid: {
    'in an image': task(`
  params: [{ name: a, properties: { url: {} } }]
  steps: [{ image: $(params.a.ulr) }]
#                             ^^^ unknown`),
    'in the second of two': task(`
  params: [{ name: a, properties: { url: {} } }]
  steps: [{ image: alpine, args: ["$(params.a.url)/$(params.a.tag)"] }]
#                                                             ^^^ unknown`),
  },
});

testRule(unknownContextVariable, {
  valid: {
    'a name': task(`
  steps: [{ image: alpine, args: [$(context.taskRun.name)] }]`),
  },
  invalid: {
    'of a task': task(`
  steps: [{ image: alpine, args: [$(context.taskRun.nme)] }]
#                                                   ^^^ unknown`),
    'of a pipeline': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build }, params: [{ name: p, value: $(context.pipelineRun.nme) }] }
#                                                                                           ^^^ unknown`),
  },
});

testRule(unknownVariablePrefix, {
  valid: {
    'a result': pipeline(`
  tasks:
    - { name: a, taskRef: { name: build } }
  results: [{ name: r, value: $(tasks.a.results.r) }]`),
  },
  invalid: {
    'in a param': pipeline(`
  params: [{ name: p }]
  tasks:
    - { name: a, taskRef: { name: b }, params: [{ name: q, value: a $(nope.x) }] }
#                                                                     ^^^^^^ prefix`),
  },
});

testRule(malformedVariable, {
  valid: {
    brackets: task(`
  params: [{ name: a.b.c }]
  steps: [{ image: '$(params["a.b.c"])' }]`),
  },
  invalid: {
    dots: task(`
  params: [{ name: a.b.c }]
  steps: [{ image: $(params.a.b.c) }]
#                  ^^^^^^^^^^^^^^^ deep`),
  },
});

testRule(resultInRunParam, {
  valid: {
    'a text': pipelineRun(`
  pipelineRef: { name: p }
  params: [{ name: a, value: $(context.pipelineRun.name) }]`),
  },
  invalid: {
    'a result': pipelineRun(`
  pipelineRef: { name: p }
  params: [{ name: a, value: $(tasks.a.results.b) }]
#                              ^^^^^^^^^^^^^^^^^ result`),
    'in a list': pipelineRun(`
  pipelineRef: { name: p }
  params: [{ name: a, value: [x, $(tasks.a.results.b)] }]
#                                  ^^^^^^^^^^^^^^^^^ result`),
  },
});

testRule(missingValue, {
  valid: {
    'an empty text': taskRun(`
  taskRef: { name: a }
  params: [{ name: a, value: '' }]`),
  },
  invalid: {
    'a param without value': taskRun(`
  taskRef: { name: a }
  params:
    - { name: a, value: b }
    - { name: b }
#     ^^^^^^^^^^^ missing`),
  },
});
