import { quote } from '../../util/quote';
import { contextsOf, isUnknown, violation, type Control } from './pod';

const PREFIX = 'container.apparmor.security.beta.kubernetes.io/';

/** The profile of the runtime, or one of the node. */
export const appArmorProfile: Control = (pod) => [
  ...contextsOf(pod).flatMap(({ context: { appArmorProfile: profile }, what, path }) => {
    if (!profile || isUnknown(profile.type)) return [];
    const { type = '' } = profile;
    return type === 'RuntimeDefault' || type === 'Localhost'
      ? []
      : [violation('appArmorProfile', `${path}.appArmorProfile`, `${what} has AppArmor profile ${quote(type)}`)];
  }),
  ...Object.entries(pod.annotations ?? {}).flatMap(([key, value]) =>
    !key.startsWith(PREFIX) || value === '' || value === 'runtime/default' || String(value).startsWith('localhost/')
      ? []
      : [
          violation(
            'appArmorProfile',
            `metadata.annotations.${key}`,
            `an annotation says AppArmor profile ${quote(String(value))}`,
          ),
        ],
  ),
];
