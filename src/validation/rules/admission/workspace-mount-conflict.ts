import { posix } from 'node:path';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const workspaceMountConflict = defineRule({
  id: 'workspace-mount-conflict',
  severity: 'error',
  docs: {
    title: 'A workspace is mounted where something else is mounted',
    why: 'One of the two would hide the other, so the cluster refuses the Task.',
    bad: step(
      'name: ls\nimage: alpine',
      'workspaces:\n  - name: source\n    mountPath: /data\n  - name: cache\n    mountPath: /data/',
    ),
    good: step(
      'name: ls\nimage: alpine',
      'workspaces:\n  - name: source\n    mountPath: /data\n  - name: cache\n    mountPath: /cache',
    ),
  },
  messages: {
    taken: (d: { workspace: string; mountPath: string }) =>
      `workspace ${quote(d.workspace)} is mounted at ${quote(d.mountPath)}, where something is mounted already`,
  },
  help: {
    taken: 'set mountPath of one of the two to another folder, and read it as $(workspaces.<name>.path)',
  },
  visit: ({ report }) => ({
    TaskSpec({ spec, path }) {
      if (!spec.workspaces?.length) return;
      // The steps as they are written: the template counts by itself.
      const mounts = [...(spec.steps ?? []), spec.stepTemplate ?? {}].flatMap(({ volumeMounts = [] }) => volumeMounts);
      if (mounts.length + spec.workspaces.length < 2) return;
      const taken = new Set(mounts.map(({ mountPath = '' }) => clean(mountPath)));
      spec.workspaces.forEach(({ name = '', mountPath }, i) => {
        const at = clean(mountPath ?? `/workspace/${name}`);
        if (taken.has(at))
          report(
            'taken',
            { workspace: name, mountPath: at },
            `${path}.workspaces[${i}]${mountPath === undefined ? '' : '.mountPath'}`,
          );
        taken.add(at);
      });
    },
  }),
});

/** The path as Go's filepath.Clean writes it. */
function clean(path: string): string {
  const normal = posix.normalize(path);
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}
