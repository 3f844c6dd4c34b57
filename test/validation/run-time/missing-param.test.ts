import { missingParam } from '../../../src/validation/rules/run-time/missing-param';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const task = build('params: [{ name: path }, { name: flags, default: -x }]');
const pipeline = (params: string): string => delivery(`- { name: compile, taskRef: { name: build }${params} }`);

testRule(missingParam, {
  valid: {
    'params that are given, and defaults': documents(task, pipeline(', params: [{ name: path, value: . }]')),
    'params of a matrix': documents(task, pipeline(', matrix: { params: [{ name: path, value: [a] }] }')),
    'each run that include makes': documents(
      task,
      pipeline(', matrix: { include: [{ name: a, params: [{ name: path, value: . }] }] }'),
    ),
    'what include adds to runs of a matrix': documents(
      task,
      pipeline(
        ', matrix: { params: [{ name: path, value: [a] }], include: [{ name: b, params: [{ name: flags, value: x }] }] }',
      ),
    ),
    'a Task that is not there': pipeline(''),
    'a Task of another namespace': documents(
      task.replace('name: build', 'name: build, namespace: other'),
      pipeline(''),
    ),
  },
  invalid: {
    'a task without its param': documents(task, mark(pipeline(''), 'taskRef', 'missing')),
    'one of the runs that include makes': documents(
      task,
      mark(
        pipeline(', matrix: { include: [{ name: a, params: [{ name: path, value: . }] }, { name: other }] }'),
        '{ name: other',
        'missing',
      ),
    ),
    'a run without a param of its pipeline': documents(
      task,
      delivery(
        '- { name: compile, taskRef: { name: build }, params: [{ name: path, value: $(params.p) }] }',
        'params: [{ name: p }]',
      ),
      mark(runOf(''), 'pipelineRef', 'missing'),
    ),
    'a run that a template makes': documents(
      delivery('- { name: a, taskRef: { name: nope } }', 'params: [{ name: p }]'),
      mark(
        `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: t }
spec:
  params: [{ name: x }]
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: PipelineRun
      metadata: { generateName: a- }
      spec:
        pipelineRef: { name: delivery }
        params: [{ name: other, value: $(tt.params.x) }]`,
        'pipelineRef',
        'missing',
      ),
    ),
  },
});
