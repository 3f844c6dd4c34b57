import type { Construct } from 'constructs';
import { checkCall } from '../core/app/check-scope';
import { checkOwnKeys } from '../core/check-keys';
import type { IGitCredentials } from '../core/credentials/credentials';
import { param } from '../core/declarations/param';
import { result } from '../core/declarations/result';
import { workspace } from '../core/declarations/workspace';
import type { ResourceProps } from '../core/resource';
import type { EnvValue } from '../core/step/env';
import type { NetworkNeed } from '../core/task/network';
import { Task } from '../core/task/task';
import type { TaskUse } from '../core/task/task-use';
import { CallSite } from '../diagnostics/call-site';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { ResourceRequirements } from '../schema/kubernetes';
import { checkProps, GIT_CLONE_KEYS } from './git-clone/check-props';
import { checkUrl } from './git-clone/check-url';
import { checkUse } from './git-clone/check-use';
import { cloneStep } from './git-clone/clone-step';
import { loginsOf } from './git-clone/logins';
import { DEFAULT_TRANSPORTS, type GitTransport } from './git-clone/transports';

/** What a {@link GitCloneTask} logs in with: one login, or one for ssh and one for https. */
export type GitCloneCredentials = IGitCredentials | readonly IGitCredentials[];

/** Props of {@link GitCloneTask}. */
export interface GitCloneTaskProps<
  Credentials extends GitCloneCredentials | undefined = GitCloneCredentials | undefined,
> extends ResourceProps {
  /**
   * How it logs in. The Task then has no workspaces `ssh-directory` and `basic-auth`: a login comes in one way.
   * @default - public repositories, or what those workspaces bring
   */
  readonly credentials?: Credentials | undefined;
  /** Branch, tag, sha or full ref, such as `refs/pull/5/head`. The param `revision` overrides it. @default - the repository's default branch */
  readonly revision?: string | undefined;
  /** Commits of history to fetch; 0 fetches all of it and the tags. The param `depth` overrides it. @default 1 */
  readonly depth?: number | undefined;
  /** Whether submodules are fetched. The param `submodules` overrides it. @default true */
  readonly submodules?: boolean | undefined;
  /** The only submodules to fetch, by path. The param `submodulePaths` overrides it. @default - all */
  readonly submodulePaths?: readonly string[] | undefined;
  /** The only folders to check out, beside the files at the root. The param `sparseCheckoutDirectories` overrides it. @default - all */
  readonly sparseCheckoutDirectories?: readonly string[] | undefined;
  /** Whether files in Git LFS are fetched, or only their pointers. The param `lfs` overrides it. @default true */
  readonly lfs?: boolean | undefined;
  /** Folder inside the workspace that is cloned into. The param `subdirectory` overrides it. @default - the workspace itself */
  readonly subdirectory?: string | undefined;
  /** Whether the folder is emptied first, or an earlier clone in it brought to the revision. @default true */
  readonly deleteExisting?: boolean | undefined;
  /** How git may reach repositories and their submodules. @default ['https', 'http', 'ssh'] */
  readonly transports?: readonly GitTransport[] | undefined;
  /** Whether an ssh server may have any key when there is no `known_hosts`. @default 'refuse' */
  readonly unknownHosts?: 'refuse' | 'accept' | undefined;
  /** Whether the certificates of https servers are checked. @default true */
  readonly sslVerify?: boolean | undefined;
  /** Proxy for `http` addresses. @default - none */
  readonly httpProxy?: EnvValue | undefined;
  /** Proxy for `https` addresses. @default - none */
  readonly httpsProxy?: EnvValue | undefined;
  /** Hosts that are reached without a proxy, separated by commas. @default - none */
  readonly noProxy?: EnvValue | undefined;
  /**
   * User id that the step runs as and the files belong to; `'cluster'` leaves it to the cluster, as OpenShift wants it. ssh needs an
   * id that `/etc/passwd` of the image knows.
   * @default 65534 - "nobody", whom nearly every image knows
   */
  readonly user?: number | 'cluster' | undefined;
  /** Image with sh and git; for ssh addresses with ssh, for LFS with git-lfs. @default - key `git` of the images */
  readonly image?: string | undefined;
  /** Requests and limits of the step. @default - none */
  readonly computeResources?: ResourceRequirements | undefined;
}

const io = {
  params: {
    url: param.string({ description: 'Address of the repository: https://…, ssh://… or git@host:path' }),
    revision: param.string({ default: '', description: 'Branch, tag, sha or ref; empty for the default branch' }),
    refspec: param.string({
      default: '',
      description: 'What to fetch instead, separated by spaces; the revision is checked out after it',
    }),
    depth: param.string({ default: 1, description: 'Commits of history to fetch; 0 for all of it and the tags' }),
    submodules: param.string({ default: true, description: 'Whether submodules are fetched' }),
    submodulePaths: param.string({ default: '', description: 'The only submodules to fetch, separated by commas' }),
    sparseCheckoutDirectories: param.string({
      default: '',
      description: 'The only folders to check out, separated by commas',
    }),
    lfs: param.string({ default: true, description: 'Whether files in Git LFS are fetched' }),
    subdirectory: param.string({ default: '', description: 'Folder inside the workspace to clone into' }),
  },
  workspaces: {
    output: workspace({ description: 'Where the files go' }),
    'ssh-directory': workspace({
      optional: true,
      readOnly: true,
      description: 'Private keys, known_hosts and config of ssh; a Secret of type kubernetes.io/ssh-auth will do',
    }),
    'basic-auth': workspace({
      optional: true,
      readOnly: true,
      description: 'username and password for the host of the url, or .gitconfig and .git-credentials',
    }),
    'ssl-ca-directory': workspace({
      optional: true,
      readOnly: true,
      description: 'Certificates in PEM form that are trusted beside those of the image',
    }),
  },
  results: {
    commit: result.string({ description: 'Full sha of the commit that was checked out' }),
    url: result.string({ description: 'The address, without user and password' }),
    'committer-date': result.string({ description: 'When it was committed, in seconds since 1970' }),
    'CHAINS-GIT_URL': result.string({ description: 'The address again, as Tekton Chains wants it' }),
    'CHAINS-GIT_COMMIT': result.string({ description: 'The sha again, as Tekton Chains wants it' }),
  },
} as const;

