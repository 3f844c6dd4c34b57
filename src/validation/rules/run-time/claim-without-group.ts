import type { AnyTaskSpec, Fields } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipelineRun, set, step, tasks } from '../example';

const task = step(
  'name: make\nimage: alpine\nsecurityContext: { runAsUser: 1000 }\nworkingDir: $(workspaces.source.path)\nscript: make',
  'workspaces:\n  - name: source',
).replace('name: example', 'name: build');
const pipeline = `${tasks('name: compile\nworkspaces:\n  - { name: source, workspace: files }')}  workspaces:\n    - name: files\n`;
const run = (more: string): string =>
  pipelineRun(
    `pipelineRef: { name: example }\nworkspaces:\n  - name: files\n    volumeClaimTemplate:\n      spec:\n        accessModes: [ReadWriteOnce]\n        resources: { requests: { storage: 1Gi } }${more}`,
  );

export const claimWithoutGroup = defineRule({
  id: 'claim-without-group',
  severity: 'warning',
  docs: {
    title: 'A step that is not root writes a volume claim, and the run has no fsGroup',
    why: 'A fresh volume belongs to root, so that the step may not write into it.',
    bad: set(task, pipeline, run('')),
    good: set(task, pipeline, run('\ntaskRunTemplate:\n  podTemplate:\n    securityContext: { fsGroup: 1000 }')),
  },
  messages: {
    run: (d: { user: number; workspace: string }) =>
      `the task runs as user ${d.user} and writes workspace ${quote(d.workspace)}, a claim that belongs to root`,
    denied: (d: { task: string; user: number; workspace: string }) =>
      `task ${quote(d.task)} runs as user ${d.user} and writes workspace ${quote(d.workspace)}, a claim that belongs to root`,
  },
  visit: ({ report }) => ({
    TaskRunOfTask({ run, callee }) {
      const user = userOf(callee.spec);
      if (user === undefined || JSON.stringify(run).includes('"fsGroup"')) return;
      run.workspaces?.forEach(({ name = '', volumeClaimTemplate }, i) => {
        if (!volumeClaimTemplate || callee.spec.workspaces?.find((one) => one.name === name)?.readOnly) return;
        const help = `add to podTemplate: securityContext: { fsGroup: ${user} }`;
        const path = `spec.workspaces[${i}].volumeClaimTemplate`;
        report('run', { user, workspace: name }, { path, isKey: true, help });
      });
    },
    RunOfPipeline({ run, tasks }) {
      if (JSON.stringify(run).includes('"fsGroup"')) return;
      const claims = new Set(
        (run.workspaces ?? []).flatMap(({ name = '', volumeClaimTemplate }) => (volumeClaimTemplate ? [name] : [])),
      );
      for (const { place, callee } of tasks.all) {
        const user = callee && userOf(callee.spec);
        if (user === undefined) continue;
        for (const { name = '', workspace = '' } of place.task.workspaces ?? []) {
          const source = workspace === '' ? name : workspace;
          if (!claims.has(source) || callee?.spec.workspaces?.find((one) => one.name === name)?.readOnly) continue;
          const at = run.workspaces?.findIndex((one) => one.name === source) ?? 0;
          const help = `add to taskRunTemplate: podTemplate: { securityContext: { fsGroup: ${user} } }`;
          report(
            'denied',
            { task: place.name, user, workspace: source },
            { path: `spec.workspaces[${at}].volumeClaimTemplate`, isKey: true, help },
          );
        }
      }
    },
  }),
});

/** The first user of a step that is not root. */
function userOf({ steps = [], stepTemplate }: AnyTaskSpec): number | undefined {
  const ofTemplate = userIn(stepTemplate);
  return steps.map((one) => userIn(one) ?? ofTemplate).find((user) => user !== undefined && user !== 0);
}

function userIn(container: object | undefined): number | undefined {
  const { securityContext } = (container ?? {}) as Fields;
  const { runAsUser } = (securityContext ?? {}) as { readonly runAsUser?: number };
  return runAsUser;
}
