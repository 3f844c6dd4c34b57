import type { INamed } from '../named';

/** A Secret of this program, with what Tekton looks at when an account has it. */
export interface IAccountSecret extends INamed {
  /** Type of the Secret: `kubernetes.io/ssh-auth`. */
  readonly type: string;
  /** Addresses of git that Tekton uses it for: `github.com` of a key, `https://github.com` of user and password. */
  readonly accountHosts: readonly string[];
}

/** What a login of an account is for. */
export type LoginUse = 'ssh' | 'https' | 'registry';

/** What Tekton takes logins from, besides Secrets that docker writes. */
const GIT_USES: Readonly<Record<string, LoginUse>> = {
  'kubernetes.io/ssh-auth': 'ssh',
  'kubernetes.io/basic-auth': 'https',
};
const DOCKER_TYPES = ['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg'];
const GIT_ANNOTATION = 'tekton.dev/git-';

/** Whether the program knows more of a Secret than its name. */
export function isAccountSecret(secret: INamed): secret is IAccountSecret {
  return 'accountHosts' in secret;
}

/** The addresses of git in the annotations of a Secret. */
export function accountHostsIn(annotations: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries(annotations).flatMap(([key, host]) => (key.startsWith(GIT_ANNOTATION) ? [host] : []));
}

/**
 * What the Secrets of an account are good for; undefined if some are known by name only. A login of registries is good for the hosts
 * in it, which nobody looks at: its text is a "".
 */
export function accountLogins(secrets: readonly INamed[] | undefined, use: LoginUse): readonly string[] | undefined {
  if (!secrets?.every(isAccountSecret)) return undefined;
  if (use !== 'registry')
    return secrets.filter(({ type }) => GIT_USES[type] === use).flatMap(({ accountHosts }) => accountHosts);
  // User and password may be of a registry too, by an annotation of another name.
  return secrets.some(({ type }) => DOCKER_TYPES.includes(type) || GIT_USES[type] === 'https') ? [''] : [];
}

/** The same text for all ways to write one address; undefined for a Secret that Tekton makes no login of git of. */
export function addressOf({ type }: IAccountSecret, host: string): string | undefined {
  if (GIT_USES[type] === 'https') return `https ${host.toLowerCase().replace(/\/+$/, '')}`;
  if (GIT_USES[type] !== 'ssh') return undefined;
  const [, name = host, port = '22', path = ''] = /^([^:/]*)(?::(\d+))?(\/.*)?$/.exec(host) ?? [];
  return `ssh ${name.toLowerCase()}:${port}${path.replace(/\/+$/, '')}`;
}
