import { arrayIndexOutOfRange } from '../../../src/validation/rules/run-time/array-index-out-of-range';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const pipeline = delivery(
  "- { name: compile, taskRef: { name: build }, params: [{ name: p, value: '$(params.list[2])' }] }",
  'params: [{ name: list, type: array }]',
);
const run = (value: string): string => runOf(`params: [{ name: list, value: ${value} }]`);

/** A Task that takes the fourth element, and a Pipeline that gives it the list. */
const fourth = build('params: [{ name: list, type: array, default: [a] }]', "args: ['$(params.list[3])']");
const gives = (value: string): string =>
  delivery(
    `- { name: compile, taskRef: { name: build }, params: [{ name: list, value: ${value} }] }`,
    'params: [{ name: list, type: array }]',
  );
const action = `
apiVersion: tekton.dev/v1beta1
kind: StepAction
metadata: { name: greet }
spec: { image: alpine, params: [{ name: list, type: array }], args: ['$(params.list[1])'] }
`;
const step = (value: string, more = 'description: x'): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: act }
spec:
  ${more}
  steps: [{ name: a, ref: { name: greet }, params: [{ name: list, value: ${value} }] }]
`;

testRule(arrayIndexOutOfRange, {
  valid: {
    'an element that is there': documents(pipeline, run('[a, b, c]')),
    'no run': pipeline,
    'a list of known and unknown length': documents(fourth, gives("[a, '$(params.list[*])']")),
    'a list that is long enough with that of the run': documents(
      fourth,
      gives("[a, '$(params.list[*])']"),
      run('[b, c, d]'),
    ),
    'an element that a param of the Task has': documents(action, step('[a]', 'params: [{ name: list, type: array }]')),
    'an element that the step gives': documents(action, step('[a, b]')),
  },
  invalid: {
    'one too far': documents(pipeline, mark(run('[a, b]'), 'pipelineRef', 'range')),
    'one too far in a list that is written there': documents(fourth, mark(gives('[a, b]'), 'value: [', 'range')),
    'one too far in the default of a Task': documents(
      fourth,
      mark(delivery('- { name: compile, taskRef: { name: build } }'), 'taskRef', 'range'),
    ),
    'one too far in a list that is made of that of the run': documents(
      fourth,
      gives("[a, '$(params.list[*])']"),
      mark(run('[b, c]'), 'pipelineRef', 'range'),
    ),
    'one too far in a StepAction beside a text of its Task': documents(
      action,
      mark(step('[a]', 'params: [{ name: list, type: string }]'), 'value: [', 'range'),
    ),
    'one too far in a StepAction': documents(action, mark(step('[a]'), 'value: [', 'range')),
  },
});
