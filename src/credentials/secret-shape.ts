import type { IRegistry } from '../core/images/registry';
import { CallSite } from '../diagnostics/call-site';
import { fail } from '../diagnostics/diagnostic-error';
import { quote } from '../util/quote';
import { authKey } from './auth-key';
import { registry } from '../core/known-shapes';
import type { KeysOf, Shape } from '../core/shape';
import { either, needed, oneOrMore, text } from '../core/shapes';

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

/** The keys of SshSecret. */
export function sshSecretKeys<Value>(value: Shape<Value>): KeysOf<SshSecret<Value>> {
  const keys = { privateKey: needed(value), knownHosts: value, accountHost: text };
  return keys as KeysOf<SshSecret<Value>>;
}

/** The keys of BasicSecret. */
export function basicSecretKeys<Value>(value: Shape<Value>): KeysOf<BasicSecret<Value>> {
  const keys = { username: needed(value), password: needed(value), accountHost: text };
  return keys as KeysOf<BasicSecret<Value>>;
}

/** The address under which docker keeps a login. */
export type RegistryHosts = string | IRegistry | readonly (string | IRegistry)[];

export const registryHosts: Shape<RegistryHosts> = oneOrMore(either(text, registry));

/** @see https://kubernetes.io/docs/concepts/configuration/secret/#ssh-authentication-secrets */
export function sshShape<Value>({ privateKey, knownHosts, accountHost }: SshSecret<Value>): SecretShape<Value> {
  return {
    type: 'kubernetes.io/ssh-auth',
    data: { 'ssh-privatekey': privateKey, ...(knownHosts === undefined ? {} : { known_hosts: knownHosts }) },
    annotations: forGit(accountHost, SSH_HOST, 'github.com, git.example.com:2222 or github.com/acme/shop'),
  };
}

/** @see https://kubernetes.io/docs/concepts/configuration/secret/#basic-authentication-secret */
export function basicShape<Value>({ username, password, accountHost }: BasicSecret<Value>): SecretShape<Value> {
  return {
    type: 'kubernetes.io/basic-auth',
    data: { username, password },
    annotations: forGit(accountHost, HTTP_HOST, 'https://github.com or https://github.com/acme/shop'),
  };
}

/** @see https://kubernetes.io/docs/concepts/configuration/secret/#docker-config-secrets */
export function dockerConfigShape<Value>(config: Value): SecretShape<Value> {
  return { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': config }, annotations: {} };
}

/** What the logins of registries are stored under: pods and nodes may know one by two names. */
export function authKeys(hosts: RegistryHosts): string[] {
  const each: readonly (string | IRegistry)[] = [hosts].flat();
  const keys = each.flatMap((host) => (typeof host === 'string' ? [host] : [host.pushHost, host.pullHost]));
  return [...new Set(keys.map(authKey))];
}

const SSH_HOST = /^[A-Za-z0-9.-]+(:[0-9]+)?(\/[^\s=]*)?$/;
const HTTP_HOST = /^https?:\/\/[A-Za-z0-9.-]+(:[0-9]+)?(\/[^\s=]*)?$/;

/** Tekton writes it into the configuration of git or ssh as it is, where another form fits no address. */
function forGit(host: string | undefined, shape: RegExp, examples: string): Record<string, string> {
  if (host === undefined) return {};
  if (!shape.test(host)) {
    fail({
      rule: 'invalid-account-host',
      message: `accountHost ${quote(host)} fits no address of git`,
      data: { host },
      at: { field: 'accountHost', source: new CallSite() },
      help: `write it like ${examples}`,
    });
  }
  return { 'tekton.dev/git-0': host };
}
