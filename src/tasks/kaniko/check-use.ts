import { accountLogins } from '../../core/credentials/account-secret';
import type { TaskUse } from '../../core/task/task-use';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { quote } from '../../util/quote';
import type { KanikoBuildTaskProps } from './props';

/** A push to a registry that lets nobody in without a login would fail after the whole build. */
export function checkUse(use: TaskUse, props: KanikoBuildTaskProps): Diagnostic[] {
  const { registry, credentials = registry?.credentials, push = true, env } = props;
  const logins = accountLogins(use.accountSecrets, 'registry');
  const isByAccount = [credentials ?? []].flat().some(({ login }) => login.kind === 'account');
  if (isByAccount && logins?.length === 0) return [accountWithout(use)];
  if (!push || !registry?.requiresLogin || credentials !== undefined || env !== undefined) return [];
  // A Secret or an account that is not of this program may be or have a login.
  if (use.workspaces.has('dockerconfig') || logins === undefined || logins.length > 0) return [];
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

function accountWithout({ name, place }: TaskUse): Diagnostic {
  return diagnostic({
    rule: 'account-without-login',
    message: `task ${quote(name)} takes its login of registries from the account of the run, which has none`,
    data: { transport: 'registry', task: name, hosts: [] },
    at: place,
    help: [
      "new RunAccount(chart, 'runs', { secrets: [{ name: 'ghcr' }] }) as serviceAccount",
      "or say it on the registry: credentials: RegistryCredentials.dockerConfig({ secret: { name: 'ghcr' } })",
    ],
  });
}
