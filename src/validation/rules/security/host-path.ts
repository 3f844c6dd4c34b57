import { isRuntimeSocket } from '../../../analysis/kubernetes/runtime-socket';
import type { AnyVolume } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const mount = (volume: string): string =>
  step(
    'name: list\nimage: alpine\ncommand: [ls, /data]\nvolumeMounts:\n  - name: data\n    mountPath: /data',
    `volumes:\n  - name: data\n    ${volume}`,
  );

export const hostPath = defineRule({
  id: 'host-path',
  severity: 'warning',
  docs: {
    title: 'A volume is a folder of the node',
    why: 'The step sees, and often writes, files of the node and of other pods; and what it finds depends on the node it lands on.',
    bad: mount('hostPath: { path: /data }'),
    good: mount('emptyDir: {}'),
  },
  messages: {
    path: (d: { volume: string; hostPath: string }) =>
      `volume ${quote(d.volume)} is folder ${quote(d.hostPath)} of the node`,
  },
  visit: ({ report }) => {
    const look = ({ volumes = [] }: { readonly volumes?: readonly AnyVolume[] }, path: string): void => {
      volumes.forEach(({ name = '', hostPath: host }, i) => {
        // A socket is said by runtime-socket.
        if (!host || isRuntimeSocket(host.path)) return;
        report(
          'path',
          { volume: name, hostPath: host.path ?? '' },
          {
            path: `${path}.volumes[${i}].hostPath`,
            help: 'take an emptyDir for scratch files, a workspace or a persistentVolumeClaim for what must stay',
          },
        );
      });
    };
    return {
      TaskSpec({ spec, path }) {
        look(spec, path);
      },
      PodTemplate({ template, path }) {
        look(template, path);
      },
    };
  },
});
