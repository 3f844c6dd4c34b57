import { checked, number, optionalText, SHAPES, slug, text } from '../events/field';
import type { EventSource } from '../events/source';
import {
  BRANCH,
  COMMIT_FILES,
  commentArguments,
  commitFields,
  HEAD_MESSAGE,
  NOT_DELETED,
  PUSHED_BRANCH,
  REPOSITORY,
  TAG,
  tagFields,
} from './git-fields';

/** What Gitea and Forgejo tell of events as GitHub does. */
export const LIKE_GITHUB = {
  push: {
    event: 'push',
    eventTypes: ['push'],
    guards: [{ about: 'ref', expects: 'is a branch', cel: "body.ref.startsWith('refs/heads/')" }, NOT_DELETED],
    fields: {
      ...commitFields('body.after'),
      /** The commit before the push; zeros for a new branch. */
      before: checked('body.before', SHAPES.sha),
      ...PUSHED_BRANCH,
      ...REPOSITORY,
      /** Who pushed. */
      author: text('body.sender.login'),
      /** Message of the last commit. */
      message: text(HEAD_MESSAGE),
      /** The changed files, one a line, of the commits that the event lists: GitHub 2048, Gitea 5 unless it is set up otherwise. */
      changedFiles: COMMIT_FILES,
    },
    facts: { branch: BRANCH, author: 'body.sender.login', message: HEAD_MESSAGE },
  },
  tag: {
    event: 'tag',
    eventTypes: ['push'],
    guards: [{ about: 'ref', expects: 'is a tag', cel: "body.ref.startsWith('refs/tags/')" }, NOT_DELETED],
    fields: {
      // `after` is the tag itself if it is annotated.
      ...commitFields('body.head_commit.id'),
      ...tagFields(TAG),
      ...REPOSITORY,
      /** Who pushed. */
      author: text('body.sender.login'),
      /** Message of the commit. */
      message: text(HEAD_MESSAGE),
    },
    facts: { tag: TAG, author: 'body.sender.login' },
  },
  pullRequest: {
    event: 'pull-request',
    eventTypes: ['pull_request'],
    guards: [],
    fields: {
      ...commitFields('body.pull_request.head.sha'),
      /** Number of the pull request. */
      number: number('body.number'),
      /** What happened, in GitHub's word (Gitea's): `opened`, `synchronize` (`synchronized`), `reopened`, `closed`, `labeled` (`label_updated`). */
      action: checked('body.action', SHAPES.word),
      /** Where git finds the last commit in the repository itself, also of a fork: `refs/pull/7/head`. */
      ref: checked("'refs/pull/' + string(int(body.number)) + '/head'", SHAPES.ref),
      /** The commit that a merged pull request became. */
      mergeSha: checked('body.pull_request.merge_commit_sha', SHAPES.sha),
      /** Name of the branch with the changes. */
      branch: text('body.pull_request.head.ref'),
      /** That branch fit for names of objects, labels, hosts and tags of images: lower case, `-` for all else. */
      branchLabel: slug('body.pull_request.head.ref'),
      /** Name of the branch it is to be merged into. */
      targetBranch: text('body.pull_request.base.ref'),
      title: text('body.pull_request.title'),
      description: optionalText('body.pull_request.body'),
      /** Who opened it. */
      author: text('body.pull_request.user.login'),
      /** Its page. */
      url: checked('body.pull_request.html_url', SHAPES.webUrl),
      ...REPOSITORY,
      /** Address of the repository with the changes, for https. */
      headCloneUrl: checked('body.pull_request.head.repo.clone_url', SHAPES.httpUrl),
    },
    facts: {
      branch: 'body.pull_request.base.ref',
      author: 'body.pull_request.user.login',
      message: 'body.pull_request.title',
      fork: 'body.pull_request.head.repo == null || body.pull_request.head.repo.full_name != body.repository.full_name',
      merged: 'body.pull_request.merged',
    },
  },
  release: {
    event: 'release',
    eventTypes: ['release'],
    guards: [{ about: 'action', expects: 'is published', cel: "body.action == 'published'" }],
    fields: {
      ...tagFields('body.release.tag_name'),
      /** Title of the release. */
      title: optionalText('body.release.name'),
      description: optionalText('body.release.body'),
      /** Who published it. */
      author: text('body.sender.login'),
      /** Its page. */
      url: checked('body.release.html_url', SHAPES.webUrl),
      ...REPOSITORY,
    },
    facts: { tag: 'body.release.tag_name', author: 'body.sender.login', prerelease: 'body.release.prerelease' },
  },
  comment: {
    event: 'comment',
    eventTypes: ['issue_comment'],
    guards: [{ about: 'action', expects: 'is created', cel: "body.action == 'created'" }],
    fields: {
      /** Number of the pull request. */
      number: number('body.issue.number'),
      /** Where git finds the last commit of the pull request: `refs/pull/7/head`. */
      ref: checked("'refs/pull/' + string(int(body.issue.number)) + '/head'", SHAPES.ref),
      /** The whole comment. */
      comment: text('body.comment.body'),
      /** What stands after the command. */
      arguments: commentArguments('body.comment.body'),
      /** Title of the pull request. */
      title: text('body.issue.title'),
      /** Who wrote the comment. */
      author: text('body.comment.user.login'),
      /** Page of the comment. */
      url: checked('body.comment.html_url', SHAPES.webUrl),
      ...REPOSITORY,
    },
    facts: { comment: 'body.comment.body', author: 'body.comment.user.login' },
  },
} as const satisfies Record<string, EventSource>;

/** That a comment is on a pull request and not on an issue. */
export const onPullRequest = (cel: string) => [
  ...LIKE_GITHUB.comment.guards,
  { about: 'comment', expects: 'is on a pull request', cel },
];
