import { quote } from '../../util/quote';
import { contextsOf, isUnknown, violation, type Control } from './pod';

const TYPES = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t']);
const ENGINE = { type: 'container_engine_t', since: 31 };

/** The types of ordinary containers, and no user or role. */
export const seLinuxOptions: Control = (pod, version) =>
  contextsOf(pod).flatMap(({ context: { seLinuxOptions: options = {} }, what, path }) =>
    (['type', 'user', 'role'] as const).flatMap((field) => {
      const value = options[field] ?? '';
      const isAllowed =
        field === 'type' ? TYPES.has(value) || (value === ENGINE.type && version >= ENGINE.since) : value === '';
      return isAllowed || isUnknown(value)
        ? []
        : [
            violation(
              'seLinuxOptions',
              `${path}.seLinuxOptions.${field}`,
              `${what} has SELinux ${field} ${quote(value)}`,
            ),
          ];
    }),
  );
