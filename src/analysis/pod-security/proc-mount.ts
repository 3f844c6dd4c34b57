import { quote } from '../../util/quote';
import { hasOwnUsers, violation, type Control, type Pod, type Violation } from './pod';

const RESTRICTED_SINCE = 35;

/** /proc as the runtime hides it, unless the pod has users of its own. */
export const procMount: Control = (pod, version) => (hasOwnUsers(pod, version) ? [] : unmasked(pod, 'procMount'));

/** /proc as the runtime hides it. */
export const procMountRestricted: Control = (pod, version) =>
  version < RESTRICTED_SINCE ? procMount(pod, version) : unmasked(pod, 'procMount_restricted');

function unmasked({ containers }: Pod, control: string): Violation[] {
  return containers.flatMap(({ container, what, path }) => {
    const value = container.securityContext?.procMount ?? 'Default';
    return value === 'Default'
      ? []
      : [violation(control, `${path}.securityContext.procMount`, `${what} has procMount ${quote(value)}`)];
  });
}
