import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { build, set, tasks } from '../example';

const task = build('params:\n  - { name: path, default: . }\nworkspaces:\n  - { name: source, optional: true }');
const use = (name: string): string =>
  `${tasks(`name: compile\nworkspaces:\n  - { name: ${name}, workspace: files }`)}  workspaces:\n    - name: files\n`;

export const unknownWorkspaceBinding = defineRule({
  id: 'unknown-workspace-binding',
  severity: 'error',
  docs: {
    title: 'A workspace is bound that the task does not declare',
    why: 'The TaskRun fails before its first step. A run of a pipeline takes what is bound in vain, and says nothing.',
    bad: set(task, use('sources')),
    good: set(task, use('source')),
  },
  messages: {
    unknown: (d: { callee: string; workspace: string }) => `${d.callee} has no workspace ${quote(d.workspace)}`,
  },
  visit: ({ report }) => {
    const check = (
      {
        title,
        spec,
      }: { readonly title: string; readonly spec: { readonly workspaces?: readonly { readonly name?: string }[] } },
      bound: readonly { readonly name?: string }[] = [],
      path: string,
      severity: 'error' | 'warning' = 'error',
    ): void => {
      const known = new Set((spec.workspaces ?? []).map(({ name = '' }) => name));
      bound.forEach(({ name = '' }, i) => {
        if (known.has(name)) return;
        const help = unknownNameHelp(name, `workspaces of ${title}`, known);
        report('unknown', { callee: title, workspace: name }, { path: `${path}[${i}].name`, help, severity });
      });
    };
    // What stands inside its caller takes every workspace that is bound, declared or not.
    return {
      WorkspaceUse({ task: { task, path }, callee }) {
        if (callee.document) check(callee, task.workspaces, `${path}.workspaces`);
      },
      ChildPipeline({ task: { task, path }, callee }) {
        if (callee.document) check(callee, task.workspaces, `${path}.workspaces`, 'warning');
      },
      TaskRunOfTask({ run, callee }) {
        if (callee.document) check(callee, run.workspaces, 'spec.workspaces');
      },
      RunOfPipeline({ run, callee }) {
        if (callee.document) check(callee, run.workspaces, 'spec.workspaces', 'warning');
      },
    };
  },
});
