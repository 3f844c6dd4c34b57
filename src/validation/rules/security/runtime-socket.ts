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

export const runtimeSocket = defineRule({
  id: 'runtime-socket',
  severity: 'warning',
  docs: {
    title: 'A volume is the socket of the container runtime',
    why: 'Whoever talks to it starts any container with any right on the node, and reads the secrets of all others there. It is root on the node without a password.',
    bad: mount('hostPath: { path: /var/run/docker.sock }'),
    good: mount('emptyDir: {}'),
  },
  messages: {
    socket: (d: { volume: string; hostPath: string }) =>
      `volume ${quote(d.volume)} is ${quote(d.hostPath)}, the socket of the container runtime`,
  },
  visit: ({ report }) => {
    const look = ({ volumes = [] }: { readonly volumes?: readonly AnyVolume[] }, path: string): void => {
      volumes.forEach(({ name = '', hostPath: host }, i) => {
        if (!host || !isRuntimeSocket(host.path)) return;
        report(
          'socket',
          { volume: name, hostPath: host.path ?? '' },
          {
            path: `${path}.volumes[${i}].hostPath`,
            help: 'build images with kaniko, or with a rootless BuildKit; neither needs the runtime of the node',
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
