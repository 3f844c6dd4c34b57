import { accountLogins } from '../../core/credentials/account-secret';
import type { IGitCredentials } from '../../core/credentials/credentials';
import type { TaskUse, Transport } from '../../core/task/task-use';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';

/** `git@github.com:acme/shop.git`, also without a user; a Windows path is no address. */
const SCP = /^(?:[^@/:]+@)?([^/:]{2,}):(?!\/\/)(.*)$/;

/** What git would be refused for: an ssh address needs a key, which an https one has no use for. */
export function checkUse(use: TaskUse, credentials: readonly IGitCredentials[]): Diagnostic[] {
  const url = use.params.get('url');
  const transport = url === undefined ? undefined : (use.transports?.get(url) ?? transportOf(url));
  const empty = credentials.filter((one) => isEmptyHanded(one, use, url));
  if (empty.length > 0) return empty.map((one) => accountWithout(one.transport, use, url));
  if (url === undefined) return [];
  const at = inside(use.place, 'params.url');
  if (transport === 'ssh') return withoutKey(use, { url, credentials, at });
  const isKeyOnly = credentials.length > 0 && credentials.every((one) => one.transport === 'ssh');
  if (transport !== 'https' || !isKeyOnly) return [];
  return [
    diagnostic({
      rule: 'https-url-with-key',
      severity: 'warning',
      message: `git url ${quote(url)} has no use for an ssh key, and task ${quote(use.name)} has no other login`,
      data: { url, task: use.name },
      at,
      help: 'use the ssh address, or a token: GitCredentials.token({ secret })',
    }),
  ];
}

interface SshUrl {
  readonly url: string;
  readonly credentials: readonly IGitCredentials[];
  readonly at: PendingPlace;
}

function withoutKey(use: TaskUse, { url, credentials, at }: SshUrl): Diagnostic[] {
  if (use.workspaces.has('ssh-directory') || credentials.some(({ transport }) => transport === 'ssh')) return [];
  const { accountSecrets, isUnrun = false } = use;
  const logins = accountLogins(accountSecrets, 'ssh');
  // A Secret or an account that is not of this program may be or have one; of an account that nobody names it is only likely.
  const isLikely = isUnrun && accountSecrets === undefined;
  if (logins === undefined ? !isLikely : logins.length > 0) return [];
  return [
    diagnostic({
      rule: 'ssh-url-without-key',
      severity: isLikely ? 'warning' : 'error',
      message: `git url ${quote(url)} needs an ssh key and task ${quote(use.name)} has none`,
      data: { url, task: use.name },
      at,
      help: [
        "give the GitCloneTask one: credentials: GitCredentials.ssh({ secret: { name: 'deploy-key' }, knownHosts: true })",
        ...(use.transports?.has(url) ? ['event.cloneUrl'] : httpsOf(url)).map((https) => `or use ${https}`),
        ...(isLikely ? ["or, if the account of the run brings it, say GitCredentials.fromAccount('ssh')"] : []),
      ],
    }),
  ];
}

/** Whether the account of the run is to bring this login, and is known not to. */
function isEmptyHanded({ transport, delivery }: IGitCredentials, use: TaskUse, url: string | undefined): boolean {
  if (delivery.kind !== 'account') return false;
  const logins = accountLogins(use.accountSecrets, transport);
  if (logins === undefined) return false;
  const host = url !== undefined && transportOf(url) === transport ? hostOf(url) : undefined;
  return logins.length === 0 || (host !== undefined && !logins.some((login) => hostOf(login) === host));
}

function accountWithout(transport: Transport, use: TaskUse, url: string | undefined): Diagnostic {
  const logins = accountLogins(use.accountSecrets, transport) ?? [];
  const example = transport === 'ssh' ? 'github.com' : 'https://github.com';
  const only =
    logins.length > 0 ? ` for the host of ${quote(url ?? '')}, only for ${logins.map(quote).join(', ')}` : '';
  return diagnostic({
    rule: 'account-without-login',
    message: `task ${quote(use.name)} takes its ${transport} login from the account of the run, which has none${only}`,
    data: { transport, task: use.name, hosts: [...logins] },
    at: use.place,
    help: [
      `new RunAccount(chart, 'runs', { secrets: [key] }) as serviceAccount, whose Secret has accountHost: ${quote(example)}`,
      `or give it to the task alone: credentials: GitCredentials.${transport === 'ssh' ? 'ssh({ secret, knownHosts: true })' : 'token({ secret })'}`,
    ],
  });
}

function transportOf(url: string): Transport | undefined {
  if (url.startsWith('ssh://') || SCP.test(url)) return 'ssh';
  return /^https?:/.test(url) ? 'https' : undefined;
}

/** The host of an address or of what a login is for; undefined if only the cluster knows it. */
function hostOf(address: string): string | undefined {
  const [, host = ''] = /^(?:[a-z]+:\/\/)?(?:[^@/]*@)?([^:/]+)/.exec(address) ?? [];
  return host === '' || host.includes('$(') ? undefined : host.toLowerCase();
}

function httpsOf(url: string): string[] {
  const [, host, path = ''] = SCP.exec(url) ?? [];
  return host === undefined ? [] : [`https://${host}/${path.replace(/^\//, '')}`];
}
