import { lint } from '../../../src/validation/lint';
import { partOfWrongType } from '../../../src/validation/rules/run-time/part-of-wrong-type';
import { build, delivery, documents, mark } from '../mark';
import { testRule } from '../test-rule';

const task = (text: string): string =>
  build('params: [{ name: s }, { name: a, type: array, default: [] }]', `script: make\nargs: ['${text}']`);

describe('a part in what a StepAction does not use', () => {
  test('is a warning', () => {
    const severities = (args: string): string[] => {
      const text = `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: greet }
spec: { image: alpine, params: [{ name: p }], args: [${args}] }
---
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: act }
spec: { params: [{ name: s }], steps: [{ ref: { name: greet }, params: [{ name: p, value: '$(params.s[0])' }] }] }
`;
      return lint([{ name: 'a.yaml', text }])
        .diagnostics.filter(({ rule }) => rule === 'part-of-wrong-type')
        .map(({ severity }) => severity);
    };
    expect(severities('all')).toEqual(['warning']);
    expect(severities('$(params.p)')).toEqual(['error']);
  });
});

const beside = (more: string): string => build(`params: [{ name: a, type: array, default: [] }]\n${more}`);

const handsAllOn = (param: string): string => `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: greet }
spec: { image: alpine, params: [${param}], args: ['$(params.p.k)'] }
---
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: act }
spec: { params: [{ name: s }], steps: [{ ref: { name: greet }, params: [{ name: p, value: '$(params.s[*])' }] }] }
`;

const LISTS = 'params: [{ name: a, type: array, default: [] }, { name: o, type: object, default: { k: v } }]';
/** A Task, one of whose steps gives something to a StepAction. */
const gives = (value: string): string =>
  build(LISTS, `ref: { name: greet }\nparams: [{ name: p, value: ${value} }]`).replace('      image: alpine\n', '');
const inside = (step: string): string =>
  delivery(`- { name: a, taskSpec: { steps: [{ image: alpine, ${step} }] } }`, LISTS);

