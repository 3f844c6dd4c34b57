import type { INamed } from '../../core/named';

/** One pattern or several; one of them has to fit. */
export type Patterns = string | readonly string[];

/** Which changed files count. */
export interface PathFilter {
  /** Files that count. @default - all files */
  readonly include?: Patterns | undefined;
  /** Files that do not count although `include` names them. @default [] */
  readonly exclude?: Patterns | undefined;
}

/** Which pushes start a run. A push that deletes its branch never does. */
export interface PushFilter {
  /** Globs of branches: `main`, `release/*`, `**`. @default - all branches */
  readonly branch?: Patterns | undefined;
  /** Names of users; others start nothing. @default - everybody */
  readonly author?: string | readonly string[] | undefined;
  /** Whether `[skip ci]`, `[ci skip]` or `[no ci]` in the message of the last commit starts nothing. @default true */
  readonly skipCi?: boolean | undefined;
}

/** Which pushes start a run, by the files they change. */
export interface PathsFilter {
  /**
   * Globs of changed files: `src/**`, `*.md`, `{api,shared}/**`. Where the event says that its list is not complete (a force push
   * on GitHub, a branch set back, more commits than the provider lists) the run starts.
   * @default - all files
   */
  readonly paths?: Patterns | PathFilter | undefined;
}

/** Which pushed tags start a run. A deleted tag never does. */
export interface TagFilter {
  /** Globs of tags: `v*`. @default - all tags */
  readonly tag?: Patterns | undefined;
  /** Whether only semantic versions count, with or without `v`; `release` takes none with a `-` part. @default false */
  readonly semver?: boolean | 'release' | undefined;
  /** Names of users; others start nothing. @default - everybody */
  readonly author?: string | readonly string[] | undefined;
}

/** What happened to a pull request; `synchronized` is a push to it, and `ready` a draft becomes one that is none. */
export type PullRequestAction = 'opened' | 'synchronized' | 'reopened' | 'closed' | 'labelled' | 'ready';

/** Which pull requests start a run. */
export interface PullRequestFilter<Action extends PullRequestAction = PullRequestAction> {
  /**
   * What happened to it.
   * @default - opened, synchronized and, where the provider says so, reopened; with `label` also labelled (on GitHub in place of
   *   opened, which it tells of beside), with `drafts: false` also ready; with `merged` closed
   */
  readonly actions?: readonly Action[] | undefined;
  /** Globs of the branches it is to be merged into. @default - all branches */
  readonly branch?: Patterns | undefined;
  /** Names of users; others start nothing. @default - everybody */
  readonly author?: string | readonly string[] | undefined;
  /** Whether pull requests from other repositories start runs: their code is anybody's. @default false */
  readonly forks?: boolean | undefined;
  /** Whether `[skip ci]`, `[ci skip]` or `[no ci]` in the title starts nothing. @default true */
  readonly skipCi?: boolean | undefined;
}

/** Which pull requests start a run, where the provider says whether they are drafts. */
export interface DraftFilter {
  /** Whether drafts start runs; if not, GitHub and GitLab tell when one is ready. @default true */
  readonly drafts?: boolean | undefined;
}

/** Which pull requests start a run, where the provider has labels. */
export interface LabelFilter {
  /**
   * Labels; one of them has to be there. While it is, each push starts a run; of labels that are added only these count, where the
   * provider says which was.
   * @default - with or without labels
   */
  readonly label?: string | readonly string[] | undefined;
}

/** Which closed pull requests start a run. */
export interface MergedFilter {
  /** Whether only merged ones count. @default false */
  readonly merged?: boolean | undefined;
}

/** Which releases start a run: those that are published. */
export interface ReleaseFilter extends TagFilter {
  /** Whether prereleases start runs. @default true */
  readonly prereleases?: boolean | undefined;
}

/** Which comments on pull requests start a run. */
export interface CommentFilter {
  /** First word of the comment: `/deploy`. */
  readonly command: string;
}

/** Who may start runs by a comment, where the provider says what they are to the repository. */
export interface MembersFilter {
  /** Owners, members and collaborators of the repository, everybody (see rule `open-comment`), or users by name. @default 'members' */
  readonly from?: 'members' | 'everyone' | readonly string[] | undefined;
}

/** Who may start runs by a comment, where the provider does not say what they are to the repository. */
export interface CommentersFilter {
  /** Users by name, or everybody who may comment (see rule `open-comment`). */
  readonly from: 'everyone' | readonly string[];
}

/** All that filters may say, whatever the event. */
export interface EventFilter
  extends
    PushFilter,
    PathsFilter,
    PullRequestFilter,
    DraftFilter,
    LabelFilter,
    MergedFilter,
    ReleaseFilter,
    Partial<CommentFilter> {
  /** Who may start runs by a comment. @default - members where the provider knows them */
  readonly from?: 'members' | 'everyone' | readonly string[] | undefined;
  /** CEL over `body`, `header` and `extensions` that has to be true besides. @default - nothing else is asked */
  readonly cel?: string | undefined;
}

/** A key of a Secret that signs webhooks. */
export interface WebhookSecret extends INamed {
  /** @default 'secretToken' */
  readonly key?: string | undefined;
}
