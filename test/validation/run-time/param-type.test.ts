import { run } from '../../../src/validation/engine/run';
import { readYaml } from '../../../src/validation/read-yaml';
import { paramType } from '../../../src/validation/rules/run-time/param-type';
import { build, delivery, documents, mark } from '../mark';
import { testRule } from '../test-rule';

const task = build('params: [{ name: s }, { name: a, type: array, default: [] }]');
const withAction = (param: string, args: string, value: string): string =>
  documents(
    `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: greet }
spec:
  image: alpine
  params: [{ ${param} }]
  args: ['${args}']
`,
    mark(
      `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
  steps:
    - name: greet
      ref: { name: greet }
      params: [{ name: p, value: ${value} }]
`,
      value.startsWith('[') ? 'value:' : value,
      'type',
    ),
  );
const use = (fields: string, more = ''): string =>
  delivery(`- { name: compile, taskRef: { name: build }, ${fields} }`, more);
const lists = build('params: [{ name: a, type: array }]', "args: ['$(params.a[*])']");
const params = 'params: [{ name: text }, { name: list, type: array }]';

testRule(paramType, {
  valid: {
    'what another step leaves, for an object of a StepAction': withAction(
      'name: p, type: object, properties: { host: { type: string } }',
      '$(params.p.host)',
      "'$(steps.first.results.place[*])'",
    ).replace(/\n#.*/, ''),
    'what the task itself replaces, for a list that it does not use': documents(
      task,
      use('params: [{ name: s, value: x }, { name: a, value: $(context.taskRun.name) }]'),
    ),
    'types that fit': documents(task, use('params: [{ name: s, value: $(params.text) }]', params)),
    'a whole array': documents(
      task,
      use("params: [{ name: s, value: x }, { name: a, value: '$(params.list[*])' }]", params),
    ),
    'an element of an array': documents(task, use("params: [{ name: s, value: '$(params.list[0])' }]", params)),
    'a result of a task that is not there': documents(task, use('params: [{ name: s, value: $(tasks.x.results.y) }]')),
    'a matrix over a param that only the run of a template has': documents(
      task,
      use("matrix: { params: [{ name: s, value: '$(params.nope[*])' }] }"),
      `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: template }
spec:
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: PipelineRun
      metadata: { name: run }
      spec: { pipelineRef: { name: delivery }, params: [{ name: nope, value: [a, b] }] }
`,
    ),
    'a matrix over a param that only the run has': documents(
      task,
      use("matrix: { params: [{ name: s, value: '$(params.nope[*])' }] }"),
      `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: run }
spec: { pipelineRef: { name: delivery }, params: [{ name: nope, value: [a, b] }] }
`,
    ),
  },
  invalid: {
    'a list of the Task for a text of a StepAction': withAction('name: p', 'x $(params.p)', "'$(params.a[*])'").replace(
      'spec:\n  steps:',
      'spec:\n  params: [{ name: a, type: array }]\n  steps:',
    ),
    'a name of the run as a list': mark(
      documents(task, use('params: [{ name: s, value: x }, { name: a, value: $(context.pipelineRun.name) }]')),
      '$(context',
      'type',
    ),
    'what the task itself replaces as a list': mark(
      documents(lists, use('params: [{ name: a, value: $(context.taskRun.name) }]')),
      '$(context',
      'type',
    ),
    'a matrix over a param that is not declared, of a task that is not there': mark(
      use("matrix: { params: [{ name: s, value: '$(params.nope[*])' }] }"),
      "'$(params.nope",
      'list',
    ),
    'a list for a text': documents(task, mark(use('params: [{ name: s, value: [a] }]'), 'value', 'type')),
    'a list for a text of a StepAction that is part of another': withAction('name: p', 'x-$(params.p)', '[a]'),
    'a path for a list of a StepAction': withAction('name: p, type: array', '$(params.p[*])', '$(results.r.path)'),
    'a text for a list of a StepAction': withAction('name: p, type: array', '$(params.p[*])', 'main'),
    'an array of the pipeline for a text': documents(
      task,
      mark(use("params: [{ name: s, value: '$(params.list[*])' }]", params), "'$(params.list", 'type'),
    ),
    'a matrix over an array param': documents(
      task,
      mark(
        use('params: [{ name: s, value: a }], matrix: { params: [{ name: a, value: [b] }] }'),
        'value: [b]',
        'matrix',
      ),
    ),
    'a matrix over a text': documents(
      task,
      mark(use('matrix: { params: [{ name: s, value: $(params.text) }] }', params), '$(params.text)', 'list'),
    ),
    'a text of an event for a list': documents(
      delivery('- { name: compile, taskRef: { name: build } }', 'params: [{ name: flags, type: array }]'),
      mark(
        `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: start }
spec:
  params: [{ name: flag }]
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: PipelineRun
      metadata: { generateName: run- }
      spec:
        pipelineRef: { name: delivery }
        params: [{ name: flags, value: $(tt.params.flag) }]
`,
        '$(tt',
        'type',
      ),
    ),
    'a matrix over a param that is not declared': documents(
      task,
      mark(use("matrix: { params: [{ name: s, value: '$(params.lst[*])' }] }", params), "'$(params.lst", 'list'),
    ),
    'a list in a combination': documents(
      task,
      mark(
        use("matrix: { include: [{ params: [{ name: s, value: '$(params.list[*])' }] }] }", params),
        "'$(params.list",
        'combination',
      ),
    ),
  },
});

it('weighs what fits the uses in a StepAction as a warning', () => {
  const severities = (yaml: string): string[] => {
    const { documents: all } = readYaml({ name: 'case.yaml', text: yaml }, {});
    return run(all, [paramType]).map(({ severity }) => severity);
  };

  expect(severities(withAction('name: p', '$(params.p)', '[a]'))).toEqual(['warning']);
  expect(severities(withAction('name: p', '$(params.p)x', '[a]'))).toEqual(['error']);
  expect(severities(withAction('name: p, default: x', '$(params.p)', '[a]'))).toEqual(['error']);
});