testRule(partOfWrongType, {
  valid: {
    'a list and a map that are handed on': gives("'$(params.a[*])'").replace(
      '}]\n',
      "}, { name: q, value: '$(params.o)' }]\n",
    ),
    'a list as an element of a list': gives("['$(params.a[*])', b]"),
    'a list among what a step compares': build(LISTS, "when: [{ input: b, operator: in, values: ['$(params.a[*])'] }]"),
    'a list that is the only one in another': delivery(
      "- { name: m, taskSpec: { results: [{ name: r, type: array }], steps: [{ image: alpine }] } }\n- { name: a, taskRef: { name: b }, params: [{ name: p, value: ['$(tasks.m.results.r)'] }] }",
    ),
    'a list of the pipeline as arguments': inside("args: ['$(params.a[*])', '$(params.a)']"),
    // Tekton's own example does it: the object has its defaults then.
    'all of a text for an object of a StepAction': handsAllOn('{ name: p, type: object, default: { k: v } }'),
    'an element of an array': task('$(params.a[0])'),
    'a text beside a param without a name': delivery(
      "- { name: a, taskRef: { name: b }, params: [{ name: p, value: '$(params.s)' }] }",
      "params: [{ name: s }, { name: '' }]",
    ),
    'all elements of a list of the pipeline that has the name of a text': delivery(
      "- { name: a, params: [{ name: s, value: x }], taskSpec: { params: [{ name: s }], steps: [{ image: alpine, args: ['$(params.s[*])'] }] } }",
      'params: [{ name: s, type: array }]',
    ),
    'all elements as arguments of a sidecar': beside(
      "sidecars: [{ name: db, image: db, args: ['$(params.a)', '$(params.a[*])'] }]",
    ),
    'a text': task('$(params.s)'),
    'all results of a matrix, which make a list of the param': delivery(
      "- { name: m, taskRef: { name: b } }\n- { name: a, params: [{ name: s, value: '$(tasks.m.results.r[*])' }], taskSpec: { params: [{ name: s }], steps: [{ image: alpine, args: ['$(params.s[*])'] }] } }",
    ),
    'what a step hands on to a StepAction': build(
      'params: [{ name: s }]',
      "ref: { name: act }\nparams: [{ name: p, value: '$(params.s[*])' }]",
    ).replace('      image: alpine\n', ''),
    'a key of what a task inside of a pipeline is given as an object': documents(
      delivery(
        `- name: a
  params: [{ name: s, value: "$(params.o[*])" }]
  taskSpec: { steps: [{ name: a, image: alpine, args: ["$(params.s.host)"] }] }`,
        'params: [{ name: s }, { name: o, type: object, properties: { host: { type: string } } }]',
      ),
    ),
  },
  invalid: {
    'all elements of a text for a StepAction': documents(
      `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: greet }
spec: { image: alpine, params: [{ name: p }], args: [$(params.p)] }
`,
      mark(
        `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: act }
spec: { params: [{ name: s }], steps: [{ ref: { name: greet }, params: [{ name: p, value: '$(params.s[*])' }] }] }
`,
        '$(params',
        'all',
      ),
    ),
    'a list in a volume': mark(beside('volumes: [{ name: v, configMap: { name: $(params.a) } }]'), '$(params', 'text'),
    'a list in a text for a StepAction': mark(gives("'x-$(params.a)'"), '$(params', 'text'),
    'a map in a list for a StepAction': mark(gives("['$(params.o)']"), '$(params', 'text'),
    'a list in a text that a step compares': mark(
      build(LISTS, "when: [{ input: 'x-$(params.a)', operator: in, values: [b] }]"),
      '$(params',
      'text',
    ),
    'a list of the pipeline in a text': mark(inside("args: ['x-$(params.a)']"), '$(params', 'text'),
    'all elements of a list in a text of a sidecar': mark(
      beside("sidecars: [{ name: db, image: db, args: ['x $(params.a[*])'] }]"),
      '$(params',
      'text',
    ),
    'all elements of a text for a matrix': mark(
      delivery(
        "- { name: m, taskSpec: { results: [{ name: r }], steps: [{ image: alpine }] } }\n- { name: a, taskRef: { name: b }, matrix: { params: [{ name: p, value: '$(tasks.m.results.r[*])' }] } }",
      ),
      '$(tasks',
      'all',
    ),
    'a list in a text': mark(
      delivery(
        "- { name: m, taskSpec: { results: [{ name: r, type: array }], steps: [{ image: alpine }] } }\n- { name: a, taskRef: { name: b }, params: [{ name: p, value: 'x-$(tasks.m.results.r)' }] }",
      ),
      '$(tasks',
      'text',
    ),
    'a list as a text that is compared': mark(
      delivery(
        "- { name: m, taskSpec: { results: [{ name: r, type: array }], steps: [{ image: alpine }] } }\n- { name: a, taskRef: { name: b }, when: [{ input: '$(tasks.m.results.r)', operator: in, values: [x] }] }",
      ),
      '$(tasks',
      'text',
    ),
    'an element of an element of a result': mark(
      delivery(
        "- { name: m, taskSpec: { results: [{ name: r, type: array }], steps: [{ image: alpine }] } }\n- { name: a, taskRef: { name: b }, params: [{ name: p, value: '$(tasks.m.results.r[0][*])' }] }",
      ),
      '$(tasks',
      'nested',
    ),
    'a map without keys in a text': mark(
      delivery(
        "- { name: a, taskRef: { name: b }, params: [{ name: p, value: 'x-$(params.o)' }] }",
        'params: [{ name: o, default: { host: h } }]',
      ),
      '$(params',
      'text',
    ),
    'an element of a text': mark(task('$(params.s[0])'), '$(params', 'element'),
    'all elements of a text in a map that a step gives': documents(
      `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: act }
spec: { image: alpine, params: [{ name: p, properties: { k: {} } }], args: ['$(params.p.k)'] }
`,
      mark(
        build(
          'params: [{ name: s }]',
          "ref: { name: act }\nparams: [{ name: p, value: { k: '$(params.s[*])' } }]",
        ).replace('      image: alpine\n', ''),
        '$(params',
        'all',
      ),
    ),
    'a list for what a failure does': mark(
      build('params: [{ name: a, type: array }]', "script: make\nonError: '$(params.a[*])'"),
      '$(params',
      'text',
    ),
    'all elements of a text': mark(task('$(params.s[*])'), '$(params', 'all'),
    'all elements of a key': mark(
      build('params: [{ name: o, properties: { host: {} } }]', "script: make\nargs: ['x-$(params.o.host[*])']"),
      '$(params',
      'nested',
    ),
    'an element of an element': mark(task('$(params.a[0][*])'), '$(params', 'nested'),
    'an element of a key in a pipeline': documents(
      mark(
        delivery(
          "- { name: a, taskRef: { name: b }, params: [{ name: p, value: 'x-$(params.o.host[0])' }] }",
          'params: [{ name: o, properties: { host: {} } }]',
        ),
        '$(params',
        'nested',
      ),
    ),
    'all elements of a text of the pipeline in a task inside': documents(
      mark(
        delivery(
          "- { name: a, taskSpec: { steps: [{ image: alpine, args: ['$(params.s[*])'] }] } }",
          'params: [{ name: s }]',
        ),
        '$(params',
        'all',
      ),
    ),
    'a part of a param of a template': mark(
      `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: start }
spec:
  params: [{ name: tags }]
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: PipelineRun
      metadata: { generateName: run- }
      spec: { pipelineRef: { name: delivery }, params: [{ name: tags, value: '$(tt.params.tags[*])' }] }
`,
      'apiVersion: tekton.dev/v1',
      'event',
    ),
    'an object in a condition': documents(
      mark(
        delivery(
          '- { name: a, taskRef: { name: b }, when: [{ input: $(params.s), operator: in, values: [x] }] }',
          'params: [{ name: s, default: { host: h } }]',
        ),
        '$(params.s)',
        'text',
      ),
    ),
    'all elements of a text in a volume, where only the pipeline has a list of that name': mark(
      delivery(
        "- { name: a, taskSpec: { params: [{ name: p }], volumes: [{ name: v, csi: { driver: d, volumeAttributes: { a: '$(params.p[*])' } } }], steps: [{ image: b }] }, params: [{ name: p, value: x }] }",
        'params: [{ name: p, type: array }]',
      ),
      '$(params',
      'all',
    ),
    'all elements of a text that a step inside of a pipeline gives': documents(
      `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: greet }
spec: { image: alpine, params: [{ name: q }], args: [$(params.q)] }
`,
      mark(
        delivery(
          "- { name: a, taskSpec: { steps: [{ ref: { name: greet }, params: [{ name: q, value: '$(params.p[*])' }] }] } }",
          'params: [{ name: p }]',
        ),
        '$(params.p',
        'all',
      ),
    ),
    'a key of a text in a pipeline': documents(
      mark(
        delivery(
          '- { name: a, taskRef: { name: b }, params: [{ name: p, value: $(params.s.key) }] }',
          'params: [{ name: s }]',
        ),
        '$(params',
        'key',
      ),
    ),
  },
});
