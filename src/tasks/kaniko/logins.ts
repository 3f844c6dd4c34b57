import type { IRegistryCredentials, RegistryLogin } from '../../core/credentials/credentials';
import type { INamed } from '../../core/named';
import type { ContainerStep } from '../../core/step/step';
import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import type { Volume, VolumeMount } from '../../schema/kubernetes';
import type { KanikoBuildTaskProps } from './props';
import { NO_RIGHTS } from './rights';
import { WRITE_LOGINS } from './scripts';

/** Where kaniko looks for logins; never part of an image. */
const FOLDER = '/kaniko/.docker';
const PASSWORDS = '/credentials';

/** How the executor logs in to registries. */
export interface KanikoLogins {
  /** Folder with `config.json`; empty for what the account brings, undefined for what the workspace brings. */
  readonly folder: string | undefined;
  readonly volumes: readonly Volume[];
  /** Mounts of the executor. */
  readonly mounts: readonly VolumeMount[];
  /** What has to be done before. */
  readonly steps: readonly ContainerStep[];
  readonly env: Readonly<Record<string, string>>;
  /** Labels of the pod. */
  readonly labels: Readonly<Record<string, string>>;
  /** Whether a cloud knows the account of the pod. */
  readonly isOfCloud: boolean;
  /** What the account of the pod has to be. @default - any will do */
  readonly account:
    { readonly annotations: Readonly<Record<string, string>>; readonly secrets: readonly INamed[] } | undefined;
}

type Login<Kind> = Extract<RegistryLogin, { readonly kind: Kind }>;

/**
 * The logins of a build, as kaniko takes them.
 *
 * @throws `credentials-twice`
 */
export function kanikoLogins({ credentials = [], registry }: KanikoBuildTaskProps, construct: string): KanikoLogins {
  const said = [registry?.credentials ?? [], credentials].flat() as readonly IRegistryCredentials[];
  const logins = said.map(({ login }) => login);
  const ofKind = <Kind extends RegistryLogin['kind']>(kind: Kind) =>
    logins.filter((login): login is Login<Kind> => login.kind === kind);
  const files = withoutDoubles(ofKind('dockerConfig'));
  const passwords = ofKind('password');
  checkMix(files, passwords, ofKind('account'), construct);
  const { folder, volumes, mounts, steps, secrets } = delivery(files, passwords);
  const identities = ofKind('cloud').map(({ identity }) => identity);
  const needsAccount = identities.length > 0 || secrets.length > 0;
  return {
    folder: said.length === 0 ? undefined : folder,
    volumes,
    mounts,
    steps,
    env: Object.assign({}, ...identities.map(({ env }) => env)) as Record<string, string>,
    labels: Object.assign({}, ...identities.map(({ labels }) => labels)) as Record<string, string>,
    isOfCloud: identities.length > 0,
    account: needsAccount
      ? {
          annotations: Object.assign({}, ...identities.map(({ annotations }) => annotations)) as Record<string, string>,
          secrets,
        }
      : undefined,
  };
}

type Delivery = Pick<KanikoLogins, 'volumes' | 'mounts' | 'steps'> & {
  readonly folder: string;
  readonly secrets: readonly INamed[];
};

function delivery(files: readonly Login<'dockerConfig'>[], passwords: readonly Login<'password'>[]): Delivery {
  const nothing: Delivery = { folder: '', volumes: [], mounts: [], steps: [], secrets: [] };
  const mounts = [{ name: 'logins', mountPath: FOLDER, readOnly: true }];
  const [file] = files;
  if (files.length > 1) {
    // One folder holds one config.json: Tekton makes one of all that the account has.
    return { ...nothing, secrets: files.map(({ secret }) => secret) };
  }
  if (file) {
    const items = [{ key: file.key, path: 'config.json' }];
    const volumes = [{ name: 'logins', projected: { sources: [{ secret: { name: file.secret.name, items } }] } }];
    return { ...nothing, folder: FOLDER, volumes, mounts };
  }
  if (passwords.length === 0) return nothing;
  return {
    ...nothing,
    folder: FOLDER,
    volumes: [{ name: 'logins', emptyDir: { medium: 'Memory' } }, ...passwords.map(passwordVolume)],
    mounts,
    steps: [loginStep(passwords)],
  };
}

function passwordVolume({ secret, keys }: Login<'password'>, index: number): Volume {
  const items = [
    { key: keys.username, path: 'username' },
    { key: keys.password, path: 'password' },
  ];
  return { name: `login-${index}`, projected: { sources: [{ secret: { name: secret.name, items } }] } };
}

/** Writes the `config.json` that user and password alone are not. */
function loginStep(passwords: readonly Login<'password'>[]): ContainerStep {
  const folders = passwords.map((_, index) => ({ name: `login-${index}`, mountPath: `${PASSWORDS}/${index}` }));
  return {
    name: 'log-in',
    image: 'shell',
    command: ['sh', '-euc', WRITE_LOGINS, 'log-in'],
    args: passwords.flatMap(({ authKey }, index) => [`${PASSWORDS}/${index}`, authKey]),
    env: { DOCKER_CONFIG: FOLDER, HOME: '/tekton/home/log-in' },
    volumeMounts: [{ name: 'logins', mountPath: FOLDER }, ...folders.map((folder) => ({ ...folder, readOnly: true }))],
    securityContext: NO_RIGHTS,
  };
}

/** Registry and task may both say the same login. */
function withoutDoubles(files: readonly Login<'dockerConfig'>[]): Login<'dockerConfig'>[] {
  return [...new Map(files.map((file) => [`${file.secret.name}/${file.key}`, file])).values()];
}

function checkMix(
  files: readonly Login<'dockerConfig'>[],
  passwords: readonly unknown[],
  accounts: readonly unknown[],
  construct: string,
): void {
  const kinds = [files, passwords, accounts].filter(({ length }) => length > 0);
  if (kinds.length < 2) return;
  fail({
    rule: 'credentials-twice',
    message: 'logins of registries come in two ways, and kaniko reads one config.json',
    at: { construct, field: 'credentials', source: new CallSite() },
    help: 'make every login a Secret of type kubernetes.io/dockerconfigjson: RegistryCredentials.dockerConfig({ secret })',
  });
}
