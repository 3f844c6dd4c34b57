import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { build, set, tasks } from '../example';

const task = build('params:\n  - { name: path, default: . }\nworkspaces:\n  - name: source');
const use = (optional: string): string =>
  `${tasks('name: compile\nworkspaces:\n  - { name: source, workspace: files }')}  workspaces:\n    - { name: files${optional} }\n`;

export const optionalWorkspace = defineRule({
  id: 'optional-workspace',
  severity: 'error',
  docs: {
    title: 'A task needs a workspace that is optional in its pipeline',
    why: 'Every run of the pipeline fails, whether it binds the workspace or not.',
    bad: set(task, use(', optional: true')),
    good: set(task, use('')),
  },
  messages: {
    optional: (d: { callee: string; workspace: string; source: string }) =>
      `${d.callee} needs workspace ${quote(d.workspace)}, and ${quote(d.source)} of the pipeline is optional`,
  },
  visit: ({ report }) => ({
    WorkspaceUse({ task: { task, path }, callee, pipeline }) {
      const optional = new Set((pipeline.workspaces ?? []).filter((one) => one.optional).map(({ name }) => name));
      task.workspaces?.forEach(({ name = '', workspace: source = '' }, i) => {
        const needs = callee.spec.workspaces?.some((one) => one.name === name && !one.optional) ?? false;
        if (!needs || !optional.has(source)) return;
        report(
          'optional',
          { callee: callee.title, workspace: name, source },
          {
            path: `${path}.workspaces[${i}]`,
            help: `declare ${quote(source)} without optional, or ${quote(name)} with it`,
          },
        );
      });
    },
  }),
});
