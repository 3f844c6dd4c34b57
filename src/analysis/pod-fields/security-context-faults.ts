import { isFields } from '../../util/is-fields';
import type { Fields } from '../wire';
import { checkChoice, checkLocalPath, checkNumber, isEmpty, type Tell } from './fault';

/** Users and groups of a node. */
export const IDS = { least: 0, most: 2 ** 31 - 1 };
const PROFILES = ['Localhost', 'RuntimeDefault', 'Unconfined'];

/** What Kubernetes refuses of the security context of a container. */
export function securityContextFaults(context: unknown, path: string, tell: Tell): void {
  if (!isFields(context)) return;
  checkNumber(context, 'runAsUser', { ...IDS, path, tell });
  checkNumber(context, 'runAsGroup', { ...IDS, path, tell });
  checkChoice(context, 'procMount', { choices: ['Default', 'Unmasked'], path, tell });
  profileFaults(context, path, tell);
  if (context['allowPrivilegeEscalation'] !== false) return;
  const { capabilities } = context;
  const added = isFields(capabilities) ? capabilities['add'] : undefined;
  const field = 'allowPrivilegeEscalation: false';
  if (context['privileged'] === true) tell(path, { fault: 'excluded', field, other: 'privileged: true' });
  if (Array.isArray(added) && added.includes('CAP_SYS_ADMIN'))
    tell(path, { fault: 'excluded', field, other: 'CAP_SYS_ADMIN in capabilities.add' });
}

/** The same of the profiles, which pods have, too. */
export function profileFaults(context: Fields, path: string, tell: Tell): void {
  for (const name of ['seccompProfile', 'appArmorProfile']) {
    const profile = context[name];
    if (!isFields(profile)) continue;
    const at = `${path}.${name}`;
    const { type, localhostProfile: local } = profile;
    const field = 'localhostProfile';
    if (isEmpty(type)) tell(at, { fault: 'missing', field: 'type' });
    checkChoice(profile, 'type', { choices: PROFILES, path: at, tell });
    const hasLocal = local !== undefined && local !== null;
    if (type !== 'Localhost') {
      if (hasLocal) tell(`${at}.${field}`, { fault: 'excluded', field, other: `type ${String(type)}` });
    } else if (name === 'seccompProfile' ? !hasLocal : isEmpty(local)) tell(at, { fault: 'missing', field });
    else if (name === 'seccompProfile') checkLocalPath(local, field, `${at}.${field}`, tell);
  }
}
