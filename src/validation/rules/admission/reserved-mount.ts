import { posix } from 'node:path';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const PREFIX = 'tekton-internal-';

export const reservedMount = defineRule({
  id: 'reserved-mount',
  severity: 'error',
  docs: {
    title: 'A step mounts a volume where Tekton keeps its own files, or under a name of Tekton',
    why: 'Tekton puts its files under /tekton and names its volumes tekton-internal-…, so the cluster refuses the Task.',
    bad: step('name: ls\nimage: alpine\nvolumeMounts:\n  - name: tmp\n    mountPath: /tekton/tmp'),
    good: step('name: ls\nimage: alpine\nvolumeMounts:\n  - name: tmp\n    mountPath: /tmp'),
  },
  messages: {
    path: (d: { mountPath: string }) => `mount path ${quote(d.mountPath)} is Tekton's own`,
    name: (d: { volume: string }) => `volume name ${quote(d.volume)} begins with "${PREFIX}", which is Tekton's own`,
  },
  help: {
    path: 'mount it elsewhere; below /tekton only /tekton/home is free',
    name: 'give the volume another name',
  },
  visit: ({ report }) => ({
    Step({ step: { volumeMounts = [] }, path }) {
      volumeMounts.forEach(({ name = '', mountPath = '' }, i) => {
        const at = posix.normalize(mountPath);
        if (at.startsWith('/tekton/') && at !== '/tekton/' && !at.startsWith('/tekton/home'))
          report('path', { mountPath }, `${path}.volumeMounts[${i}].mountPath`);
        if (name.startsWith(PREFIX)) report('name', { volume: name }, `${path}.volumeMounts[${i}].name`);
      });
    },
  }),
});
