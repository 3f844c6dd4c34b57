import { quote } from '../../util/quote';
import { violation, type Control, type Pod, type Violation } from './pod';

/** What containers may add at the level baseline. */
export const BASELINE_CAPABILITIES: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** No capability beyond those of ordinary containers. */
export const capabilitiesBaseline: Control = (pod) => added(pod, BASELINE_CAPABILITIES, 'capabilities_baseline');

/** All capabilities dropped, and at most NET_BIND_SERVICE added. */
export const capabilitiesRestricted: Control = (pod) => [
  ...pod.containers
    .filter(({ container }) => !container.securityContext?.capabilities?.drop?.includes('ALL'))
    .map(({ what, path }) =>
      violation('capabilities_restricted', path, `${what} does not say capabilities.drop: [ALL]`),
    ),
  ...added(pod, new Set(['NET_BIND_SERVICE']), 'capabilities_restricted'),
];

function added({ containers }: Pod, allowed: ReadonlySet<string>, control: string): Violation[] {
  return containers.flatMap(({ container, what, path }) =>
    (container.securityContext?.capabilities?.add ?? []).flatMap((capability, i) =>
      allowed.has(capability)
        ? []
        : [
            violation(
              control,
              `${path}.securityContext.capabilities.add[${i}]`,
              `${what} adds capability ${quote(capability)}`,
            ),
          ],
    ),
  );
}
