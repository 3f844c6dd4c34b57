import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipelineRun } from '../example';

const bound = (other: string): string =>
  pipelineRun(
    `workspaces:\n  - { name: shared, emptyDir: {} }\npipelineSpec:\n  tasks:\n    - name: compile\n      taskRef: { name: build }\n      workspaces:\n        - { name: source, workspace: shared }\n        - { name: ${other}, workspace: shared }`,
  );

export const workspaceBoundTwice = defineRule({
  id: 'workspace-bound-twice',
  severity: 'error',
  docs: {
    title: 'A pipeline task binds one workspace of its Task twice',
    why: 'The cluster takes the Pipeline and refuses the TaskRun that Tekton makes of the task, so that the run fails.',
    bad: bound('source'),
    good: bound('cache'),
  },
  messages: {
    twice: (d: { task: string; workspace: string }) =>
      `task ${quote(d.task)} binds workspace ${quote(d.workspace)} twice`,
  },
  help: { twice: 'drop one of the two' },
  visit: ({ report, version }) => ({
    PipelineSpec({ tasks, finally: last, isDocument }) {
      for (const { task, name, path } of [...tasks, ...last]) {
        const seen = new Map<string, string>();
        task.workspaces?.forEach(({ name: workspace = '' }, i) => {
          // Names of runs are compared without case.
          const first = seen.get(workspace.toLowerCase());
          // The webhooks see it in Pipelines, and in old runs.
          const isSeen = (isDocument || version() === 'v1beta1') && first === workspace;
          if (first !== undefined && !isSeen)
            report('twice', { task: name, workspace }, `${path}.workspaces[${i}].name`);
          seen.set(workspace.toLowerCase(), workspace);
        });
      }
    },
  }),
});
