import type { AnyPipelineTask } from '../../../analysis/wire';
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
  visit: ({ report, version }) => {
    const checkTask = ({ workspaces }: AnyPipelineTask, known: ReadonlySet<string>, path: string): void => {
      workspaces?.forEach(({ name = '', workspace }, i) => {
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
    };
    return {
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
      // The webhook of v1beta1 takes what pipeline tasks call their own workspaces for known as well.
      PipelineRun({ spec: { pipelineSpec, workspaces = [] }, path }) {
        if (!pipelineSpec || version() !== 'v1beta1') return;
        const known = new Set([...workspaces, ...(pipelineSpec.workspaces ?? [])].map(({ name = '' }) => name));
        for (const section of ['tasks', 'finally'] as const)
          pipelineSpec[section]?.forEach((task, i) => {
            for (const { name = '' } of task.workspaces ?? []) known.add(name);
            checkTask(task, known, `${path}.pipelineSpec.${section}[${i}]`);
          });
      },
      PipelineSpec({ spec, tasks, finally: last, isDocument }) {
        // Inline specs of runs get the workspaces of the run.
        if (!isDocument) return;
        const known = new Set((spec.workspaces ?? []).map(({ name = '' }) => name));
        for (const { task, path } of [...tasks, ...last]) checkTask(task, known, path);
      },
    };
  },
});
