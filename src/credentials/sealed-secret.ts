import { checkOptionKeys, checkOwnKeys } from '../core/check-keys';
import type { KeysOf } from '../core/shape';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkScope } from '../core/app/check-scope';
import { originate } from '../core/app/origin';
import { accountHostsIn, type IAccountSecret } from '../core/credentials/account-secret';
import { objectName } from '../core/names';
import { CallSite } from '../diagnostics/call-site';
import { fail } from '../diagnostics/diagnostic-error';
import { compact } from '../util/compact';
import { quote } from '../util/quote';
import { unlessEmpty } from '../util/unless-empty';
import {
  basicSecretKeys,
  basicShape,
  dockerConfigShape,
  sshSecretKeys,
  sshShape,
  type BasicSecret,
  type SecretShape,
  type SshSecret,
} from './secret-shape';
import { showByPath } from '../core/shown';
import { hiddenText, mapOf, needed, oneOf, text } from '../core/shapes';

/** What every {@link SealedSecret} may say. */
export interface SealedSecretOptions {
  /** Name of the Secret; the texts are encrypted for it. @default - `<chart>-<ids>` */
  readonly name?: string | undefined;
  /** What the texts are encrypted for: `kubeseal --scope`. @default 'strict' */
  readonly scope?: 'strict' | 'namespace-wide' | 'cluster-wide' | undefined;
}

/** Props of {@link SealedSecret}. */
export interface SealedSecretProps extends SealedSecretOptions {
  /** Encrypted texts by the keys of the Secret, as `kubeseal` writes them. */
  readonly data: Readonly<Record<string, string>>;
  /** Type of the Secret. @default 'Opaque' */
  readonly type?: string | undefined;
  /** Labels of the Secret. @default {} */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Annotations of the Secret. @default {} */
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

const OPTION_KEYS: KeysOf<SealedSecretOptions> = {
  name: text,
  scope: oneOf(['strict', 'namespace-wide', 'cluster-wide']),
};
const KEYS: KeysOf<SealedSecretProps> = {
  ...OPTION_KEYS,
  data: needed(mapOf(hiddenText)),
  type: text,
  labels: mapOf(text),
  annotations: mapOf(text),
};

/**
 * A Secret whose text stands encrypted in the program; only the controller of Sealed Secrets in the cluster can read it.
 *
 * Stands wherever a Secret is named. Texts are encrypted for a name and a namespace, so neither may change:
 * `kubeseal --raw --name mountains-deploy-key --namespace ci --from-file=id_ed25519`.
 *
 * @throws `unknown-key`, `unknown-value`, `unsealed-text`
 * @see https://github.com/bitnami-labs/sealed-secrets
 *
 * @example
 * ```ts
 * const key = SealedSecret.ssh(chart, 'deploy-key', { privateKey: 'AgBy3i4OJSWK', knownHosts: 'AgCqoHtvVfZh' });
 * new GitCloneTask(chart, 'clone', { credentials: GitCredentials.ssh({ secret: key, knownHosts: true }) });
 * ```
 * ```yaml
 * kind: SealedSecret
 * metadata: { name: mountains-deploy-key, namespace: ci }
 * spec:
 *   encryptedData: { ssh-privatekey: AgBy3i4OJSWK, known_hosts: AgCqoHtvVfZh }
 *   template: { type: kubernetes.io/ssh-auth }
 * ```
 */
export class SealedSecret extends Construct implements IAccountSecret {
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

  constructor(scope: Construct, id: string, props: SealedSecretProps) {
    super(checkScope(scope, id, 'SealedSecret'), id);
    this.callSite = new CallSite();
    const place = { construct: this.node.path, source: this.callSite };
    checkOwnKeys(props, KEYS, { made: new.target, own: SealedSecret, at: place });
    const { data, type = 'Opaque', scope: sealedFor = 'strict', labels = {}, annotations = {} } = props;
    this.name = props.name ?? objectName(this);
    this.type = type;
    this.accountHosts = accountHostsIn(annotations);
    checkSealed(data, this.node.path);
    const wide = sealedFor === 'strict' ? {} : { [`sealedsecrets.bitnami.com/${sealedFor}`]: 'true' };
    const metadata = { labels: unlessEmpty({ ...labels }), annotations: unlessEmpty({ ...wide, ...annotations }) };
    this.apiObject = new ApiObject(this, 'Resource', {
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: compact({ name: this.name, annotations: unlessEmpty(wide) }),
      spec: {
        encryptedData: { ...data },
        template: compact({ type, metadata: unlessEmpty(compact(metadata)) }),
      },
    });
    originate(this.apiObject, this);
  }

  /** A key for ssh, of type `kubernetes.io/ssh-auth`. */
  static ssh(scope: Construct, id: string, props: SealedSecretOptions & SshSecret<string>): SealedSecret {
    checkOptionKeys(props, { ...OPTION_KEYS, ...sshSecretKeys(hiddenText) }, 'SealedSecret.ssh');
    return shaped(scope, id, props, sshShape(props));
  }

  /** User and password, of type `kubernetes.io/basic-auth`. */
  static basic(scope: Construct, id: string, props: SealedSecretOptions & BasicSecret<string>): SealedSecret {
    checkOptionKeys(props, { ...OPTION_KEYS, ...basicSecretKeys(hiddenText) }, 'SealedSecret.basic');
    return shaped(scope, id, props, basicShape(props));
  }

  /** A docker `config.json`, of type `kubernetes.io/dockerconfigjson`. */
  static dockerConfig(
    scope: Construct,
    id: string,
    props: SealedSecretOptions & {
      /** The whole `config.json`, encrypted. */
      readonly config: string;
    },
  ): SealedSecret {
    checkOptionKeys(props, { ...OPTION_KEYS, config: needed(hiddenText) }, 'SealedSecret.dockerConfig');
    return shaped(scope, id, props, dockerConfigShape(props.config));
  }
}

function shaped(
  scope: Construct,
  id: string,
  { name, scope: sealedFor }: SealedSecretOptions,
  shape: SecretShape<string>,
): SealedSecret {
  return new SealedSecret(scope, id, { name, scope: sealedFor, ...shape });
}

/**
 * What `kubeseal` writes is base64 that begins with the length of an encrypted key: 256, 384, 512 or 1024 bytes. The text is not shown: it
 * may be the secret itself.
 */
function checkSealed(data: Readonly<Record<string, string>>, construct: string): void {
  const open = Object.entries(data).find(([, text]) => !/^(?:AQ|AY|Ag|BA)[A-Za-z0-9+/]+=*$/.test(text));
  if (open === undefined) return;
  fail({
    rule: 'unsealed-text',
    message: `the text of key ${quote(open[0])} is not what kubeseal writes`,
    data: { key: open[0] },
    at: { construct, field: 'data', source: new CallSite() },
    help: 'encrypt it: kubeseal --raw --name NAME --namespace NAMESPACE --from-file=FILE; a text that was in a program is known, so make a new one',
  });
}
