import { checkValue } from '../core/check-value';
import { CallSite } from '../diagnostics/call-site';
import { checkOptionKeys } from '../core/check-keys';
import type { KeysOf } from '../core/shape';
import type { Construct } from 'constructs';
import type { IGitCredentials } from '../core/credentials/credentials';
import { keyAsFile } from '../core/credentials/key-as-file';
import { nameOf, type INamed } from '../core/named';
import { projected, type WorkspaceSource } from '../core/run/workspace-source';
import type { EnvSource } from '../core/step/env';
import type { VolumeProjection } from '../schema/kubernetes';
import { GitHubAppToken, type GitHubAppTokenProps } from './github-app-token';
import { boolean, either, named, needed, text } from '../core/shapes';
import { envSource } from '../core/known-shapes';

/** Options of {@link GitCredentials.ssh}. */
export interface SshOptions {
  /** Secret with the private key, usually of type `kubernetes.io/ssh-auth`. */
  readonly secret: INamed;
  /** Key of the Secret that holds the private key. @default 'ssh-privatekey' */
  readonly privateKey?: string | undefined;
  /**
   * Where the keys of the server are: `true` for the key `known_hosts` of the same Secret, or another place, such as
   * `configKey({ name: 'known-hosts' }, 'known_hosts')`: they are no secret.
   * @default - nowhere, and only a task with `unknownHosts: 'accept'` takes that
   */
  readonly knownHosts?: boolean | EnvSource | undefined;
}

/** Options of {@link GitCredentials.basic}. */
export interface BasicOptions {
  /** Secret with user and password, usually of type `kubernetes.io/basic-auth`. */
  readonly secret: INamed;
  /** Key of the Secret that holds the user. @default 'username' */
  readonly usernameKey?: string | undefined;
  /** Key of the Secret that holds the password or token. @default 'password' */
  readonly passwordKey?: string | undefined;
}

/** Options of {@link GitCredentials.token}. */
export interface TokenOptions {
  /** Secret with the token. */
  readonly secret: INamed;
  /** Key of the Secret that holds the token. @default 'token' */
  readonly key?: string | undefined;
  /**
   * User that the forge wants beside it: any for GitHub, GitLab and Gitea, `x-token-auth` for Bitbucket, its own name for a deploy token
   * of GitLab.
   * @default 'git'
   */
  readonly username?: string | undefined;
}

const SSH_KEYS: KeysOf<SshOptions> = {
  secret: needed(named),
  privateKey: text,
  knownHosts: either(boolean, envSource),
};
const BASIC_KEYS: KeysOf<BasicOptions> = { secret: needed(named), usernameKey: text, passwordKey: text };
const TOKEN_KEYS: KeysOf<TokenOptions> = { secret: needed(named), key: text, username: text };

/**
 * A login of Git.
 *
 * A task that is given one reads it as files of the one step that needs it; no other step and no other task sees it. The
 * Secret needs no annotation and may exist already, or be an {@link ExternalSecret} or a {@link SealedSecret}.
 *
 * @example
 * ```ts
 * const clone = new GitCloneTask(chart, 'clone', {
 *   credentials: GitCredentials.ssh({ secret: { name: 'deploy-key' }, knownHosts: true }),
 * });
 * ```
 * ```yaml
 * kind: Task
 * spec:
 *   volumes:
 *     - name: git-ssh
 *       projected:
 *         sources:
 *           - secret:
 *               name: deploy-key
 *               items: [{ key: ssh-privatekey, path: id_rsa }, { key: known_hosts, path: known_hosts }]
 * ```
 */
export class GitCredentials<const Transport extends 'ssh' | 'https' = 'ssh' | 'https'> implements IGitCredentials {
  readonly transport: Transport;
  readonly delivery: { readonly kind: 'files'; readonly sources: readonly VolumeProjection[] };
  readonly hasKnownHosts: boolean | undefined;
  readonly username: string | undefined;

