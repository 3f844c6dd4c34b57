import { checkArgument, checkOptionKeys } from '../core/check-keys';
import type { KeysOf } from '../core/shape';
import type { IRegistryCredentials } from '../core/credentials/credentials';
import type { IRegistry, RegistryConnection } from '../core/images/registry';
import { RegistryImage } from '../core/images/registry-image';
import type { StringRef } from '../core/references/string-ref';
import { compact } from '../util/compact';
import { checkHost, checkRepository, checkTag } from './image-name';
import { text } from '../core/shapes';
import { connection, registryCredentials } from '../core/known-shapes';

/** What is said of a registry that exists. */
export interface RegistryOptions {
  /** Path under which all images lie: an organization, a project. @default - none */
  readonly path?: string | undefined;
  /** `host[:port]` as nodes see it, where that is another name. @default - the host itself */
  readonly pullHost?: string | undefined;
  /** How pods reach it. @default { kind: 'https' } */
  readonly connection?: RegistryConnection | undefined;
  /** How builders log in to it. @default - they say it themselves, or need no login */
  readonly credentials?: IRegistryCredentials | undefined;
}

const KEYS: KeysOf<RegistryOptions> = {
  path: text,
  pullHost: text,
  connection,
  credentials: registryCredentials,
};
const LOGIN_KEYS: KeysOf<Pick<RegistryOptions, 'credentials'>> = { credentials: registryCredentials };

/** Host of Docker Hub in image names, and what its logins are stored under. */
const DOCKER_HUB = { host: 'docker.io', authKey: 'https://index.docker.io/v1/' };

/** Public registries that take images from nobody without a login, and know no cloud's accounts. */
const LOGIN_REQUIRED = new Set(['docker.io', 'ghcr.io', 'quay.io', 'registry.gitlab.com']);

/**
 * A registry that exists already: a public one, or one that somebody else runs.
 *
 * Nothing is rendered for it.
 *
 * @throws `invalid-registry-host`, `misspelt-registry-host`, `invalid-image-repository`
 *
 * @example
 * ```ts
 * const registry = Registry.fromHost('harbor.example.com', { path: 'mountains' });
 * new KanikoBuildTask(chart, 'kaniko-build', { registry });
 * registry.image('web', '1.4.0').push; // harbor.example.com/mountains/web:1.4.0
 * ```
 */
export class Registry implements IRegistry {
  readonly pushHost: string;
  readonly pullHost: string;
  readonly connection: RegistryConnection;
  readonly credentials: IRegistryCredentials | undefined;
  readonly requiresLogin: boolean | undefined;
  /** Path under which all images lie; empty for none. */
  readonly path: string;
  /** Key of its login in `auths` of a docker `config.json`. */
  readonly authKey: string;

  private constructor(host: string, options: RegistryOptions & { authKey?: string }) {
    const { path = '', pullHost = host, connection = { kind: 'https' }, authKey = host } = options;
    this.pushHost = host;
    this.pullHost = pullHost;
    this.connection = connection;
    this.credentials = options.credentials;
    this.requiresLogin = LOGIN_REQUIRED.has(host) || undefined;
    this.path = path;
    this.authKey = authKey;
  }

  /**
   * Any registry by its host.
   *
   * @param host `host[:port]`, without scheme and path
   */
  static fromHost(host: string, options: RegistryOptions = {}): Registry {
    checkOptionKeys(options, KEYS, 'Registry.fromHost');
    checkArgument(host, text, 'host', 'Registry.fromHost');
    checkHost(host);
    if (options.pullHost !== undefined) checkHost(options.pullHost);
    if (options.path !== undefined) checkRepository(options.path);
    return new Registry(host, compact(options));
  }

  /**
   * Docker Hub.
   *
   * @param namespace user or organization; without it each image says it: `acme/web`
   */
  static dockerHub(namespace?: string, options: Pick<RegistryOptions, 'credentials'> = {}): Registry {
    checkOptionKeys(options, LOGIN_KEYS, 'Registry.dockerHub');
    if (namespace !== undefined) {
      checkArgument(namespace, text, 'namespace', 'Registry.dockerHub');
      checkRepository(namespace);
    }
    return new Registry(DOCKER_HUB.host, compact({ path: namespace, authKey: DOCKER_HUB.authKey, ...options }));
  }

  /**
   * GitHub's container registry.
   *
   * @param owner user or organization; written in lower case, which is the only one the registry takes
   */
  static ghcr(owner: string, options: Pick<RegistryOptions, 'credentials'> = {}): Registry {
    checkOptionKeys(options, LOGIN_KEYS, 'Registry.ghcr');
    checkArgument(owner, text, 'owner', 'Registry.ghcr');
    const path = owner.toLowerCase();
    checkRepository(path);
    return new Registry('ghcr.io', compact({ path, ...options }));
  }

  /**
   * The name of an image in it.
   *
   * @throws `invalid-image-repository`, `invalid-image-tag`
   */
  image(repository: string | StringRef, tag: string | StringRef): RegistryImage {
    checkRepository(repository);
    checkTag(tag);
    return new RegistryImage(this.pushHost, this.pullHost, this.path ? `${this.path}/${repository}` : repository, tag);
  }
}
