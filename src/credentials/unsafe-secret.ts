import { checkOptionKeys, checkOwnKeys } from '../core/check-keys';
import type { KeysOf } from '../core/shape';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkScope } from '../core/app/check-scope';
import { originate } from '../core/app/origin';
import { accountHostsIn, type IAccountSecret } from '../core/credentials/account-secret';
import { objectName } from '../core/names';
import { CallSite } from '../diagnostics/call-site';
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
  type SshSecret,
} from './secret-shape';
import { showByPath } from '../core/shown';
import { hiddenText, mapOf, needed, text } from '../core/shapes';

/** Props of {@link UnsafeSecret}. */
export interface UnsafeSecretProps {
  /** Texts by the keys of the Secret. They stand in the output. */
  readonly data: Readonly<Record<string, string>>;
  /** Name of the Secret. @default - `<chart>-<ids>` */
  readonly name?: string | undefined;
  /** Type of the Secret. @default 'Opaque' */
  readonly type?: string | undefined;
  /** Annotations of the Secret. @default {} */
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

const KEYS: KeysOf<UnsafeSecretProps> = {
  data: needed(mapOf(hiddenText)),
  name: text,
  type: text,
  annotations: mapOf(text),
};

const LOGIN_KEYS = { registry: needed(registryHosts), username: needed(text), password: needed(hiddenText) };

/**
 * A Secret whose text stands in the program and in its output, for everybody to read: for tests and clusters that are thrown away.
 *
 * Elsewhere take an {@link ExternalSecret}, a {@link SealedSecret}, or name a Secret that exists.
 *
 * @example
 * ```ts
 * const token = UnsafeSecret.basic(chart, 'git', { username: 'git', password: 'only-a-test' });
 * new GitCloneTask(chart, 'clone', { credentials: GitCredentials.basic({ secret: token }) });
 * ```
 * ```yaml
 * kind: Secret
 * type: kubernetes.io/basic-auth
 * stringData: { username: git, password: only-a-test }
 * ```
 */
export class UnsafeSecret extends Construct implements IAccountSecret {
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
  /** The cdk8s object underneath. */
  readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: UnsafeSecretProps) {
    super(checkScope(scope, id, 'UnsafeSecret'), id);
    this.callSite = new CallSite();
    checkOwnKeys(props, KEYS, {
      made: new.target,
      own: UnsafeSecret,
      at: { construct: this.node.path, source: this.callSite },
    });
    const { data, name, type = 'Opaque', annotations = {} } = props;
    this.name = name ?? objectName(this);
    this.type = type;
    this.accountHosts = accountHostsIn(annotations);
    this.apiObject = new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: compact({ name: this.name, annotations: unlessEmpty({ ...annotations }) }),
      type,
      stringData: { ...data },
    });
    originate(this.apiObject, this);
  }

  /** A key for ssh, of type `kubernetes.io/ssh-auth`. */
  static ssh(scope: Construct, id: string, props: SshSecret<string>): UnsafeSecret {
    checkOptionKeys(props, sshSecretKeys(hiddenText), 'UnsafeSecret.ssh');
    return new UnsafeSecret(scope, id, sshShape(props));
  }

  /** User and password, of type `kubernetes.io/basic-auth`. */
  static basic(scope: Construct, id: string, props: BasicSecret<string>): UnsafeSecret {
    checkOptionKeys(props, basicSecretKeys(hiddenText), 'UnsafeSecret.basic');
    return new UnsafeSecret(scope, id, basicShape(props));
  }

  /** A login of registries, of type `kubernetes.io/dockerconfigjson`. */
  static dockerConfig(
    scope: Construct,
    id: string,
    props: {
      /** What it is for: hosts, or registries, which pods and nodes may know by two names. */
      readonly registry: RegistryHosts;
      readonly username: string;
      readonly password: string;
    },
  ): UnsafeSecret {
    checkOptionKeys(props, LOGIN_KEYS, 'UnsafeSecret.dockerConfig');
    const { registry, username, password } = props;
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    const auths = Object.fromEntries(authKeys(registry).map((key) => [key, { auth }]));
    return new UnsafeSecret(scope, id, dockerConfigShape(JSON.stringify({ auths })));
  }
}
