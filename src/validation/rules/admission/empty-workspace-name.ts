import { defineRule } from '../../engine/rule';
import { pipeline } from '../example';

const rest = 'tasks:\n  - name: build\n    taskRef: { name: build }';

export const emptyWorkspaceName = defineRule({
  id: 'empty-workspace-name',
  severity: 'error',
  docs: {
    title: 'A workspace of a Pipeline has no name',
    why: 'Nothing can refer to it, so the cluster refuses the Pipeline.',
    bad: pipeline(`workspaces:\n  - description: the sources\n${rest}`),
    good: pipeline(`workspaces:\n  - name: source\n    description: the sources\n${rest}`),
  },
  messages: { empty: () => 'a workspace of the pipeline has no name' },
  help: {
    empty: 'give it a name, by which tasks and runs refer to it',
  },
  visit: ({ report }) => ({
    PipelineSpec({ spec, path }) {
      spec.workspaces?.forEach(({ name }, i) => {
        if (!name) report('empty', {}, `${path}.workspaces[${i}]`);
      });
    },
  }),
});
