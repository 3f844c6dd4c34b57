import { twoClaims } from '../../../src/validation/rules/run-time/two-claims';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const task = build('workspaces: [{ name: a }, { name: b }]');
const pipeline = delivery(
  '- { name: compile, taskRef: { name: build }, workspaces: [{ name: a }, { name: b }] }',
  'workspaces: [{ name: a }, { name: b }]',
);
const run = (first: string, second: string): string =>
  runOf(
    `workspaces: [{ name: a, persistentVolumeClaim: { claimName: ${first} } }, { name: b, persistentVolumeClaim: { claimName: ${second} } }]`,
  );

const taskRun = `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: run }
spec:
  taskRef: { name: elsewhere }
  workspaces: [{ name: a, persistentVolumeClaim: { claimName: a } }, { name: b, persistentVolumeClaim: { claimName: b } }]
`;

testRule(twoClaims, {
  valid: { 'one claim twice': documents(task, pipeline, run('first', 'first')) },
  invalid: {
    'two claims': documents(task, pipeline, mark(run('first', 'second'), 'workspaces', 'two')),
    'two claims of a TaskRun whose Task is elsewhere': mark(taskRun, 'workspaces', 'two'),
  },
});
testRule(twoClaims, {
  valid: { 'two claims where nothing keeps pods together': documents(task, pipeline, run('first', 'second')) },
  invalid: {},
  features: { coschedule: 'disabled' },
  untested: ['two'],
});
