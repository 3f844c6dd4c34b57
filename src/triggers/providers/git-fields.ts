import type { Condition } from '../events/definition';
import { checked, label, SHAPES, slug, text } from '../events/field';

/** A push that deletes a branch or a tag ends in a commit of zeros. */
export const NOT_DELETED: Condition = {
  about: 'deletion',
  expects: 'is none',
  cel: "!body.after.matches('^0+$')",
};

/** What GitHub and Gitea say alike of the repository. */
export const REPOSITORY = {
  /** Address of the repository for https. */
  cloneUrl: checked('body.repository.clone_url', SHAPES.httpUrl),
  /** Address of the repository for ssh. */
  sshUrl: checked('body.repository.ssh_url', SHAPES.sshUrl),
  /** Its page. */
  webUrl: checked('body.repository.html_url', SHAPES.webUrl),
  /** Its full name: `acme/mountains`. */
  repository: checked('body.repository.full_name', SHAPES.repository),
} as const;

/** What is said of the branch of a push whose ref is at `ref`. */
export const PUSHED_BRANCH = {
  /** Name of the branch. */
  branch: text('body.ref.substring(11)'),
  /** The branch fit for names of objects, labels, hosts and tags of images: lower case, `-` for all else. */
  branchLabel: slug('body.ref.substring(11)'),
} as const;

/** The branch, for filters. */
export const BRANCH = 'body.ref.substring(11)';

/** The tag of a push, for filters. */
export const TAG = 'body.ref.substring(10)';

/** What is said of a tag. */
export const tagFields = (tag: string) =>
  ({
    /** Name of the tag. */
    tag: text(tag),
    /** The tag fit for labels and tags of images: letters, digits, `_`, `.` and `-`. */
    tagLabel: label(tag),
    /** The ref of a tag of letters, digits, `.`, `_`, `/`, `+` and `-`; another tag starts no run that uses it. */
    ref: checked(`'refs/tags/' + ${tag}`, 'refs/tags/[A-Za-z0-9._/+-]+'),
    /** The semantic version that the tag is, without `v`; another tag starts no run that uses it. */
    version: checked(`${tag}.translate('^v', '')`, '[0-9]+\\.[0-9]+\\.[0-9]+([-+][0-9A-Za-z.+-]+)?'),
  }) as const;

/** What is said of a commit; `sha` is where it stands. */
export const commitFields = (sha: string) =>
  ({
    /** The commit. */
    sha: checked(sha, SHAPES.sha),
    /** The first seven characters of the commit. */
    shortSha: checked(`${sha}.truncate(7)`, SHAPES.shortSha),
  }) as const;

/** Message of the last commit of a push. */
export const HEAD_MESSAGE = "(has(body.head_commit) && body.head_commit != null ? body.head_commit.message : '')";

/** The changed files of a push, one a line, as far as the provider lists them. */
export const COMMIT_FILES = text(
  "body.commits.map(c, [c.added, c.modified, c.removed].filter(l, l != null && size(l) > 0).map(l, l.join('\\n')).join('\\n')).filter(t, t != '').join('\\n')",
);

/** A push without commits to a branch that was there sets it back. */
export const SET_BACK = "size(body.commits) == 0 && !body.before.matches('^0+$')";

/** The text after the first word of a comment. */
export const commentArguments = (comment: string) => text(`${comment}.translate('^\\\\s*\\\\S+\\\\s*', '')`);
