import { checked, number, optionalText, SHAPES, slug, text } from '../events/field';
import type { EventSource } from '../events/source';
import { commentArguments, tagFields } from './git-fields';

const CHANGE = 'body.push.changes[0].new';
const CLOUD_AUTHOR = '(has(body.actor.nickname) ? body.actor.nickname : body.actor.display_name)';

const CLOUD_REPOSITORY = {
  /** Address of the repository for https. */
  cloneUrl: checked("body.repository.links.html.href + '.git'", SHAPES.httpUrl),
  /** Address of the repository for ssh. */
  sshUrl: checked("'git@bitbucket.org:' + body.repository.full_name + '.git'", SHAPES.sshUrl),
  /** Its page. */
  webUrl: checked('body.repository.links.html.href', SHAPES.webUrl),
  /** Its full name: `acme/mountains`. */
  repository: checked('body.repository.full_name', SHAPES.repository),
} as const;

const cloudPushed = (type: string) => [
  { about: 'deletion', expects: 'is none', cel: `${CHANGE} != null` },
  { about: 'ref', expects: `is a ${type}`, cel: `${CHANGE}.type == '${type}'` },
];

const cloudPullRequest = {
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
  author: text(CLOUD_AUTHOR),
  /** Its page. */
  url: checked('body.pullrequest.links.html.href', SHAPES.webUrl),
  ...CLOUD_REPOSITORY,
} as const;

const cloudFork =
  'body.pullrequest.source.repository == null || body.pullrequest.source.repository.full_name != body.repository.full_name';

/** What Bitbucket Cloud tells of events. Of a push of several branches or tags the first counts. */
export const BITBUCKET_CLOUD = {
  push: {
    event: 'push',
    eventTypes: ['repo:push'],
    guards: cloudPushed('branch'),
    fields: {
      /** The commit. */
      sha: checked(`${CHANGE}.target.hash`, SHAPES.sha),
      /** The first seven characters of the commit. */
      shortSha: checked(`${CHANGE}.target.hash.truncate(7)`, SHAPES.shortSha),
      /** Name of the branch. */
      branch: text(`${CHANGE}.name`),
      /** The branch fit for names of objects, labels, hosts and tags of images: lower case, `-` for all else. */
      branchLabel: slug(`${CHANGE}.name`),
      ...CLOUD_REPOSITORY,
      /** Who pushed. */
      author: text(CLOUD_AUTHOR),
      /** Message of the last commit. */
      message: text(`${CHANGE}.target.message`),
    },
    facts: { branch: `${CHANGE}.name`, author: CLOUD_AUTHOR, message: `${CHANGE}.target.message` },
  },
  tag: {
    event: 'tag',
    eventTypes: ['repo:push'],
    guards: cloudPushed('tag'),
    fields: {
      /** The commit. */
      sha: checked(`${CHANGE}.target.hash`, SHAPES.sha),
      /** The first seven characters of the commit. */
      shortSha: checked(`${CHANGE}.target.hash.truncate(7)`, SHAPES.shortSha),
      ...tagFields(`${CHANGE}.name`),
      ...CLOUD_REPOSITORY,
      /** Who pushed. */
      author: text(CLOUD_AUTHOR),
    },
    facts: { tag: `${CHANGE}.name`, author: CLOUD_AUTHOR },
  },
  pullRequest: {
    event: 'pull-request',
    eventTypes: [],
    guards: [],
    fields: cloudPullRequest,
    facts: {
      branch: 'body.pullrequest.destination.branch.name',
      author: CLOUD_AUTHOR,
      message: 'body.pullrequest.title',
      draft: 'has(body.pullrequest.draft) && body.pullrequest.draft',
      fork: cloudFork,
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
      ...cloudPullRequest,
      /** The whole comment. */
      comment: text('body.comment.content.raw'),
      /** What stands after the command. */
      arguments: commentArguments('body.comment.content.raw'),
    },
    facts: { comment: 'body.comment.content.raw', author: CLOUD_AUTHOR },
  },
} as const satisfies Record<string, EventSource>;

const clone = (repository: string, protocol: string): string =>
  `${repository}.links.clone.filter(l, l.name == '${protocol}')[0].href`;

const dataCenterRepository = (repository: string) =>
  ({
    /** Address of the repository for https. */
    cloneUrl: checked(clone(repository, 'http'), SHAPES.httpUrl),
    /** Address of the repository for ssh. */
    sshUrl: checked(clone(repository, 'ssh'), SHAPES.sshUrl),
    /** Its full name, project and repository: `ACME/mountains`. */
    repository: checked(`${repository}.project.key + '/' + ${repository}.slug`, SHAPES.repository),
  }) as const;

