import { unresolvedVariable } from '../../../../src/validation/rules/run-time/unresolved-variable';
import { build, delivery, documents, mark, runOf } from '../../mark';
import { testRule } from '../../test-rule';

const task = build('params: [{ name: own, default: x }]\nworkspaces: [{ name: w, optional: true }]');
const taskRun = (fields: string): string =>
  documents(
    task,
    `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: run }
spec:
  taskRef: { name: build }
  params: [{ name: own, value: v }]
  ${fields}
`,
  );
const pipelineRun = (
  fields: string,
  tasks = '- { name: a, taskRef: { name: build }, workspaces: [{ name: w }] }',
): string =>
  documents(
    task,
    delivery(
      tasks,
      'params: [{ name: given }, { name: default, default: x }]\nworkspaces: [{ name: w, optional: true }]',
    ),
    runOf(`params: [{ name: given, value: v }]\n${fields}`),
  );
const pod = (name: string): string => `podTemplate: { nodeSelector: { pool: $(params.${name}) } }`;
const workspace = (name: string, volume = 'configMap: { name: NAME }'): string =>
  `workspaces: [{ name: w, ${volume.replace('NAME', `$(params.${name})`)} }]`;
const found = (yaml: string, name: string, message = 'param'): string => mark(yaml, `$(params.${name})`, message);

testRule(unresolvedVariable, {
  valid: {
    'a param in the pod of a TaskRun': taskRun(pod('own')),
    'a param in the workspace of a TaskRun': taskRun(workspace('own')),
    'a param of a task in the pods of its pipeline': pipelineRun(`taskRunTemplate: { ${pod('own')} }`),
    'a param of the task in its pod': pipelineRun(`taskRunSpecs: [{ pipelineTaskName: a, ${pod('own')} }]`),
    'a param that the run gives, in its workspace': pipelineRun(workspace('given')),
    'a param that the task has, in a workspace of the run': pipelineRun(workspace('own')),
    'pods of a task that is not here': pipelineRun(
      `taskRunTemplate: { ${pod('nope')} }`,
      '- { name: a, taskRef: { name: elsewhere } }',
    ),
    'names of the run and of its pipeline in the folder of a workspace': pipelineRun(
      "workspaces: [{ name: w, emptyDir: {}, subPath: '$(context.pipeline.name)/$(context.pipelineRun.uid)' }]",
    ),
    'words that are no variable': taskRun("podTemplate: { env: [{ name: A, value: '$(date)' }] }"),
  },
  invalid: {
    'the pod of a TaskRun': found(taskRun(pod('nope')), 'nope'),
    'a toleration': found(taskRun('podTemplate: { tolerations: [{ key: $(params.nope) }] }'), 'nope'),
    'the environment of a pod': found(taskRun("podTemplate: { env: [{ name: A, value: '$(params.nope)' }] }"), 'nope'),
    'a name of the run in another field of a workspace': mark(
      pipelineRun("workspaces: [{ name: w, persistentVolumeClaim: { claimName: '$(context.pipelineRun.name)' } }]"),
      '$(context',
      'plain',
    ),
    'a name of the Task in the folder of a workspace': mark(
      pipelineRun("workspaces: [{ name: w, emptyDir: {}, subPath: '$(context.task.name)' }]"),
      '$(context',
      'plain',
    ),
    'the workspace of a TaskRun': found(taskRun(workspace('nope')), 'nope'),
    'a folder of a workspace': found(
      taskRun(workspace('nope', 'persistentVolumeClaim: { claimName: c }, subPath: NAME')),
      'nope',
    ),
    'the pods of a PipelineRun': found(pipelineRun(`taskRunTemplate: { ${pod('nope')} }`), 'nope'),
    'the pods of a PipelineRun, by a param of the pipeline': found(
      pipelineRun(`taskRunTemplate: { ${pod('given')} }`),
      'given',
      'elsewhere',
    ),
    'the pod of one task': found(pipelineRun(`taskRunSpecs: [{ pipelineTaskName: a, ${pod('nope')} }]`), 'nope'),
    'the workspace of a PipelineRun': found(pipelineRun(workspace('nope', 'secret: { secretName: NAME }')), 'nope'),
    'a default of the pipeline in a workspace': found(pipelineRun(workspace('default')), 'default', 'elsewhere'),
    'the class of a claim': found(
      pipelineRun(
        workspace('nope', 'volumeClaimTemplate: { spec: { storageClassName: NAME, accessModes: [ReadWriteOnce] } }'),
      ),
      'nope',
    ),
  },
  untested: Object.keys(unresolvedVariable.messages).filter((key) => !['param', 'elsewhere', 'plain'].includes(key)),
});
