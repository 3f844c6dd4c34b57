import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const unknownWorkspace = defineRule({
  id: 'unknown-workspace',
  severity: 'error',
  docs: {
    title: 'A step or pipeline task uses a workspace that is not declared',
    why: 'There is nothing to mount, so the cluster refuses the document.',
    bad: step('name: ls\nimage: alpine\nworkspaces:\n  - name: sources', 'workspaces:\n  - name: source'),
    good: step('name: ls\nimage: alpine\nworkspaces:\n  - name: source', 'workspaces:\n  - name: source'),
  },
  messages: {
    unknown: (d: { owner: string; workspace: string }) => `the ${d.owner} has no workspace ${quote(d.workspace)}`,
  },
  visit: ({ report }) => ({
    TaskSpec({ spec, path }) {
      const known = new Set((spec.workspaces ?? []).map(({ name = '' }) => name));
      for (const list of ['steps', 'sidecars'] as const)
        spec[list]?.forEach(({ workspaces = [] }, i) => {
          workspaces.forEach(({ name = '' }, j) => {
            if (known.has(name)) return;
            report(
              'unknown',
              { owner: 'task', workspace: name },
              {
                path: `${path}.${list}[${i}].workspaces[${j}].name`,
                help: unknownNameHelp(name, 'workspaces of the task', known),
              },
            );
          });
        });
    },
    PipelineSpec({ spec, tasks, finally: last, isDocument }) {
      // Inline specs of runs get the workspaces of the run.
      if (!isDocument) return;
      const known = new Set((spec.workspaces ?? []).map(({ name = '' }) => name));
      for (const { task, path } of [...tasks, ...last])
        task.workspaces?.forEach(({ name = '', workspace }, i) => {
          const used = workspace ?? name;
          if (known.has(used)) return;
          report(
            'unknown',
            { owner: 'pipeline', workspace: used },
            {
              path: `${path}.workspaces[${i}].${workspace === undefined ? 'name' : 'workspace'}`,
              help: unknownNameHelp(used, 'workspaces of the pipeline', known),
            },
          );
        });
    },
  }),
});
