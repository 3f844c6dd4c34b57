import { quote } from '../../util/quote';
import { contextsOf, isUnknown, violation, type Control } from './pod';

const ALLOWED = new Set(['RuntimeDefault', 'Localhost']);

/** Not without system call filter. */
export const seccompBaseline: Control = (pod) => wrong(pod, 'seccompProfile_baseline');

/** With a system call filter, said by the container or the pod. */
export const seccompRestricted: Control = (pod) => [
  ...wrong(pod, 'seccompProfile_restricted'),
  ...(pod.securityContext?.seccompProfile?.type
    ? []
    : pod.containers
        .filter(({ container }) => !container.securityContext?.seccompProfile?.type)
        .map(({ what, path }) =>
          violation(
            'seccompProfile_restricted',
            path,
            `${what} does not say seccompProfile.type: RuntimeDefault`,
            true,
          ),
        )),
];

function wrong(pod: Parameters<Control>[0], control: string): ReturnType<Control> {
  return contextsOf(pod).flatMap(({ context: { seccompProfile }, what, path }) => {
    const type = seccompProfile?.type;
    if (type === undefined || ALLOWED.has(type) || isUnknown(type)) return [];
    return [violation(control, `${path}.seccompProfile.type`, `${what} has seccomp profile ${quote(type)}`)];
  });
}
