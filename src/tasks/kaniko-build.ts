import type { Construct } from 'constructs';
import { checkCall } from '../core/app/check-scope';
import { checkOwnKeys } from '../core/check-keys';
import { param } from '../core/declarations/param';
import { result } from '../core/declarations/result';
import { workspace } from '../core/declarations/workspace';
import type { INamed } from '../core/named';
import { addCheck } from '../core/app/checks';
import { makeAccount } from '../core/run/account';
import type { NetworkNeed } from '../core/task/network';
import { Task } from '../core/task/task';
import type { TaskUse } from '../core/task/task-use';
import { CallSite } from '../diagnostics/call-site';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { checkDockerfile } from './kaniko/check-dockerfile';
import { checkProps } from './kaniko/check-props';
import { checkHost } from './kaniko/check-host';
import { checkUse } from './kaniko/check-use';
import { filesOf } from './kaniko/files';
import { KANIKO_KEYS } from './kaniko/keys';
import { kanikoLogins, type KanikoLogins } from './kaniko/logins';
import type { KanikoBuildTaskProps, KanikoCredentials } from './kaniko/props';
import type { RemoteContext } from './kaniko/remote-context';
import { kanikoSteps } from './kaniko/steps';

const io = {
  params: {
    image: param.string({ description: 'Name the image is pushed under: host/repository:tag' }),
    context: param.string({ default: '.', description: 'Folder that is built, relative to the workspace' }),
    dockerfile: param.string({ default: 'Dockerfile', description: 'The Dockerfile, relative to the context' }),
    extraArgs: param.array({ default: [], description: 'More flags of the executor, such as --build-arg=NAME=value' }),
  },
  workspaces: {
    source: workspace({ description: 'Where the context is' }),
    dockerconfig: workspace({
      optional: true,
      readOnly: true,
      mountPath: '/kaniko/.docker',
      description: 'Logins of registries as config.json; without it those of the ServiceAccount count',
    }),
  },
  results: {
    IMAGE_URL: result.string({ description: 'The name it was pushed under' }),
    IMAGE_DIGEST: result.string({ description: 'Its digest, sha256:…' }),
    IMAGE_REF: result.string({ description: 'Name and digest as nodes pull it' }),
  },
} as const;

/** What the params, workspaces and results of the Task are, for its steps. */
export type KanikoIo = typeof io;

/** The workspaces of a {@link KanikoBuildTask}: a remote context needs no `source`, credentials of its own no `dockerconfig`. */
export type KanikoWorkspaces<Remote, Credentials = undefined> = Omit<
  KanikoIo['workspaces'],
  | ([Remote] extends [RemoteContext] ? 'source' : never)
  | ([Credentials] extends [KanikoCredentials] ? 'dockerconfig' : never)
>;

/**
 * Builds a Dockerfile with kaniko, which needs no daemon, and pushes the image.
 *
 * Renders one Task: the executor as root with the few capabilities that unpacking needs, within Pod Security `baseline`, and a
 * step without rights that writes the results. IMAGE_REF is what a DeployTask takes: nodes often know the registry by
 * another name than pods. Flags for plain HTTP or a private authority are those of `registry`, for its host alone.
 *
 * One Task builds many images: `context`, `dockerfile` and more flags are params too. Params are arguments of the executor
 * and reach no shell. `extraArgs` takes what differs from run to run (`--build-arg=COMMIT=…`), and flags that are no props
 * because they only help to debug kaniko itself (`force`, `dryrun`, `kaniko-dir`), hold for all hosts (`insecure`), or write
 * what the results say (`image-name-with-digest-file`).
 *
 * Logins are either in the workspace `dockerconfig` (a Secret of type `kubernetes.io/dockerconfigjson`, its key
 * `.dockerconfigjson` renamed to `config.json`), or, without it, in the Secrets of the ServiceAccount of the run. Never both.
 *
 * @throws `unknown-key`, `path-outside-workspace`, `output-without-workspace`, `cache-without-repository`, `reserved-variable`,
 *   `invalid-build-arg`, `invalid-secret-id`, `reference-in-flag`, `not-a-file`, `unreadable-file`, `not-a-dockerfile`;
 *   at synthesis `unqualified-base-image` for what `localDockerfile` says
 * @see https://github.com/osscontainertools/kaniko
 *
 * @example
 * ```ts
 * const registry = new RegistryWithUi(chart, 'registry');
 * const build = new KanikoBuildTask(chart, 'kaniko-build', { registry, buildArgs: { PYTHON: '3.13' } });
 * ```
 * ```yaml
 * kind: Task
 * spec:
 *   params:
 *     - { name: image, type: string }
 *     - { name: context, type: string, default: . }
 *     - { name: dockerfile, type: string, default: Dockerfile }
 *   workspaces:
 *     - { name: source, readOnly: true }
 *     - { name: dockerconfig, optional: true, mountPath: /kaniko/.docker }
 * ```
 */
