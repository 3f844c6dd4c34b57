import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryKubectl } from './kubectl';
import { through } from './port-forward';
import { until } from './wait';

/** A git server in the cluster, with hooks that tell of pushes as GitHub does. */
export interface GitServer {
  readonly namespace: string;
  readonly service: string;
  /** Host name of its Service. */
  readonly host: string;
  /** What lets in by ssh; undefined: the server has no ssh. */
  readonly ssh: { readonly privateKey: string; readonly knownHosts: string } | undefined;
  /** Takes it out of the cluster, if these tests put it there. */
  readonly remove: () => Promise<void>;
  /** User and password of repositories whose names begin with `private`. */
  readonly login: { readonly username: string; readonly password: string };
}

/** The server of the one-machine cluster, whose key lies in its state. */
export function oneMachineGit(state: string): GitServer {
  const read = (file: string): string => readFileSync(join(state, 'ssh', file), 'utf8');
  const ssh = existsSync(join(state, 'ssh/id_ed25519'))
    ? { privateKey: read('id_ed25519'), knownHosts: read('known_hosts') }
    : undefined;
  return {
    namespace: 'git',
    service: 'git',
    host: 'git.git.svc.cluster.local',
    ssh,
    login: { username: 'git', password: 'git' },
    remove: () => Promise.resolve(),
  };
}

/** How pods clone it over HTTP. */
export function httpUrl(git: GitServer, repository: string): string {
  return `http://${git.host}/${repository}.git`;
}

/** Makes an empty repository unless it is there. */
export async function makeRepository(git: GitServer, repository: string): Promise<void> {
  await ask(git, `/_/repos/${repository}.git`);
}

/** Has each push told to an address, signed with the secret; waits until the git server reaches the address. */
export async function setHook(git: GitServer, repository: string, url: string, secret: string): Promise<void> {
  if (url !== '') await until(`${git.host} to reach ${url}`, () => reaches(git, url));
  await ask(git, `/_/repos/${repository}.git/hook`, JSON.stringify({ url, secret }));
}

/**
 * Whether a git server reaches an address. A node sends to a new Service a moment after the Service has endpoints, and a webhook
 * that is refused until then is lost.
 */
export async function reaches({ namespace, service }: GitServer, url: string): Promise<boolean> {
  // Whatever the answer is, it is one of HTTP.
  const { said } = await tryKubectl(['-n', namespace, 'exec', `service/${service}`, '--', 'git', 'ls-remote', url]);
  return /The requested URL returned error|not valid: is this a git repository/.test(said);
}

async function ask(git: GitServer, path: string, body = ''): Promise<void> {
  await through(git.namespace, git.service, 80, async (host) => {
    const answer = await fetch(`http://${host}${path}`, { method: 'PUT', body });
    if (!answer.ok) throw new Error(`PUT ${path}: ${answer.status} ${await answer.text()}`);
  });
}
