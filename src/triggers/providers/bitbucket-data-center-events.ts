import { checked, number, optionalText, SHAPES, slug, text } from '../events/field';
import { firstRef, type RefChoice } from '../events/ref-choice';
import type { EventSource } from '../events/source';
import { commentArguments, commitFields, tagFields } from './git-fields';

const clone = (repository: string, protocol: string): string =>
  `${repository}.links.clone.filter(l, l.name == '${protocol}')[0].href`;

const repositoryFields = (repository: string) =>
  ({
    /** Address of the repository for https. */
    cloneUrl: checked(clone(repository, 'http'), SHAPES.httpUrl),
    /** Address of the repository for ssh. */
    sshUrl: checked(clone(repository, 'ssh'), SHAPES.sshUrl),
    /** Its full name, project and repository: `ACME/mountains`. */
    repository: checked(`${repository}.project.key + '/' + ${repository}.slug`, SHAPES.repository),
  }) as const;

/** A push of several refs is one event. */
const pushed = (type: string): RefChoice => ({
  list: 'body.changes',
  test: `c.type != 'DELETE' && c.ref.type == '${type}'`,
  name: 'c.ref.displayId',
});
const [BRANCH, TAG] = [pushed('BRANCH'), pushed('TAG')];
const [CHANGED_BRANCH, CHANGED_TAG] = [firstRef(BRANCH), firstRef(TAG)];

/** Bitbucket 8 and newer tell of one commit, which may be that of another ref. */
const MESSAGE = `(has(body.toCommit) && body.toCommit != null && body.toCommit.id == ${CHANGED_BRANCH}.toHash ? body.toCommit.message : '')`;

const PULL_REQUEST = {
  ...commitFields('body.pullRequest.fromRef.latestCommit'),
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
  ...repositoryFields('body.pullRequest.toRef.repository'),
} as const;

/** What Bitbucket Data Center tells of events. */
export const BITBUCKET_DATA_CENTER = {
  push: {
    event: 'push',
    eventTypes: ['repo:refs_changed'],
    choice: BRANCH,
    guards: [],
    fields: {
      ...commitFields(`${CHANGED_BRANCH}.toHash`),
      /** The commit before the push; zeros for a new branch. */
      before: checked(`${CHANGED_BRANCH}.fromHash`, SHAPES.sha),
      /** Name of the branch. */
      branch: text(`${CHANGED_BRANCH}.ref.displayId`),
      /** The branch fit for names of objects, labels, hosts and tags of images: lower case, `-` for all else. */
      branchLabel: slug(`${CHANGED_BRANCH}.ref.displayId`),
      ...repositoryFields('body.repository'),
      /** Who pushed. */
      author: text('body.actor.name'),
      /** Message of the last commit; empty before Bitbucket 8. */
      message: text(MESSAGE),
    },
    facts: {
      branch: `${CHANGED_BRANCH}.ref.displayId`,
      author: 'body.actor.name',
      message: MESSAGE,
    },
  },
  tag: {
    event: 'tag',
    eventTypes: ['repo:refs_changed'],
    choice: TAG,
    guards: [],
    fields: {
      /** The commit; of an annotated tag the tag itself, which git brings to the commit. */
      sha: checked(`${CHANGED_TAG}.toHash`, SHAPES.sha),
      /** The first seven characters of it. */
      shortSha: checked(`${CHANGED_TAG}.toHash.truncate(7)`, SHAPES.shortSha),
      ...tagFields(`${CHANGED_TAG}.ref.displayId`),
      ...repositoryFields('body.repository'),
      /** Who pushed. */
      author: text('body.actor.name'),
    },
    facts: { tag: `${CHANGED_TAG}.ref.displayId`, author: 'body.actor.name' },
  },
  pullRequest: {
    event: 'pull-request',
    eventTypes: [],
    guards: [],
    fields: PULL_REQUEST,
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
        closed: { eventTypes: ['pr:merged', 'pr:declined'] },
      },
    },
  },
  comment: {
    event: 'comment',
    eventTypes: ['pr:comment:added'],
    guards: [],
    fields: {
      ...PULL_REQUEST,
      /** The whole comment. */
      comment: text('body.comment.text'),
      /** What stands after the command. */
      arguments: commentArguments('body.comment.text'),
    },
    facts: { comment: 'body.comment.text', author: 'body.actor.name' },
  },
} as const satisfies Record<string, EventSource>;
