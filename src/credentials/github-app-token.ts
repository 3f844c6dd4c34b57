import { checkOwnKeys } from '../core/check-keys';
import type { KeysOf } from '../core/shape';
import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { checkScope } from '../core/app/check-scope';
import { originate } from '../core/app/origin';
import type { INamed } from '../core/named';
import { objectName } from '../core/names';
import { renderDuration } from '../core/render-duration';
import { CallSite } from '../diagnostics/call-site';
import { fail } from '../diagnostics/diagnostic-error';
import { compact } from '../util/compact';
import { showByPath } from '../core/shown';
import { duration, list, mapOf, named, needed, oneOf, text, textOrNumber } from '../core/shapes';

/** Props of {@link GitHubAppToken}. */
export interface GitHubAppTokenProps {
  /** Id of the app, from its page of settings. */
  readonly appId: number | string;
  /** Id of its installation, the last part of the address under "Configure". */
  readonly installationId: number | string;
  /** Secret with the private key of the app in PEM form. */
  readonly privateKey: INamed;
  /** Key of the Secret that holds it. @default 'privateKey' */
  readonly privateKeyKey?: string | undefined;
  /** Repositories that the token is for, without their owner. @default - all that the installation has */
  readonly repositories?: readonly string[] | undefined;
  /** What the token may do there. @default { contents: 'read' } */
  readonly permissions?: Readonly<Record<string, 'read' | 'write' | 'admin'>> | undefined;
  /** The API of a GitHub Enterprise Server: `https://github.example.com/api/v3`. @default 'https://api.github.com' */
  readonly url?: string | undefined;
  /** How often a new token is made; one lives an hour, and a run that starts just before the next needs the rest. @default Duration.minutes(15) */
  readonly refresh?: Duration | undefined;
  /** Name of the Secret and of the objects that make it. @default - `<chart>-<ids>` */
  readonly name?: string | undefined;
}

const PERMISSIONS = ['read', 'write', 'admin'] as const;
const KEYS: KeysOf<GitHubAppTokenProps> = {
  appId: needed(textOrNumber),
  installationId: needed(textOrNumber),
  privateKey: needed(named),
  privateKeyKey: text,
  repositories: list(text),
  permissions: mapOf(oneOf(PERMISSIONS), 'permissions'),
  url: text,
  refresh: duration,
  name: text,
};
const API = 'generators.external-secrets.io/v1alpha1';
const KIND = 'GithubAccessToken';
/** GitHub's tokens of installations are good for one hour. */
const LIFETIME = Duration.hours(1);

/**
 * A Secret with a token of a GitHub App, which the External Secrets Operator makes anew before the old one expires.
 *
 * Its key `token` is what {@link GitCredentials.token} reads. The key of the app stays where the operator reads it: no task sees it.
 *
 * @throws `unknown-key`, `unknown-value`, `token-expires-first`
 * @see https://external-secrets.io/latest/api/generator/github/
 *
 * @example
 * ```ts
 * new GitHubAppToken(chart, 'github', {
 *   appId: 123456,
 *   installationId: 7654321,
 *   privateKey: { name: 'github-app' },
 *   repositories: ['mountains'],
 * });
 * ```
 * ```yaml
 * kind: GithubAccessToken
 * spec: { appID: '123456', installID: '7654321', repositories: [mountains], permissions: { contents: read } }
 * ```
 */
export class GitHubAppToken extends Construct implements INamed {
  static {
    showByPath(this);
  }

  /** Name of the Secret. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: GitHubAppTokenProps) {
    super(checkScope(scope, id, 'GitHubAppToken'), id);
    const place = { construct: this.node.path, source: new CallSite() };
    checkOwnKeys(props, KEYS, { made: new.target, own: GitHubAppToken, at: place });
    const { refresh = Duration.minutes(15) } = props;
    if (refresh.toMilliseconds() >= LIFETIME.toMilliseconds()) {
      fail({
        rule: 'token-expires-first',
        message: `a token of a GitHub App lives one hour, and the next one comes after ${renderDuration(refresh)}`,
        data: { refresh: renderDuration(refresh) },
        at: { ...place, field: 'refresh' },
        help: 'take an hour less the longest time that a run clones or pushes: Duration.minutes(15)',
      });
    }
    this.name = props.name ?? objectName(this);
    this.add('Generator', API, KIND, generatorSpec(props));
    this.add('Resource', 'external-secrets.io/v1', 'ExternalSecret', {
      refreshInterval: renderDuration(refresh),
      target: { name: this.name },
      dataFrom: [{ sourceRef: { generatorRef: { apiVersion: API, kind: KIND, name: this.name } } }],
    });
  }

  private add(id: string, apiVersion: string, kind: string, spec: object): void {
    originate(new ApiObject(this, id, { apiVersion, kind, metadata: { name: this.name }, spec }), this);
  }
}

function generatorSpec(props: GitHubAppTokenProps): object {
  const { appId, installationId, privateKey, privateKeyKey = 'privateKey', repositories, url } = props;
  return compact({
    appID: String(appId),
    installID: String(installationId),
    url,
    repositories: repositories && [...repositories],
    permissions: { ...(props.permissions ?? { contents: 'read' }) },
    auth: { privateKey: { secretRef: { name: privateKey.name, key: privateKeyKey } } },
  });
}
