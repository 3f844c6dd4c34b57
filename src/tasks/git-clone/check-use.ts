import type { IGitCredentials } from '../../core/credentials/credentials';
import type { TaskUse, Transport } from '../../core/task/task-use';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { quote } from '../../util/quote';

/** `git@github.com:acme/shop.git`, also without a user; a Windows path is no address. */
const SCP = /^(?:[^@/:]+@)?([^/:]{2,}):(?!\/\/)(.*)$/;

/** What git would be refused for: an ssh address needs a key, which an https one has no use for. */
export function checkUse(use: TaskUse, credentials: readonly IGitCredentials[]): Diagnostic[] {
  const url = use.params.get('url');
  if (url === undefined) return [];
  const transport = use.transports?.get(url) ?? transportOf(url);
  const at = { ...use.place, field: 'params.url' };
  const data = { url, task: use.name };
  if (transport === 'ssh' && !hasKey(use, credentials)) {
    return [
      diagnostic({
        rule: 'ssh-url-without-key',
        message: `git url ${quote(url)} needs an ssh key and task ${quote(use.name)} has none`,
        data,
        at,
        help: [
          "give the GitCloneTask one: credentials: GitCredentials.ssh({ secret: { name: 'deploy-key' }, knownHosts: true })",
          ...(use.transports?.has(url) ? ['event.cloneUrl'] : httpsOf(url)).map((https) => `or use ${https}`),
        ],
      }),
    ];
  }
  const isKeyOnly = credentials.length > 0 && credentials.every(({ transport }) => transport === 'ssh');
  if (transport === 'https' && isKeyOnly) {
    return [
      diagnostic({
        rule: 'https-url-with-key',
        severity: 'warning',
        message: `git url ${quote(url)} has no use for an ssh key, and task ${quote(use.name)} has no other login`,
        data,
        at,
        help: 'use the ssh address, or a token: GitCredentials.token({ secret })',
      }),
    ];
  }
  return [];
}

function transportOf(url: string): Transport | undefined {
  if (url.startsWith('ssh://') || SCP.test(url)) return 'ssh';
  return /^https?:/.test(url) ? 'https' : undefined;
}

function hasKey({ workspaces, accountSecrets }: TaskUse, credentials: readonly IGitCredentials[]): boolean {
  if (workspaces.has('ssh-directory') || credentials.some(({ transport }) => transport === 'ssh')) return true;
  // An account that is not of this program, or has Secrets, may have one.
  return accountSecrets === undefined || accountSecrets.length > 0;
}

function httpsOf(url: string): string[] {
  const [, host, path = ''] = SCP.exec(url) ?? [];
  return host === undefined ? [] : [`https://${host}/${path.replace(/^\//, '')}`];
}
