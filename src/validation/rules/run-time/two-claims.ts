import type { AnyWorkspaceBinding } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { taskRun } from '../example';

const run = (second: string): string =>
  taskRun(
    `taskSpec:\n  steps:\n    - { name: make, image: alpine, command: [make] }\nworkspaces:\n  - name: source\n    persistentVolumeClaim: { claimName: source }\n  - name: cache\n    ${second}`,
  );

export const twoClaims = defineRule({
  id: 'two-claims',
  severity: 'error',
  docs: {
    title: 'One task is given workspaces of two volume claims',
    why: 'With "coschedule: workspaces", as Tekton is shipped, pods stay where the volume is, and a pod cannot stay at two places: the TaskRun fails.',
    bad: run('persistentVolumeClaim: { claimName: cache }'),
    good: run('emptyDir: {}'),
  },
  messages: {
    two: (d: { task: string; first: string; second: string }) =>
      `${d.task} gets two volume claims, in workspaces ${quote(d.first)} and ${quote(d.second)}`,
  },
  visit: ({ report, flag }) => {
    const help =
      'use one claim with two subPaths, a volume of the Task for the second, or switch coschedule to "disabled" in the cluster';
    const check = (task: string, bound: readonly AnyWorkspaceBinding[], path: string): void => {
      const claims = new Map<string, string>();
      for (const binding of bound) {
        const claim = claimOf(binding);
        if (claim !== undefined && !claims.has(claim)) claims.set(claim, binding.name ?? '');
      }
      const [first, second] = claims.values();
      if (first !== undefined && second !== undefined) report('two', { task, first, second }, { path, help });
    };
    const isOn = (): boolean => (flag('coschedule') || 'workspaces') === 'workspaces';
    return {
      // Whatever Task it runs, from wherever.
      TaskRun({ spec: { workspaces = [] }, path }) {
        if (isOn()) check('the task', workspaces, `${path}.workspaces`);
      },
      RunOfPipeline({ run, tasks }) {
        if (!isOn()) return;
        const sources = new Map((run.workspaces ?? []).map((one) => [one.name, one]));
        for (const { place } of tasks.all) {
          const bound = (place.task.workspaces ?? []).flatMap(({ name = '', workspace = '' }) => {
            const source = sources.get(workspace === '' ? name : workspace);
            return source ? [source] : [];
          });
          check(`task ${quote(place.name)}`, bound, 'spec.workspaces');
        }
      },
    };
  },
});

/** What tells a claim from others; a template makes one for each workspace. */
function claimOf({ name = '', persistentVolumeClaim, volumeClaimTemplate }: AnyWorkspaceBinding): string | undefined {
  if (persistentVolumeClaim) return `claim ${persistentVolumeClaim.claimName ?? ''}`;
  return volumeClaimTemplate ? `template ${name}` : undefined;
}
