import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { build, set, tasks } from '../example';

const task = build('params:\n  - { name: path, default: . }\nworkspaces:\n  - name: source');
const fields = 'name: compile\nworkspaces:\n  - { name: source, workspace: files }';

export const missingWorkspace = defineRule({
  id: 'missing-workspace',
  severity: 'error',
  docs: {
    title: 'A workspace that is not optional is not bound',
    why: 'The cluster takes the documents one by one; the run fails before its first step.',
    bad: set(task, tasks('name: compile')),
    good: set(task, `${tasks(fields)}  workspaces:\n    - name: files\n`),
  },
  messages: {
    missing: (d: { callee: string; workspace: string }) =>
      `${d.callee} needs workspace ${quote(d.workspace)}, and none is bound`,
    propagated: (d: { task: string; workspace: string }) =>
      `task ${quote(d.task)} needs workspace ${quote(d.workspace)} of the run, and the run binds none`,
  },
  help: {
    propagated: (d: { workspace: string }) => `add to workspaces of the run: { name: ${d.workspace}, … }`,
  },
  visit: ({ report }) => {
    const missing = (callee: string, workspace: string, path: string): void => {
      const help = `add to workspaces: { name: ${workspace}, … }; or declare it as optional`;
      report('missing', { callee, workspace }, { path, help });
    };
    return {
      WorkspaceUse({ task: { task }, callee, path }) {
        const bound = new Set((task.workspaces ?? []).map(({ name }) => name));
        // A task inside the pipeline gets what its steps use by name.
        if (!callee.document) return;
        for (const { name = '', optional = false } of callee.spec.workspaces ?? [])
          if (!optional && !bound.has(name)) missing(callee.title, name, path);
      },
      ChildPipeline({ task: { task }, callee, path }) {
        const bound = new Set((task.workspaces ?? []).map(({ name }) => name));
        for (const { name = '', optional = false } of callee.spec.workspaces ?? [])
          if (!optional && !bound.has(name)) missing(callee.title, name, path);
      },
      TaskRunOfTask({ run, callee, path }) {
        const bound = new Set((run.workspaces ?? []).map(({ name }) => name));
        for (const { name = '', optional = false } of callee.spec.workspaces ?? [])
          if (!optional && !bound.has(name)) missing(callee.title, name, path);
      },
      RunOfPipeline({ run, callee, tasks, path }) {
        const bound = new Set((run.workspaces ?? []).map(({ name }) => name));
        const required = new Set<string>();
        for (const { name = '', optional = false } of callee.spec.workspaces ?? [])
          if (!optional && !bound.has(name)) {
            required.add(name);
            missing(callee.title, name, path);
          }
        for (const { place, callee: used } of tasks.all)
          for (const { name = '', workspace = '' } of place.task.workspaces ?? []) {
            const wanted = workspace === '' ? name : workspace;
            const declared = used?.spec.workspaces?.find((one) => one.name === name);
            if (!used || bound.has(wanted) || required.has(wanted) || declared?.optional) continue;
            report('propagated', { task: place.name, workspace: wanted }, path);
          }
      },
    };
  },
});
