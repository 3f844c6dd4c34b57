import { unresolvableDefault } from '../../../src/validation/rules/run-time/unresolvable-default';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const TASKS = '- { name: build, taskRef: { name: build } }';
const pipeline = (...params: readonly string[]): string => delivery(TASKS, `params: [${params.join(', ')}]`);

const task = (params: string, arg = '$(params.tags)'): string => build(`params: [${params}]`, `args: ['${arg}']`);
const call = (given = ''): string => delivery(`- { name: a, taskRef: { name: build }, params: [${given}] }`);

/** A StepAction, and a Task with a step that gives it something. */
const action = (spec: string): string => `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: greet }
spec: { image: alpine, ${spec} }
`;
const step = (given: string, spec = 'description: x'): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: act }
spec:
  ${spec}
  steps: [{ name: a, ref: { name: greet }, params: [${given}] }]
`;

testRule(unresolvableDefault, {
  valid: {
    'a default of a Task that is made of another one': documents(
      task('{ name: tags, default: $(params.tag) }, { name: tag, default: v1 }'),
      call(),
    ),
    'a default of a Task in place of which there is a value': documents(
      task('{ name: tags, default: $(params.tag) }, { name: tag }'),
      call('{ name: tags, value: x }, { name: tag, value: v1 }'),
    ),
    'a default of a Task that it does not use': documents(
      task('{ name: tags, default: $(params.tag) }, { name: tag }', '$(params.tag)'),
      call('{ name: tag, value: v1 }'),
    ),
    'a text with a default': documents(
      pipeline("{ name: image, default: 'shop:$(params.tag)' }", '{ name: tag, default: v1 }'),
      runOf(''),
    ),
    'what the run gives': documents(
      pipeline("{ name: image, default: 'shop:$(params.tags[1])/$(params.git.url)' }"),
      runOf('params: [{ name: tags, value: [a, b] }, { name: git, value: { url: a } }]'),
    ),
    'a circle that the run breaks': documents(
      pipeline('{ name: image, default: $(params.tag) }', '{ name: tag, default: $(params.image) }'),
      runOf('params: [{ name: tag, value: v1 }]'),
    ),
    'a list made of a text': documents(
      pipeline("{ name: tags, type: array, default: ['$(params.tag)'] }", '{ name: tag, default: v1 }'),
      runOf(''),
    ),
    'a default of a StepAction that is made of others and of what the step gives': documents(
      action(
        "params: [{ name: o, default: 'x-$(params.q)' }, { name: q, default: '$(params.r) $(params.s)' }, { name: r, default: a }, { name: s }], args: [$(params.o)]",
      ),
      step('{ name: s, value: b }'),
    ),
    'what the Task puts into a list of a StepAction': documents(
      action(
        "params: [{ name: p, type: array, default: ['x-$(params.s)', '$(params.a[*])', '$(params.o.k)'] }], args: ['$(params.p[*])']",
      ),
      step('', 'params: [{ name: s }, { name: a, type: array }, { name: o, properties: { k: {} } }]'),
    ),
    'a default of a task inside of a pipeline that has a param of that name': delivery(
      "- { name: a, taskSpec: { params: [{ name: tags, default: $(params.tag) }], steps: [{ image: alpine, args: ['$(params.tags)'] }] } }",
      'params: [{ name: tags, default: v1 }]',
    ),
    'a Pipeline that nobody runs': pipeline('{ name: tag, default: $(params.tag) }'),
  },
  invalid: {
    'a default of a Task that needs what is given': documents(
      task('{ name: tags, default: $(params.tag) }, { name: tag }'),
      mark(call('{ name: tag, value: v1 }'), 'taskRef', 'task'),
    ),
    'a default of a Task that needs one that comes later': documents(
      task('{ name: tags, default: $(params.tag) }, { name: tag, default: $(params.t) }, { name: t, default: v1 }'),
      mark(call(), 'taskRef', 'task'),
    ),
    'a default of a task inside of a pipeline': mark(
      delivery(
        "- name: a\n  taskSpec:\n    params: [{ name: tags, default: $(params.tag) }]\n    steps: [{ image: alpine, args: ['$(params.tags)'] }]",
      ),
      '$(params.tag)',
      'task',
    ),
    'a default of a Task that is made of two': documents(
      task("{ name: tags, default: '$(params.a)-$(params.b)' }, { name: a, default: x }, { name: b, default: x }"),
      mark(call(), 'taskRef', 'several'),
    ),
    'a default of a Task with brackets': documents(
      task(`{ name: tags, default: '$(params["tag"])' }, { name: tag, default: v1 }`),
      mark(call(), 'taskRef', 'brackets'),
    ),
    'a default of a Task that is a list': documents(
      task("{ name: tags, type: array, default: ['$(params.tag)'] }, { name: tag, default: v1 }", '$(params.tags[*])'),
      mark(call(), 'taskRef', 'list'),
    ),
    'a list of a StepAction that needs what its Task does not have': documents(
      action("params: [{ name: p, type: array, default: ['$(params.s)', '$(params.no)'] }], args: ['$(params.p[*])']"),
      mark(step('', 'params: [{ name: s }]'), 'ref', 'list'),
    ),
    'a default of a StepAction that needs an element': documents(
      action(
        "params: [{ name: o, default: 'x-$(params.tags[0])' }, { name: tags, type: array, default: [a] }], args: [$(params.o)]",
      ),
      mark(step(''), 'ref', 'missing'),
    ),
    'defaults of a StepAction that need each other': documents(
      action("params: [{ name: o, default: 'x-$(params.q)' }, { name: q, default: $(params.o) }], args: [$(params.o)]"),
      mark(step(''), 'ref', 'circle'),
    ),
    itself: documents(pipeline('{ name: tag, default: $(params.tag) }'), mark(runOf(''), 'pipelineRef', 'circle')),
    'by another one': documents(
      pipeline('{ name: image, default: $(params.tag) }', '{ name: tag, default: $(params.image) }'),
      mark(runOf(''), 'pipelineRef', 'circle'),
    ),
    'an element of a list that has a default only': documents(
      pipeline("{ name: image, default: 'shop:$(params.tags[0])' }", '{ name: tags, type: array, default: [v1] }'),
      mark(runOf(''), 'pipelineRef', 'missing'),
    ),
    'an element that the list of the run does not have': documents(
      pipeline("{ name: image, default: 'shop:$(params.tags[1])' }"),
      mark(runOf('params: [{ name: tags, value: [v1] }]'), 'pipelineRef', 'missing'),
    ),
  },
});
