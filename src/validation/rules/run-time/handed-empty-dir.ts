import { quote } from '../../../util/quote';
import type { ResolvedTasks } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { build, pipelineRun, set, tasks } from '../example';

const task = build('params:\n  - { name: path, default: . }\nworkspaces:\n  - name: source');
const use = (name: string): string => `name: ${name}\nworkspaces:\n  - { name: source, workspace: files }`;
const pipeline = `${tasks(use('fetch'), `${use('compile')}\nrunAfter: [fetch]`)}  workspaces:\n    - name: files\n`;
const run = (volume: string): string =>
  pipelineRun(`pipelineRef: { name: example }\nworkspaces:\n  - name: files\n    ${volume}`);
const CLAIM =
  'volumeClaimTemplate:\n      spec:\n        accessModes: [ReadWriteOnce]\n        resources: { requests: { storage: 1Gi } }';

export const handedEmptyDir = defineRule({
  id: 'handed-empty-dir',
  severity: 'warning',
  docs: {
    title: 'Several tasks are given the same workspace, and it is an emptyDir',
    why: 'Each task is a pod, and each pod gets an empty folder of its own: what one task writes, the next one does not find.',
    bad: set(task, pipeline, run('emptyDir: {}')),
    good: set(task, pipeline, run(CLAIM)),
  },
  messages: {
    lost: (d: { workspace: string; first: string; second: string }) =>
      `workspace ${quote(d.workspace)} is an emptyDir, so task ${quote(d.second)} does not find what task ${quote(d.first)} writes`,
  },
  visit: ({ report }) => ({
    RunOfPipeline({ run, tasks }) {
      run.workspaces?.forEach(({ name: workspace = '', emptyDir }, i) => {
        if (emptyDir === undefined) return;
        const [first, second] = users(tasks, workspace);
        if (first === undefined || second === undefined) return;
        const help = 'bind a volumeClaimTemplate or a persistentVolumeClaim, which all tasks of the run share';
        report('lost', { workspace, first, second }, { path: `spec.workspaces[${i}].emptyDir`, isKey: true, help });
      });
    },
  }),
});

/** Tasks that a workspace of the run is given to by name, and that do not do without: a cache is optional. */
function users({ all }: ResolvedTasks, workspace: string): string[] {
  return all
    .filter(({ place: { task }, callee }) =>
      (task.workspaces ?? []).some(
        ({ name, workspace: source = '' }) =>
          (source === '' ? name : source) === workspace &&
          callee?.spec.workspaces?.find((declared) => declared.name === name)?.optional !== true,
      ),
    )
    .map(({ place }) => place.name);
}
