import type { TaskUse } from '../../core/task/task-use';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { quote } from '../../util/quote';
import type { KanikoBuildTaskProps } from './props';

/** A push to a registry that lets nobody in without a login would fail after the whole build. */
export function checkUse(use: TaskUse, props: KanikoBuildTaskProps): Diagnostic[] {
  const { registry, credentials = registry?.credentials, push = true, env } = props;
  if (!push || !registry?.requiresLogin || credentials !== undefined || env !== undefined) return [];
  if (use.workspaces.has('dockerconfig')) return [];
  // An account that is not of this program, or has Secrets, may have a login.
  if (use.accountSecrets === undefined || use.accountSecrets.length > 0) return [];
  return [
    diagnostic({
      rule: 'registry-without-login',
      message: `registry ${quote(registry.pushHost)} takes images only from those who log in, and task ${quote(use.name)} does not`,
      data: { registry: registry.pushHost, task: use.name },
      at: use.place,
      help: "say the login on the registry: credentials: RegistryCredentials.dockerConfig({ secret: { name: '…' } })",
    }),
  ];
}
