import type { AnyTaskSpec, AnyWorkspaceBinding, Fields } from '../../../analysis/wire';
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
    why: 'A fresh volume belongs to root on most storage, so that the step may not write into it. That holds for a claim template, and for a claim that is among the documents.',
    bad: set(task, pipeline, run('')),
    good: set(task, pipeline, run('\ntaskRunTemplate:\n  podTemplate:\n    securityContext: { fsGroup: 1000 }')),
  },
  messages: {
    run: (d: { user: number; workspace: string }) =>
      `the task runs as user ${d.user} and writes workspace ${quote(d.workspace)}, a claim that belongs to root`,
    denied: (d: { task: string; user: number; workspace: string }) =>
      `task ${quote(d.task)} runs as user ${d.user} and writes workspace ${quote(d.workspace)}, a claim that belongs to root`,
  },
  visit: ({ report, set, namespace }) => {
    /** The field that binds a fresh claim: a template, or the name of a claim that is among the documents. Others may have been prepared. */
    const claimOf = ({ volumeClaimTemplate, persistentVolumeClaim }: AnyWorkspaceBinding): string | undefined => {
      if (volumeClaimTemplate) return 'volumeClaimTemplate';
      const { claimName = '' } = persistentVolumeClaim ?? {};
      return set().find('PersistentVolumeClaim', namespace(), claimName) ? 'persistentVolumeClaim' : undefined;
    };
    return {
      TaskRunOfTask({ run, callee }) {
        const user = userOf(callee.spec);
        if (user === undefined || JSON.stringify(run).includes('"fsGroup"')) return;
        run.workspaces?.forEach((binding, i) => {
          const { name = '' } = binding;
          const claim = claimOf(binding);
          if (!claim || callee.spec.workspaces?.find((one) => one.name === name)?.readOnly) return;
          const help = `add to podTemplate: securityContext: { fsGroup: ${user} }`;
          const path = `spec.workspaces[${i}].${claim}`;
          report('run', { user, workspace: name }, { path, isKey: true, help });
        });
      },
      RunOfPipeline({ run, tasks }) {
        if (JSON.stringify(run).includes('"fsGroup"')) return;
        const claims = new Map(
          (run.workspaces ?? []).flatMap((binding, i) => {
            const claim = claimOf(binding);
            return claim ? [[binding.name ?? '', `spec.workspaces[${i}].${claim}`] as const] : [];
          }),
        );
        for (const { place, callee } of tasks.all) {
          const user = callee && userOf(callee.spec);
          if (user === undefined) continue;
          for (const { name = '', workspace = '' } of place.task.workspaces ?? []) {
            const source = workspace === '' ? name : workspace;
            const path = claims.get(source);
            if (path === undefined || callee?.spec.workspaces?.find((one) => one.name === name)?.readOnly) continue;
            const help = `add to taskRunTemplate: podTemplate: { securityContext: { fsGroup: ${user} } }`;
            report('denied', { task: place.name, user, workspace: source }, { path, isKey: true, help });
          }
        }
      },
    };
  },
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
