import { checked, number, optionalText, SHAPES, slug, text } from '../events/field';
import { firstRef, type RefChoice } from '../events/ref-choice';
import type { EventSource } from '../events/source';
import { commentArguments, commitFields, tagFields } from './git-fields';

/** A push of several refs is one event; a deleted ref has no `new`. */
const pushed = (type: string): RefChoice => ({
  list: 'body.push.changes',
  test: `c.new != null && c.new.type == '${type}'`,
  name: 'c.new.name',
});
const BRANCH = pushed('branch');
const TAG = pushed('tag');
const [NEW_BRANCH, NEW_TAG] = [`${firstRef(BRANCH)}.new`, `${firstRef(TAG)}.new`];
const AUTHOR = '(has(body.actor.nickname) ? body.actor.nickname : body.actor.display_name)';

const REPOSITORY = {
  /** Address of the repository for https. */
  cloneUrl: checked("body.repository.links.html.href + '.git'", SHAPES.httpUrl),
  /** Address of the repository for ssh. */
  sshUrl: checked("'git@bitbucket.org:' + body.repository.full_name + '.git'", SHAPES.sshUrl),
  /** Its page. */
  webUrl: checked('body.repository.links.html.href', SHAPES.webUrl),
  /** Its full name: `acme/mountains`. */
  repository: checked('body.repository.full_name', SHAPES.repository),
} as const;

const PULL_REQUEST = {
  /** The commit, or its first twelve characters. */
  sha: checked('body.pullrequest.source.commit.hash', SHAPES.shortSha),
  /** The first seven characters of the commit. */
  shortSha: checked('body.pullrequest.source.commit.hash.truncate(7)', SHAPES.shortSha),
  /** Number of the pull request. */
  number: number('body.pullrequest.id'),
  /** Name of the branch with the changes. */
  branch: text('body.pullrequest.source.branch.name'),
  /** That branch fit for names of objects, labels, hosts and tags of images: lower case, `-` for all else. */
  branchLabel: slug('body.pullrequest.source.branch.name'),
  /** Name of the branch it is to be merged into. */
  targetBranch: text('body.pullrequest.destination.branch.name'),
  title: text('body.pullrequest.title'),
  description: optionalText('body.pullrequest.description'),
  /** Who did it. */
  author: text(AUTHOR),
  /** Its page. */
  url: checked('body.pullrequest.links.html.href', SHAPES.webUrl),
  ...REPOSITORY,
} as const;

const FORK =
  'body.pullrequest.source.repository == null || body.pullrequest.source.repository.full_name != body.repository.full_name';

/** What Bitbucket Cloud tells of events. */
export const BITBUCKET_CLOUD = {
  push: {
    event: 'push',
    eventTypes: ['repo:push'],
    choice: BRANCH,
    guards: [],
    fields: {
      ...commitFields(`${NEW_BRANCH}.target.hash`),
      /** Name of the branch. */
      branch: text(`${NEW_BRANCH}.name`),
      /** The branch fit for names of objects, labels, hosts and tags of images: lower case, `-` for all else. */
      branchLabel: slug(`${NEW_BRANCH}.name`),
      ...REPOSITORY,
      /** Who pushed. */
      author: text(AUTHOR),
      /** Message of the last commit. */
      message: text(`${NEW_BRANCH}.target.message`),
    },
    facts: { branch: `${NEW_BRANCH}.name`, author: AUTHOR, message: `${NEW_BRANCH}.target.message` },
  },
  tag: {
    event: 'tag',
    eventTypes: ['repo:push'],
    choice: TAG,
    guards: [],
    fields: {
      ...commitFields(`${NEW_TAG}.target.hash`),
      ...tagFields(`${NEW_TAG}.name`),
      ...REPOSITORY,
      /** Who pushed. */
      author: text(AUTHOR),
    },
    facts: { tag: `${NEW_TAG}.name`, author: AUTHOR },
  },
  pullRequest: {
    event: 'pull-request',
    eventTypes: [],
    guards: [],
    fields: PULL_REQUEST,
    facts: {
      branch: 'body.pullrequest.destination.branch.name',
      author: AUTHOR,
      message: 'body.pullrequest.title',
      draft: 'has(body.pullrequest.draft) && body.pullrequest.draft',
      fork: FORK,
      merged: "header.match('X-Event-Key', 'pullrequest:fulfilled')",
      actions: {
        opened: { eventTypes: ['pullrequest:created'] },
        synchronized: { eventTypes: ['pullrequest:updated'] },
        closed: { eventTypes: ['pullrequest:fulfilled', 'pullrequest:rejected'] },
      },
    },
  },
  comment: {
    event: 'comment',
    eventTypes: ['pullrequest:comment_created'],
    guards: [],
    fields: {
      ...PULL_REQUEST,
      /** The whole comment. */
      comment: text('body.comment.content.raw'),
      /** What stands after the command. */
      arguments: commentArguments('body.comment.content.raw'),
    },
    facts: { comment: 'body.comment.content.raw', author: AUTHOR },
  },
} as const satisfies Record<string, EventSource>;
