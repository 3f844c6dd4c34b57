import { checked, number, optionalText, SHAPES, slug, text } from '../events/field';
import type { EventSource } from '../events/source';
import {
  BRANCH,
  COMMIT_FILES,
  commentArguments,
  commitFields,
  NOT_DELETED,
  PUSHED_BRANCH,
  SET_BACK,
  TAG,
  tagFields,
} from './git-fields';

/** Message of the commit that was pushed last. */
const MESSAGE = "(body.commits.filter(c, c.id == body.after).map(c, c.message) + [''])[0]";

const PROJECT = {
  /** Address of the repository for https. */
  cloneUrl: checked('body.project.git_http_url', SHAPES.httpUrl),
  /** Address of the repository for ssh. */
  sshUrl: checked('body.project.git_ssh_url', SHAPES.sshUrl),
  /** Its page. */
  webUrl: checked('body.project.web_url', SHAPES.webUrl),
  /** Its full name: `acme/mountains`. */
  repository: checked('body.project.path_with_namespace', SHAPES.repository),
} as const;

const LABELS = 'body.labels.map(l, l.title)';
const CHANGED = 'body.changes.labels';
const ADDED_LABELS = `${CHANGED}.current.map(l, l.title).filter(t, !${CHANGED}.previous.exists(p, p.title == t))`;

/** What GitLab tells of events. */
export const GITLAB = {
  push: {
    event: 'push',
    eventTypes: ['Push Hook'],
    guards: [{ about: 'ref', expects: 'is a branch', cel: "body.ref.startsWith('refs/heads/')" }, NOT_DELETED],
    fields: {
      ...commitFields('body.after'),
      /** The commit before the push; zeros for a new branch. */
      before: checked('body.before', SHAPES.sha),
      ...PUSHED_BRANCH,
      ...PROJECT,
      /** Who pushed. */
      author: text('body.user_username'),
      /** Message of the last commit. */
      message: text(MESSAGE),
      /** The changed files, one a line; of the 20 newest commits. */
      changedFiles: COMMIT_FILES,
    },
    facts: {
      branch: BRANCH,
      author: 'body.user_username',
      message: MESSAGE,
      files: { from: 'commits', incomplete: `int(body.total_commits_count) > size(body.commits) || ${SET_BACK}` },
    },
  },
  tag: {
    event: 'tag',
    eventTypes: ['Tag Push Hook'],
    guards: [NOT_DELETED],
    fields: {
      ...commitFields('body.checkout_sha'),
      ...tagFields(TAG),
      ...PROJECT,
      /** Who pushed. */
      author: text('body.user_username'),
      /** Message of the tag. */
      message: optionalText('body.message'),
    },
    facts: { tag: TAG, author: 'body.user_username' },
  },
  mergeRequest: {
    event: 'pull-request',
    eventTypes: ['Merge Request Hook'],
    guards: [],
    fields: {
      ...commitFields('body.object_attributes.last_commit.id'),
      /** Number of the merge request in its project. */
      number: number('body.object_attributes.iid'),
      /** What happened, in GitLab's word: `open`, `update`, `reopen`, `close`, `merge`. */
      action: checked('body.object_attributes.action', SHAPES.word),
      /** Where git finds the last commit in the project itself, also of a fork: `refs/merge-requests/7/head`. */
      ref: checked("'refs/merge-requests/' + string(int(body.object_attributes.iid)) + '/head'", SHAPES.ref),
      /** The commit that a merged request became. */
      mergeSha: checked('body.object_attributes.merge_commit_sha', SHAPES.sha),
      /** Name of the branch with the changes. */
      branch: text('body.object_attributes.source_branch'),
      /** That branch fit for names of objects, labels, hosts and tags of images: lower case, `-` for all else. */
      branchLabel: slug('body.object_attributes.source_branch'),
      /** Name of the branch it is to be merged into. */
      targetBranch: text('body.object_attributes.target_branch'),
      title: text('body.object_attributes.title'),
      description: optionalText('body.object_attributes.description'),
      /** Who did it; GitLab does not name who opened it. */
      author: text('body.user.username'),
      /** Its page. */
      url: checked('body.object_attributes.url', SHAPES.webUrl),
      ...PROJECT,
      /** Address of the project with the changes, for https. */
      headCloneUrl: checked('body.object_attributes.source.git_http_url', SHAPES.httpUrl),
    },
    facts: {
      branch: 'body.object_attributes.target_branch',
      author: 'body.user.username',
      message: 'body.object_attributes.title',
      draft:
        'has(body.object_attributes.draft) ? body.object_attributes.draft : has(body.object_attributes.work_in_progress) && body.object_attributes.work_in_progress',
      fork: 'body.object_attributes.source_project_id != body.object_attributes.target_project_id',
      labels: LABELS,
      addedLabels: ADDED_LABELS,
      merged: "body.object_attributes.action == 'merge'",
      actions: {
        opened: { cel: "body.object_attributes.action == 'open'" },
        synchronized: { cel: "(body.object_attributes.action == 'update' && has(body.object_attributes.oldrev))" },
        reopened: { cel: "body.object_attributes.action == 'reopen'" },
        closed: { cel: "body.object_attributes.action in ['close', 'merge']" },
        labelled: {
          cel: `(body.object_attributes.action == 'update' && has(body.changes) && has(${CHANGED}) && size(${ADDED_LABELS}) > 0)`,
        },
        ready: {
          cel: "(body.object_attributes.action == 'update' && has(body.changes) && has(body.changes.draft) && !body.changes.draft.current)",
        },
      },
    },
  },
  release: {
    event: 'release',
    eventTypes: ['Release Hook'],
    guards: [{ about: 'action', expects: 'is create', cel: "body.action == 'create'" }],
    fields: {
      ...commitFields('body.commit.id'),
      ...tagFields('body.tag'),
      /** Title of the release. */
      title: optionalText('body.name'),
      description: optionalText('body.description'),
      /** Its page. */
      url: checked('body.url', SHAPES.webUrl),
      ...PROJECT,
    },
    facts: { tag: 'body.tag' },
  },
  comment: {
    event: 'comment',
    eventTypes: ['Note Hook'],
    guards: [
      {
        about: 'comment',
        expects: 'is on a merge request',
        cel: "body.object_attributes.noteable_type == 'MergeRequest'",
      },
      // Edited comments come too, and older versions of GitLab say nothing of it.
      {
        about: 'action',
        expects: 'is create',
        cel: "(!has(body.object_attributes.action) || body.object_attributes.action == 'create')",
      },
    ],
    fields: {
      ...commitFields('body.merge_request.last_commit.id'),
      /** Number of the merge request in its project. */
      number: number('body.merge_request.iid'),
      /** Where git finds the last commit of the merge request: `refs/merge-requests/7/head`. */
      ref: checked("'refs/merge-requests/' + string(int(body.merge_request.iid)) + '/head'", SHAPES.ref),
      /** The whole comment. */
      comment: text('body.object_attributes.note'),
      /** What stands after the command. */
      arguments: commentArguments('body.object_attributes.note'),
      /** Name of the branch with the changes. */
      branch: text('body.merge_request.source_branch'),
      /** Title of the merge request. */
      title: text('body.merge_request.title'),
      /** Who wrote the comment. */
      author: text('body.user.username'),
      /** Page of the comment. */
      url: checked('body.object_attributes.url', SHAPES.webUrl),
      ...PROJECT,
    },
    facts: { comment: 'body.object_attributes.note', author: 'body.user.username' },
  },
} as const satisfies Record<string, EventSource>;