export class KanikoBuildTask<
  const Remote extends RemoteContext | undefined = undefined,
  const Credentials extends KanikoCredentials | undefined = undefined,
> extends Task<typeof io.params, KanikoWorkspaces<Remote, Credentials>, typeof io.results> {
  /** The account of the pod, where a cloud or several logins want one. */
  override readonly serviceAccount: INamed | undefined;
  override readonly network: readonly NetworkNeed[];
  private readonly props: KanikoBuildTaskProps;

  constructor(scope: Construct, id: string, props: KanikoBuildTaskProps<Remote, Credentials> = {}) {
    checkCall(scope, id, props, 'KanikoBuildTask');
    const construct = `${scope.node.path}/${id}`;
    const at = { construct, source: new CallSite() };
    checkOwnKeys(props, KANIKO_KEYS, { made: new.target, own: KanikoBuildTask, at });
    checkProps(props, construct);
    const files = filesOf(props, { construct, source: new CallSite() });
    const logins = kanikoLogins(props, construct);
    super(scope, id, {
      name: props.name,
      labels: { ...logins.labels, ...props.labels },
      annotations: props.annotations,
      displayName: 'kaniko build',
      description: 'Builds a Dockerfile and pushes the image.',
      params: paramsFor(props),
      workspaces: workspacesFor(props, logins),
      results: io.results,
      // Workspaces that are not declared are not used either; the steps see to that.
      steps: (refs) => kanikoSteps({ props, files, logins }, refs as Parameters<typeof kanikoSteps>[1]),
      volumes: [...files.volumes, ...logins.volumes],
    });
    this.props = props;
    const findings = checkDockerfile(props, { construct, field: 'localDockerfile', source: new CallSite() });
    addCheck(this, () => findings);
    const { registry } = props;
    this.network = [
      { kind: 'web' },
      ...(registry ? ([{ kind: 'registry', registry }] as const) : []),
      ...(logins.isOfCloud ? ([{ kind: 'metadata' }] as const) : []),
    ];
    this.serviceAccount =
      props.serviceAccount ?? (logins.account && makeAccount(this, { name: this.name, ...logins.account }));
  }

  checkUse(use: TaskUse): readonly Diagnostic[] {
    return [...checkHost(use, this.props), ...checkUse(use, this.props)];
  }
}

/** The params, with what the props say as their defaults. */
function paramsFor({ context, dockerfile, extraArgs }: KanikoBuildTaskProps): typeof io.params {
  const { params } = io;
  return {
    ...params,
    context: param.string({ ...params.context, default: context ?? params.context.default ?? '' }),
    dockerfile: param.string({ ...params.dockerfile, default: dockerfile ?? params.dockerfile.default ?? '' }),
    extraArgs: param.array({ ...params.extraArgs, default: extraArgs ?? [] }),
  };
}

function workspacesFor<Remote extends RemoteContext | undefined, Credentials extends KanikoCredentials | undefined>(
  props: KanikoBuildTaskProps<Remote, Credentials>,
  { folder }: KanikoLogins,
): KanikoWorkspaces<Remote, Credentials> {
  const { source, dockerconfig } = io.workspaces;
  const isWritten = props.tarPath !== undefined || props.ociLayoutPath !== undefined;
  const declared = {
    ...(props.remoteContext ? {} : { source: workspace({ ...source, readOnly: !isWritten }) }),
    ...(folder === undefined ? { dockerconfig } : {}),
  };
  // The type parameters are the types of props, which the compiler cannot follow.
  return declared as unknown as KanikoWorkspaces<Remote, Credentials>;
}
