import type { GitDelivery, IGitCredentials } from '../../core/credentials/credentials';
import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import type { Volume, VolumeMount } from '../../schema/kubernetes';
import type { GitCloneTaskProps } from '../git-clone';

const FOLDERS = { ssh: '/credentials/ssh', https: '/credentials/https' } as const;

/** How a login comes: as the credentials of the Task say, by a workspace of the run, or not at all. */
export type LoginWay = GitDelivery['kind'] | 'workspace' | 'none';

/** What the step reads to log in. */
export interface GitLogins {
  /** Folder with key and known_hosts. @default - none, or a workspace has it */
  readonly ssh?: string | undefined;
  /** Folder with user and password. @default - none, or a workspace has it */
  readonly https?: string | undefined;
  /** User of the token, where the folder has none. @default 'git' */
  readonly username?: string | undefined;
  /** How each kind of login comes. */
  readonly ways: Readonly<Record<IGitCredentials['transport'], LoginWay>>;
  readonly volumes: readonly Volume[];
  readonly mounts: readonly VolumeMount[];
}

/**
 * The credentials of a task as volumes of its own.
 *
 * @throws `ssh-without-known-hosts`, `credentials-twice`
 */
export function loginsOf({ credentials, unknownHosts }: GitCloneTaskProps, construct: string): GitLogins {
  const said = [credentials ?? []].flat() as readonly IGitCredentials[];
  const at = { construct, field: 'credentials', source: new CallSite() };
  const ssh = said.filter(({ transport }) => transport === 'ssh');
  const https = said.filter(({ transport }) => transport === 'https');
  if (ssh.length > 1 || https.length > 1) {
    const transport = ssh.length > 1 ? 'ssh' : 'https';
    fail({
      rule: 'credentials-twice',
      message: `the task has two logins for ${transport} addresses`,
      data: { transport },
      at,
      help: 'make a GitCloneTask for each; git cannot tell which of two keys a repository takes',
    });
  }
  if (ssh[0]?.hasKnownHosts === false && unknownHosts !== 'accept') {
    fail({
      rule: 'ssh-without-known-hosts',
      message: 'the ssh credentials bring no keys of servers, and without them ssh trusts none',
      at,
      help: [
        'knownHosts: true if the Secret has the key known_hosts, which `ssh-keyscan HOST` writes',
        "knownHosts: configKey({ name: '…' }, 'known_hosts') for a ConfigMap",
        "unknownHosts: 'accept' of the task trusts whoever answers",
      ],
    });
  }
  const files = [...ssh, ...https].flatMap(({ transport, delivery }) =>
    delivery.kind === 'files' ? [{ transport, name: `git-${transport}`, sources: delivery.sources }] : [],
  );
  return {
    ...Object.fromEntries(files.map(({ transport }) => [transport, FOLDERS[transport]])),
    username: https[0]?.username,
    ways: { ssh: wayOf(ssh[0], credentials), https: wayOf(https[0], credentials) },
    volumes: files.map(({ name, sources }) => ({ name, projected: { sources } })),
    mounts: files.map(({ name, transport }) => ({ name, mountPath: FOLDERS[transport], readOnly: true })),
  };
}

function wayOf(credentials: IGitCredentials | undefined, all: GitCloneTaskProps['credentials']): LoginWay {
  if (credentials) return credentials.delivery.kind;
  return all === undefined ? 'workspace' : 'none';
}
