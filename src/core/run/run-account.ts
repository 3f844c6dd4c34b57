import { checkOwnKeys } from '../check-keys';
import type { KeysOf } from '../shape';
import { Construct } from 'constructs';
import { checkScope } from '../app/check-scope';
import { CallSite } from '../../diagnostics/call-site';
import type { INamed } from '../named';
import { objectName } from '../names';
import { makeAccount } from './account';
import { checkAccountSecrets } from './check-account-secrets';
import { showByPath } from '../shown';
import { boolean, list, mapOf, named, text } from '../shapes';

/** Props of {@link RunAccount}. */
export interface RunAccountProps {
  /** Name of the ServiceAccount. @default - `<chart>-<ids>` */
  readonly name?: string | undefined;
  /** Labels besides those of the chart. @default {} */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Annotations, such as the role of a cloud. @default {} */
  readonly annotations?: Readonly<Record<string, string>> | undefined;
  /**
   * Secrets that Tekton hands to **every** step of its pods: of type `kubernetes.io/dockerconfigjson` as they are, of types
   * `kubernetes.io/ssh-auth` and `kubernetes.io/basic-auth` with the annotation `tekton.dev/git-0: <host>`.
   * @default []
   */
  readonly secrets?: readonly INamed[] | undefined;
  /** Secrets that nodes pull the images of its pods with. @default [] */
  readonly imagePullSecrets?: readonly INamed[] | undefined;
  /** Whether its pods get its token, with which they talk to the cluster. @default false */
  readonly token?: boolean | undefined;
}

const KEYS: KeysOf<RunAccountProps> = {
  name: text,
  labels: mapOf(text),
  annotations: mapOf(text),
  secrets: list(named),
  imagePullSecrets: list(named),
  token: boolean,
};

/**
 * A ServiceAccount for the pods of runs.
 *
 * Rarely needed: each run has one of its own, and ready-made tasks that need rights or logins bring theirs. It is for tasks of others, which find
 * their logins in the home of the step.
 *
 * @throws `unknown-key`, `account-host-twice`
 * @see https://tekton.dev/docs/pipelines/auth/
 *
 * @example
 * ```ts
 * const account = new RunAccount(chart, 'runs', { secrets: [{ name: 'git-ssh' }, { name: 'ghcr' }] });
 * new Pipeline(chart, 'delivery', { run: { serviceAccount: account } }).addTask(
 *   'lint',
 *   new Task(chart, 'lint', { steps: [{ name: 'lint', image: 'node:22-slim', script: sh`npm run lint` }] }),
 * );
 * ```
 * ```yaml
 * kind: ServiceAccount
 * metadata: { name: mountains-runs }
 * automountServiceAccountToken: false
 * secrets: [{ name: git-ssh }, { name: ghcr }]
 * ```
 */
export class RunAccount extends Construct implements INamed {
  static {
    showByPath(this);
  }

  /** Name of the ServiceAccount. */
  readonly name: string;
  /** Secrets that Tekton hands to every step of its pods. */
  readonly secrets: readonly INamed[];

  constructor(scope: Construct, id: string, props: RunAccountProps = {}) {
    super(checkScope(scope, id, 'RunAccount'), id);
    const place = { construct: this.node.path, source: new CallSite() };
    checkOwnKeys(props, KEYS, { made: new.target, own: RunAccount, at: place });
    this.name = props.name ?? objectName(this);
    this.secrets = [...(props.secrets ?? [])];
    checkAccountSecrets(this.secrets, place);
    makeAccount(this, { ...props, name: this.name, secrets: this.secrets }, 'Resource');
  }
}
