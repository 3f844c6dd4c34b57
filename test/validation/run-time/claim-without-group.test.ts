import { claimWithoutGroup } from '../../../src/validation/rules/run-time/claim-without-group';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const task = build('workspaces: [{ name: s }]', 'script: make\nsecurityContext: { runAsUser: 1000 }');
const pipeline = delivery(
  '- { name: a, taskRef: { name: build }, workspaces: [{ name: s, workspace: w }] }',
  'workspaces: [{ name: w }]',
);
const run = (more = ''): string => runOf(`workspaces: [{ name: w, volumeClaimTemplate: { spec: {} } }]\n${more}`);

const taskRun = run()
  .replace('PipelineRun', 'TaskRun')
  .replace('pipelineRef: { name: delivery }', 'taskRef: { name: build }')
  .replace('name: w,', 'name: s,');

const bound = runOf('workspaces: [{ name: w, persistentVolumeClaim: { claimName: files } }]');
const claim = `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`;

testRule(claimWithoutGroup, {
  valid: {
    'a group': documents(
      task,
      pipeline,
      run('taskRunTemplate: { podTemplate: { securityContext: { fsGroup: 1000 } } }'),
    ),
    'a claim that others made': documents(task, pipeline, bound),
    'a claim of another namespace': documents(task, pipeline, bound, claim.replace('files }', 'files, namespace: x }')),
    root: documents(task.replace('1000', '0'), pipeline, run()),
  },
  invalid: {
    'no group': documents(task, pipeline, mark(run(), 'volumeClaimTemplate', 'denied')),
    'a claim among the documents': documents(task, pipeline, mark(bound, 'persistentVolumeClaim', 'denied'), claim),
    'no group in a TaskRun': documents(task, mark(taskRun, 'volumeClaimTemplate', 'run')),
  },
});