const dataCenterPushed = (type: string) => [
  { about: 'ref', expects: `is a ${type.toLowerCase()}`, cel: `body.changes[0].ref.type == '${type}'` },
  { about: 'deletion', expects: 'is none', cel: "body.changes[0].type != 'DELETE'" },
];

const dataCenterPullRequest = {
  /** The commit. */
  sha: checked('body.pullRequest.fromRef.latestCommit', SHAPES.sha),
  /** The first seven characters of the commit. */
  shortSha: checked('body.pullRequest.fromRef.latestCommit.truncate(7)', SHAPES.shortSha),
  /** Number of the pull request. */
  number: number('body.pullRequest.id'),
  /** Where git finds the last commit in the repository itself, also of a fork: `refs/pull-requests/7/from`. */
  ref: checked("'refs/pull-requests/' + string(int(body.pullRequest.id)) + '/from'", SHAPES.ref),
  /** Name of the branch with the changes. */
  branch: text('body.pullRequest.fromRef.displayId'),
  /** That branch fit for names of objects, labels, hosts and tags of images: lower case, `-` for all else. */
  branchLabel: slug('body.pullRequest.fromRef.displayId'),
  /** Name of the branch it is to be merged into. */
  targetBranch: text('body.pullRequest.toRef.displayId'),
  title: text('body.pullRequest.title'),
  description: optionalText('body.pullRequest.description'),
  /** Who did it. */
  author: text('body.actor.name'),
  ...dataCenterRepository('body.pullRequest.toRef.repository'),
} as const;

/** What Bitbucket Data Center tells of events. Of a push of several branches or tags the first counts. */
export const BITBUCKET_DATA_CENTER = {
  push: {
    event: 'push',
    eventTypes: ['repo:refs_changed'],
    guards: dataCenterPushed('BRANCH'),
    fields: {
      /** The commit. */
      sha: checked('body.changes[0].toHash', SHAPES.sha),
      /** The first seven characters of the commit. */
      shortSha: checked('body.changes[0].toHash.truncate(7)', SHAPES.shortSha),
      /** The commit before the push; zeros for a new branch. */
      before: checked('body.changes[0].fromHash', SHAPES.sha),
      /** Name of the branch. */
      branch: text('body.changes[0].ref.displayId'),
      /** The branch fit for names of objects, labels, hosts and tags of images: lower case, `-` for all else. */
      branchLabel: slug('body.changes[0].ref.displayId'),
      ...dataCenterRepository('body.repository'),
      /** Who pushed. */
      author: text('body.actor.name'),
      /** Message of the last commit; empty before Bitbucket 8. */
      message: text("has(body.toCommit) && body.toCommit != null ? body.toCommit.message : ''"),
    },
    facts: {
      branch: 'body.changes[0].ref.displayId',
      author: 'body.actor.name',
      message: "(has(body.toCommit) && body.toCommit != null ? body.toCommit.message : '')",
    },
  },
  tag: {
    event: 'tag',
    eventTypes: ['repo:refs_changed'],
    guards: dataCenterPushed('TAG'),
    fields: {
      /** The commit. */
      sha: checked('body.changes[0].toHash', SHAPES.sha),
      /** The first seven characters of the commit. */
      shortSha: checked('body.changes[0].toHash.truncate(7)', SHAPES.shortSha),
      ...tagFields('body.changes[0].ref.displayId'),
      ...dataCenterRepository('body.repository'),
      /** Who pushed. */
      author: text('body.actor.name'),
    },
    facts: { tag: 'body.changes[0].ref.displayId', author: 'body.actor.name' },
  },
  pullRequest: {
    event: 'pull-request',
    eventTypes: [],
    guards: [],
    fields: dataCenterPullRequest,
    facts: {
      branch: 'body.pullRequest.toRef.displayId',
      author: 'body.actor.name',
      message: 'body.pullRequest.title',
      draft: 'has(body.pullRequest.draft) && body.pullRequest.draft',
      fork: 'body.pullRequest.fromRef.repository.id != body.pullRequest.toRef.repository.id',
      merged: "header.match('X-Event-Key', 'pr:merged')",
      actions: {
        opened: { eventTypes: ['pr:opened'] },
        synchronized: { eventTypes: ['pr:from_ref_updated'] },
        reopened: { eventTypes: ['pr:reopened'] },
        closed: { eventTypes: ['pr:merged', 'pr:declined'] },
      },
    },
  },
  comment: {
    event: 'comment',
    eventTypes: ['pr:comment:added'],
    guards: [],
    fields: {
      ...dataCenterPullRequest,
      /** The whole comment. */
      comment: text('body.comment.text'),
      /** What stands after the command. */
      arguments: commentArguments('body.comment.text'),
    },
    facts: { comment: 'body.comment.text', author: 'body.actor.name' },
  },
} as const satisfies Record<string, EventSource>;
