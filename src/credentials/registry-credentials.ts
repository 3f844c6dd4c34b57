import { checkOptionKeys } from '../core/check-keys';
import type { KeysOf } from '../core/shape';
import type { CloudIdentity, IRegistryCredentials, RegistryLogin } from '../core/credentials/credentials';
import { nameOf, type INamed } from '../core/named';
import { secret as secretFiles, type WorkspaceSource } from '../core/run/workspace-source';
import { authKey } from './auth-key';
import { named, needed, text } from '../core/shapes';

/** Options of {@link RegistryCredentials.dockerConfig}. */
export interface DockerConfigOptions {
  /** Secret with logins as docker writes them, of type `kubernetes.io/dockerconfigjson` if nodes are to pull with it. */
  readonly secret: INamed;
  /** Key of the Secret that holds them. @default '.dockerconfigjson' */
  readonly key?: string | undefined;
}

/** Options of {@link RegistryCredentials.basic}. */
export interface RegistryBasicOptions {
  /** Secret with user and password. */
  readonly secret: INamed;
  /** The registry it is for: `ghcr.io`, `registry.example.com:5000`. */
  readonly host: string;
  /** Key of the Secret that holds the user. @default 'username' */
  readonly usernameKey?: string | undefined;
  /** Key of the Secret that holds the password or token. @default 'password' */
  readonly passwordKey?: string | undefined;
}

const DOCKER_CONFIG_KEYS: KeysOf<DockerConfigOptions> = { secret: needed(named), key: text };
const BASIC_KEYS: KeysOf<RegistryBasicOptions> = {
  secret: needed(named),
  host: needed(text),
  usernameKey: text,
  passwordKey: text,
};

/** A Secret with a docker `config.json`, which builders and nodes take. */
export class DockerConfigCredentials implements IRegistryCredentials {
  readonly login: Extract<RegistryLogin, { readonly kind: 'dockerConfig' }>;

  /** @internal */
  constructor(secret: INamed, key: string) {
    nameOf(secret, 'RegistryCredentials.dockerConfig');
    this.login = { kind: 'dockerConfig', secret, key };
  }

  /** What nodes pull with: for `imagePullSecrets` of runs, of the registry itself, of what a DeployTask deploys. */
  get pullSecret(): INamed {
    return this.login.secret;
  }

  /** The same as what a run binds to a workspace, for tasks that are not ours: the file `config.json`. */
  toWorkspace(): WorkspaceSource {
    const { secret, key } = this.login;
    return secretFiles(secret, { items: [{ key, path: 'config.json' }] });
  }
}

/**
 * A login of image registries.
 *
 * Say it once, on the registry: tasks that push to it take it from there. The step that pushes reads it as a file; no other step and no other
 * task sees it.
 *
 * @example
 * ```ts
 * const credentials = RegistryCredentials.dockerConfig({ secret: { name: 'ghcr' } });
 * const registry = Registry.ghcr('acme', { credentials });
 * new KanikoBuildTask(chart, 'kaniko-build', { registry });
 * ```
 * ```yaml
 * kind: Task
 * spec:
 *   volumes:
 *     - name: logins
 *       projected: { sources: [{ secret: { name: ghcr, items: [{ key: .dockerconfigjson, path: config.json }] } }] }
 * ```
 */
export class RegistryCredentials implements IRegistryCredentials {
  readonly login: RegistryLogin;

  /** @internal */
  constructor(login: RegistryLogin) {
    this.login = login;
  }

  /** Logins of any number of registries, as `docker login` and `kubectl create secret docker-registry` write them. */
  static dockerConfig(options: DockerConfigOptions): DockerConfigCredentials {
    checkOptionKeys(options, DOCKER_CONFIG_KEYS, 'RegistryCredentials.dockerConfig');
    const { secret, key = '.dockerconfigjson' } = options;
    return new DockerConfigCredentials(secret, key);
  }

  /**
   * User and password of one registry. Costs the build one more container, which makes a `config.json` of them; nodes cannot pull
   * with it.
   */
  static basic(options: RegistryBasicOptions): RegistryCredentials {
    checkOptionKeys(options, BASIC_KEYS, 'RegistryCredentials.basic');
    const { secret, host, usernameKey = 'username', passwordKey = 'password' } = options;
    const keys = { username: usernameKey, password: passwordKey };
    return new RegistryCredentials({ kind: 'password', secret, keys, authKey: authKey(host) });
  }

  /** A role that Amazon gives the account of the build, by IAM roles for service accounts: no Secret at all. */
  static aws(options: { readonly roleArn: string; readonly region?: string | undefined }): RegistryCredentials {
    checkOptionKeys(options, { roleArn: needed(text), region: text }, 'RegistryCredentials.aws');
    const { roleArn, region } = options;
    return cloud({
      annotations: { 'eks.amazonaws.com/role-arn': roleArn },
      env: region === undefined ? {} : { AWS_REGION: region },
    });
  }

  /** A service account of Google that the account of the build acts as, by Workload Identity: no Secret at all. */
  static google(options: { readonly serviceAccount: string }): RegistryCredentials {
    checkOptionKeys(options, { serviceAccount: needed(text) }, 'RegistryCredentials.google');
    const { serviceAccount } = options;
    return cloud({ annotations: { 'iam.gke.io/gcp-service-account': serviceAccount } });
  }

  /** An application of Azure that the account of the build acts as, by workload identity: no Secret at all. */
  static azure(options: { readonly clientId: string }): RegistryCredentials {
    checkOptionKeys(options, { clientId: needed(text) }, 'RegistryCredentials.azure');
    const { clientId } = options;
    return cloud({
      annotations: { 'azure.workload.identity/client-id': clientId },
      labels: { 'azure.workload.identity/use': 'true' },
    });
  }

  /** Says that the account of the run brings the logins: Secrets among its `secrets`. */
  static fromAccount(): IRegistryCredentials {
    return { login: { kind: 'account' } };
  }
}

function cloud(identity: Partial<CloudIdentity>): RegistryCredentials {
  return new RegistryCredentials({ kind: 'cloud', identity: { annotations: {}, labels: {}, env: {}, ...identity } });
}