  private constructor(
    transport: Transport,
    sources: readonly VolumeProjection[],
    { hasKnownHosts, username }: Pick<IGitCredentials, 'hasKnownHosts' | 'username'> = {},
  ) {
    this.transport = transport;
    this.delivery = { kind: 'files', sources };
    this.hasKnownHosts = hasKnownHosts;
    this.username = username;
  }

  /** A key for ssh addresses: `git@github.com:acme/shop.git`, `ssh://…`. */
  static ssh(options: SshOptions): GitCredentials<'ssh'> {
    checkOptionKeys(options, SSH_KEYS, 'GitCredentials.ssh');
    const { secret, privateKey = 'ssh-privatekey', knownHosts = false } = options;
    const items = [
      // The name by which ssh finds a key of any type, also without being told.
      { key: privateKey, path: 'id_rsa' },
      ...(knownHosts === true ? [{ key: 'known_hosts', path: 'known_hosts' }] : []),
    ];
    const sources = [
      { secret: { name: nameOf(secret, 'GitCredentials.ssh'), items } },
      ...(typeof knownHosts === 'object' ? [keyAsFile(knownHosts, 'known_hosts')] : []),
    ];
    return new GitCredentials('ssh', sources, { hasKnownHosts: knownHosts !== false });
  }

  /** User and password, or user and token, for https addresses. */
  static basic(options: BasicOptions): GitCredentials<'https'> {
    checkOptionKeys(options, BASIC_KEYS, 'GitCredentials.basic');
    const { secret, usernameKey = 'username', passwordKey = 'password' } = options;
    const items = [
      { key: usernameKey, path: 'username' },
      { key: passwordKey, path: 'password' },
    ];
    return new GitCredentials('https', [{ secret: { name: nameOf(secret, 'GitCredentials.basic'), items } }]);
  }

  /** A token for https addresses. */
  static token(options: TokenOptions): GitCredentials<'https'> {
    checkOptionKeys(options, TOKEN_KEYS, 'GitCredentials.token');
    const { secret, key = 'token', username } = options;
    const items = [{ key, path: 'password' }];
    return new GitCredentials('https', [{ secret: { name: nameOf(secret, 'GitCredentials.token'), items } }], {
      username,
    });
  }

  /**
   * A token of a GitHub App for https addresses, which External Secrets makes anew while it lives: see {@link GitHubAppToken}.
   *
   * @throws `token-expires-first`
   */
  static githubApp(scope: Construct, id: string, props: GitHubAppTokenProps): GitCredentials<'https'> {
    return GitCredentials.token({ secret: new GitHubAppToken(scope, id, props), username: 'x-access-token' });
  }

  /** The files `.gitconfig` and `.git-credentials` of a Secret, as Pipelines-as-Code and tasks of the catalog have them. */
  static files(options: { readonly secret: INamed }): GitCredentials<'https'> {
    checkOptionKeys(options, { secret: needed(named) }, 'GitCredentials.files');
    const { secret } = options;
    const items = ['.gitconfig', '.git-credentials'].map((key) => ({ key, path: key }));
    return new GitCredentials('https', [{ secret: { name: nameOf(secret, 'GitCredentials.files'), items } }]);
  }

  /**
   * Says that the account of the run brings the login: a Secret among its `secrets`, with Tekton's annotation. An account of
   * this program that has none is refused at synthesis (`account-without-login`).
   *
   * @param transport which addresses it is for
   */
  static fromAccount(transport: 'ssh' | 'https'): IGitCredentials {
    checkValue('transport', transport, ['ssh', 'https'], { source: new CallSite() });
    return { transport, delivery: { kind: 'account' } };
  }

  /**
   * The same as what a run binds to a workspace, for tasks that are not ours: `ssh-directory` and `basic-auth` of the catalog's
   * git-clone.
   */
  toWorkspace(): WorkspaceSource {
    return projected(this.delivery.sources);
  }
}
