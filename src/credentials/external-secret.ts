import { checkOptionKeys, checkOwnKeys } from '../core/check-keys';
import type { KeysOf } from '../core/shape';
import { ApiObject, Chart, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { checkScope } from '../core/app/check-scope';
import { originate } from '../core/app/origin';
import { accountHostsIn, type IAccountSecret } from '../core/credentials/account-secret';
import type { INamed } from '../core/named';
import { objectName } from '../core/names';
import { renderDuration } from '../core/render-duration';
import { CallSite } from '../diagnostics/call-site';
import type { PendingPlace } from '../diagnostics/place';
import { compact } from '../util/compact';
import { unlessEmpty } from '../util/unless-empty';
import {
  authKeys,
  basicSecretKeys,
  basicShape,
  dockerConfigShape,
  registryHosts,
  sshSecretKeys,
  sshShape,
  type BasicSecret,
  type RegistryHosts,
  type SecretShape,
  type SshSecret,
} from './secret-shape';
import { showByPath } from '../core/shown';
import { duration, either, fields, list, mapOf, namedWith, needed, oneOf, text } from '../core/shapes';

/** Where a text lies in the store: its key, or the property of a key that holds several. */
export type RemoteText =
  | string
  | {
      readonly key: string;
      /** @default - the whole text */
      readonly property?: string | undefined;
      /** @default - the newest */
      readonly version?: string | undefined;
    };

/** The store that an {@link ExternalSecret} asks. */
export interface SecretStore extends INamed {
  /** @default 'SecretStore' */
  readonly kind?: 'SecretStore' | 'ClusterSecretStore' | undefined;
}

/** What every {@link ExternalSecret} may say. */
export interface ExternalSecretOptions {
  /** Who knows the texts. */
  readonly store: SecretStore;
  /** Name of the Secret. @default - `<chart>-<ids>` */
  readonly name?: string | undefined;
  /** Namespaces besides that of the chart, such as the one of the deployed application. @default [] */
  readonly namespaces?: readonly string[] | undefined;
  /** How often the store is asked. @default Duration.hours(1) */
  readonly refresh?: Duration | undefined;
}

/** Props of {@link ExternalSecret}. */
export interface ExternalSecretProps extends ExternalSecretOptions {
  /** Texts by the keys of the Secret. */
  readonly data: Readonly<Record<string, RemoteText>>;
  /** Type of the Secret. @default 'Opaque' */
  readonly type?: string | undefined;
  /** Templates by the keys of the Secret, with `{{ .name }}` for the keys of `data`. @default - the keys of `data` as they are */
  readonly template?: Readonly<Record<string, string>> | undefined;
  /** Labels of the Secret. @default {} */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Annotations of the Secret. @default {} */
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

/** A login of registries in a store. */
export interface ExternalRegistryLogin extends ExternalSecretOptions {
  /** What it is for: hosts, or registries, which pods and nodes may know by two names. */
  readonly registry: RegistryHosts;
  readonly username: RemoteText;
  readonly password: RemoteText;
}

const TEXT_KEYS: KeysOf<Exclude<RemoteText, string>> = { key: needed(text), property: text, version: text };
const remoteText = either(text, fields('text of a store', TEXT_KEYS));
const STORE_KEYS: KeysOf<SecretStore> = { kind: oneOf(['SecretStore', 'ClusterSecretStore']), name: needed(text) };
const OPTION_KEYS: KeysOf<ExternalSecretOptions> = {
  store: needed(namedWith('store', STORE_KEYS)),
  name: text,
  namespaces: list(text),
  refresh: duration,
};
const KEYS: KeysOf<ExternalSecretProps> = {
  ...OPTION_KEYS,
  data: needed(mapOf(remoteText)),
  type: text,
  template: mapOf(text),
  labels: mapOf(text),
  annotations: mapOf(text),
};
const LOGIN_KEYS: KeysOf<ExternalRegistryLogin> = {
  ...OPTION_KEYS,
  registry: needed(registryHosts),
  username: needed(remoteText),
  password: needed(remoteText),
};

/**
 * A Secret that the External Secrets Operator makes of what lies in Vault, a cloud's secret manager and the like.
 *
 * Stands wherever a Secret is named. The text itself is in no file of this program.
 *
 * @throws `unknown-key`, `unknown-value`, `not-named`
 * @see https://external-secrets.io/latest/api/externalsecret/
 *
 * @example
 * ```ts
 * const store = { kind: 'ClusterSecretStore', name: 'vault' } as const;
 * const key = ExternalSecret.ssh(chart, 'deploy-key', {
 *   store,
 *   privateKey: { key: 'ci/mountains', property: 'private' },
 *   knownHosts: { key: 'ci/mountains', property: 'known_hosts' },
 * });
 * new GitCloneTask(chart, 'clone', { credentials: GitCredentials.ssh({ secret: key, knownHosts: true }) });
 * ```
 * ```yaml
 * kind: ExternalSecret
 * metadata: { name: mountains-deploy-key, namespace: ci }
 * spec:
 *   target: { name: mountains-deploy-key, template: { type: kubernetes.io/ssh-auth } }
 * ```
 */
export class ExternalSecret extends Construct implements IAccountSecret {
  static {
    showByPath(this);
  }

  /** Name of the Secret. */
  readonly name: string;
  /** Type of the Secret. */
  readonly type: string;
  /** Addresses of git that Tekton uses it for where an account has it. */
  readonly accountHosts: readonly string[];
  /** @internal */
  readonly callSite: CallSite;
  /** The objects, by namespace; undefined where `kubectl` decides. */
  readonly apiObjects: ReadonlyMap<string | undefined, ApiObject>;

  constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    super(checkScope(scope, id, 'ExternalSecret'), id);
    this.callSite = new CallSite();
    checkExternal(props, new.target, { construct: this.node.path, source: this.callSite });
    const { namespaces = [], type = 'Opaque', annotations } = props;
    this.name = props.name ?? objectName(this);
    this.type = type;
    this.accountHosts = accountHostsIn(annotations);
    const own = Chart.of(this).namespace;
    const all = [...new Set([own, ...namespaces])];
    this.apiObjects = new Map(all.map((namespace) => [namespace, this.add(props, namespace, namespace === own)]));
  }

  /** A key for ssh, of type `kubernetes.io/ssh-auth`. */
  static ssh(scope: Construct, id: string, props: ExternalSecretOptions & SshSecret<RemoteText>): ExternalSecret {
    checkOptionKeys(props, { ...OPTION_KEYS, ...sshSecretKeys(remoteText) }, 'ExternalSecret.ssh');
    return shaped(scope, id, props, sshShape(props));
  }

  /** User and password, of type `kubernetes.io/basic-auth`. */
  static basic(scope: Construct, id: string, props: ExternalSecretOptions & BasicSecret<RemoteText>): ExternalSecret {
    checkOptionKeys(props, { ...OPTION_KEYS, ...basicSecretKeys(remoteText) }, 'ExternalSecret.basic');
    return shaped(scope, id, props, basicShape(props));
  }

  /** A login of registries, of type `kubernetes.io/dockerconfigjson`, made of user and password. */
  static dockerConfig(scope: Construct, id: string, props: ExternalRegistryLogin): ExternalSecret {
    checkOptionKeys(props, LOGIN_KEYS, 'ExternalSecret.dockerConfig');
    const { registry, username, password, ...options } = props;
    const auths = authKeys(registry).map((key) => `${JSON.stringify(key)}:{"auth":"${AUTH}"}`);
    const { type, data: template } = dockerConfigShape(`{"auths":{${auths.join()}}}`);
    return new ExternalSecret(scope, id, { ...options, type, template, data: { username, password } });
  }

  private add(props: ExternalSecretProps, namespace: string | undefined, isOwn: boolean): ApiObject {
    const object = new ApiObject(this, isOwn ? 'Resource' : `in-${namespace ?? ''}`, {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: compact({ name: this.name, namespace: isOwn ? undefined : namespace }),
      spec: specOf(this.name, props),
    });
    originate(object, this);
    return object;
  }
}

function checkExternal(props: ExternalSecretProps, made: unknown, at: PendingPlace): void {
  checkOwnKeys(props, KEYS, { made, own: ExternalSecret, at });
}

/** The part of `auths` that docker reads; it needs no quoting whatever the password is. */
const AUTH = '{{ printf "%s:%s" .username .password | b64enc }}';

function shaped(
  scope: Construct,
  id: string,
  { store, name, namespaces, refresh }: ExternalSecretOptions,
  shape: SecretShape<RemoteText>,
): ExternalSecret {
  return new ExternalSecret(scope, id, { store, name, namespaces, refresh, ...shape });
}

function specOf(name: string, props: ExternalSecretProps): object {
  const { store, refresh = Duration.hours(1), data, type = 'Opaque', template, labels = {}, annotations = {} } = props;
  const metadata = { labels: unlessEmpty({ ...labels }), annotations: unlessEmpty({ ...annotations }) };
  return {
    refreshInterval: renderDuration(refresh),
    secretStoreRef: { kind: store.kind ?? 'SecretStore', name: store.name },
    target: { name, template: compact({ type, metadata: unlessEmpty(compact(metadata)), data: template }) },
    data: Object.entries(data).map(([secretKey, text]) => ({
      secretKey,
      remoteRef: typeof text === 'string' ? { key: text } : compact({ ...text }),
    })),
  };
}
