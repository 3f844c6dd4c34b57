import type { IRegistry } from '../core/images/registry';

/** What a Secret has to look like for those who read it; `Value` is how its text is told: by a reference, encrypted, in the open. */
export interface SecretShape<Value> {
  readonly type: string;
  readonly data: Readonly<Record<string, Value>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A key for ssh. */
export interface SshSecret<Value> {
  /** The private key. */
  readonly privateKey: Value;
  /** The keys of the server, as `ssh-keyscan` writes them. @default - the Secret has none */
  readonly knownHosts?: Value | undefined;
  /** Host that Tekton uses it for where an account has it: `github.com`. @default - no account has it */
  readonly accountHost?: string | undefined;
}

/** User and password. */
export interface BasicSecret<Value> {
  readonly username: Value;
  readonly password: Value;
  /** Address that Tekton uses it for where an account has it: `https://github.com`. @default - no account has it */
  readonly accountHost?: string | undefined;
}

/** The address under which docker keeps a login. */
export type RegistryHosts = string | IRegistry | readonly (string | IRegistry)[];

const DOCKER_HUB = 'https://index.docker.io/v1/';

/** @see https://kubernetes.io/docs/concepts/configuration/secret/#ssh-authentication-secrets */
export function sshShape<Value>({ privateKey, knownHosts, accountHost }: SshSecret<Value>): SecretShape<Value> {
  return {
    type: 'kubernetes.io/ssh-auth',
    data: { 'ssh-privatekey': privateKey, ...(knownHosts === undefined ? {} : { known_hosts: knownHosts }) },
    annotations: forGit(accountHost),
  };
}

/** @see https://kubernetes.io/docs/concepts/configuration/secret/#basic-authentication-secret */
export function basicShape<Value>({ username, password, accountHost }: BasicSecret<Value>): SecretShape<Value> {
  return { type: 'kubernetes.io/basic-auth', data: { username, password }, annotations: forGit(accountHost) };
}

/** @see https://kubernetes.io/docs/concepts/configuration/secret/#docker-config-secrets */
export function dockerConfigShape<Value>(config: Value): SecretShape<Value> {
  return { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': config }, annotations: {} };
}

/** What the logins of registries are stored under: pods and nodes may know one by two names. */
export function authKeys(hosts: RegistryHosts): string[] {
  const each: readonly (string | IRegistry)[] = [hosts].flat();
  const keys = each.flatMap((host) => (typeof host === 'string' ? [host] : [host.pushHost, host.pullHost]));
  return [...new Set(keys.map((key) => (key === 'docker.io' ? DOCKER_HUB : key)))];
}

function forGit(host: string | undefined): Record<string, string> {
  return host === undefined ? {} : { 'tekton.dev/git-0': host };
}
