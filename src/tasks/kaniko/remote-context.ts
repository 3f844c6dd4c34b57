import { checkArgument, checkOptionKeys } from '../../core/check-keys';
import type { KeysOf } from '../../core/shape';
import { compact } from '../../util/compact';
import { boolean, number, text } from '../../core/shapes';

/** Options of {@link RemoteContext.git}. */
export interface GitContextOptions {
  /** Full ref, `refs/heads/main` or `refs/tags/v1`. @default - the repository's default branch */
  readonly ref?: string | undefined;
  /** Full sha to check out after the ref was fetched. @default - the newest commit of the ref */
  readonly commit?: string | undefined;
  /** Branch or tag by its short name. @default - what `ref` says */
  readonly branch?: string | undefined;
  /** Whether other branches are left out. @default false */
  readonly singleBranch?: boolean | undefined;
  /** Commits of history to fetch; newer than kaniko v1.24. @default - all */
  readonly depth?: number | undefined;
  /** Whether submodules are fetched. @default false */
  readonly recurseSubmodules?: boolean | undefined;
  /** Whether the certificate of the server is checked. @default true */
  readonly sslVerify?: boolean | undefined;
}

const GIT_KEYS: KeysOf<GitContextOptions> = {
  ref: text,
  commit: text,
  branch: text,
  singleBranch: boolean,
  depth: number,
  recurseSubmodules: boolean,
  sslVerify: boolean,
};

/**
 * What kaniko fetches by itself and builds from, instead of a workspace.
 *
 * @see https://github.com/osscontainertools/kaniko#kaniko-build-contexts
 *
 * @example
 * ```ts
 * const build = new KanikoBuildTask(chart, 'kaniko-build', {
 *   remoteContext: RemoteContext.git('github.com/acme/mountains.git', { ref: 'refs/heads/main' }),
 * });
 * ```
 * ```yaml
 * kind: Task
 * spec:
 *   workspaces: [{ name: dockerconfig, optional: true }]
 * ```
 */
export class RemoteContext {
  /** The address as kaniko wants it. */
  readonly url: string;
  /** Settings of its git, by name. @internal */
  readonly git: Readonly<Record<string, string | number | boolean>>;

  private constructor(url: string, git: RemoteContext['git'] = {}) {
    this.url = url;
    this.git = git;
  }

  /**
   * A Git repository. Private ones take GIT_TOKEN, or GIT_USERNAME and GIT_PASSWORD, in `env` of the Task.
   *
   * @param repository host and path without scheme: `github.com/acme/mountains.git`
   */
  static git(repository: string, options: GitContextOptions = {}): RemoteContext {
    checkOptionKeys(options, GIT_KEYS, 'RemoteContext.git');
    checkArgument(repository, text, 'repository', 'RemoteContext.git');
    const { ref, commit, branch, singleBranch, depth, recurseSubmodules, sslVerify } = options;
    const parts = [
      repository.replace(/^[a-z]+:\/\//, ''),
      ...(ref || commit ? [ref ?? ''] : []),
      ...(commit ? [commit] : []),
    ];
    return new RemoteContext(
      `git://${parts.join('#')}`,
      compact({
        branch,
        'single-branch': singleBranch,
        depth,
        'recurse-submodules': recurseSubmodules,
        'insecure-skip-tls': sslVerify === undefined ? undefined : !sslVerify,
      }),
    );
  }

  /** An archive in S3. @param path bucket and key of a `.tar.gz` */
  static s3(path: string): RemoteContext {
    checkArgument(path, text, 'path', 'RemoteContext.s3');
    return new RemoteContext(`s3://${path}`);
  }

  /** An archive in Google Cloud Storage. @param path bucket and name of a `.tar.gz` */
  static googleCloudStorage(path: string): RemoteContext {
    checkArgument(path, text, 'path', 'RemoteContext.googleCloudStorage');
    return new RemoteContext(`gs://${path}`);
  }

  /** An archive at an address, Azure's blob storage too. @param url `https://…` of a `.tar.gz` */
  static archive(url: string): RemoteContext {
    checkArgument(url, text, 'url', 'RemoteContext.archive');
    return new RemoteContext(url);
  }
}