/** The workspaces of a {@link GitCloneTask}: with credentials of its own it takes no others. */
export type GitCloneWorkspaces<Credentials> = [Credentials] extends [GitCloneCredentials]
  ? Omit<typeof io.workspaces, 'ssh-directory' | 'basic-auth'>
  : typeof io.workspaces;

/**
 * Clones a Git repository into a workspace.
 *
 * Renders one Task with a single step that calls plain `git` as user 65534, with no rights in its pod: Pod Security `restricted`
 * admits it. Later tasks that take `workspaces.output` from the handle run after it.
 *
 * The repository is public, or `credentials` says the key or token, which is used for the host of the url alone. Without `credentials` it may
 * come by the workspaces `ssh-directory` and `basic-auth`, to which a Secret of the types that Kubernetes has for both
 * (`ssh-privatekey` with `known_hosts`, `username` with `password`) may be bound as it is. User and password in the url itself work too, and are kept out of the log, the results and `.git/config`.
 *
 * Params only reach git as data: none can become an option or a command, transports other than https, http and ssh are
 * refused, hooks are off, and nothing is written outside the workspace. HEAD is detached.
 *
 * @throws `unknown-key`, `invalid-depth`, `path-outside-workspace`, `root-user`, `ssh-without-known-hosts`, `credentials-twice`
 * @see https://github.com/tektoncd-catalog/git-clone
 *
 * @example
 * ```ts
 * const clone = new GitCloneTask(chart, 'git-clone', { depth: 0 });
 * ```
 * ```yaml
 * kind: Task
 * spec:
 *   params:
 *     - { name: url, type: string }
 *     - { name: depth, type: string, default: '0' }
 *   workspaces:
 *     - { name: output }
 *     - { name: ssh-directory, optional: true, readOnly: true }
 * ```
 */
export class GitCloneTask<const Credentials extends GitCloneCredentials | undefined = undefined> extends Task<
  typeof io.params,
  GitCloneWorkspaces<Credentials>,
  typeof io.results
> {
  override readonly network: readonly NetworkNeed[] = [{ kind: 'git' }];
  private readonly credentials: readonly IGitCredentials[];
  private readonly transports: readonly GitTransport[];

  constructor(scope: Construct, id: string, props: GitCloneTaskProps<Credentials> = {}) {
    checkCall(scope, id, props, 'GitCloneTask');
    const construct = `${scope.node.path}/${id}`;
    checkOwnKeys(props, GIT_CLONE_KEYS, {
      made: new.target,
      own: GitCloneTask,
      at: { construct, source: new CallSite() },
    });
    checkProps(props, construct);
    const logins = loginsOf(props, construct);
    super(scope, id, {
      name: props.name,
      labels: props.labels,
      annotations: props.annotations,
      params: paramsFor(props),
      workspaces: workspacesFor(props),
      results: io.results,
      displayName: 'git clone',
      description: 'Clones a Git repository into a workspace.',
      // Workspaces that are not declared are not used either; the step sees to that.
      steps: (refs) => [cloneStep(props, logins, refs)],
      volumes: logins.volumes,
    });
    this.credentials = [props.credentials ?? []].flat();
    this.transports = props.transports ?? DEFAULT_TRANSPORTS;
  }

  checkUse(use: TaskUse): readonly Diagnostic[] {
    return [...checkUrl(use, this.transports), ...checkUse(use, this.credentials)];
  }
}

/** What the params and workspaces of the Task are, for its step. */
export type GitCloneIo = typeof io;

/** The params, with what the props say as their defaults. */
function paramsFor(props: GitCloneTaskProps): typeof io.params {
  const { revision, depth, submodules, submodulePaths, sparseCheckoutDirectories, lfs, subdirectory } = props;
  const said: Partial<Record<keyof typeof io.params, string | number | boolean | undefined>> = {
    revision,
    depth,
    submodules,
    submodulePaths: submodulePaths?.join(','),
    sparseCheckoutDirectories: sparseCheckoutDirectories?.join(','),
    lfs,
    subdirectory,
  };
  const declarations = Object.entries(io.params).map(([name, declared]) => {
    const value = said[name as keyof typeof io.params];
    return [name, value === undefined ? declared : param.string({ ...declared, default: value })];
  });
  // The declarations are those of `io`, with other defaults.
  return Object.fromEntries(declarations) as typeof io.params;
}

function workspacesFor<Credentials extends GitCloneCredentials | undefined>({
  credentials,
}: GitCloneTaskProps<Credentials>): GitCloneWorkspaces<Credentials> {
  const { output, 'ssl-ca-directory': authorities, ...logins } = io.workspaces;
  const declared = { output, ...(credentials ? {} : logins), 'ssl-ca-directory': authorities };
  // Credentials is the type of credentials, which the compiler cannot follow.
  return declared as unknown as GitCloneWorkspaces<Credentials>;
}
