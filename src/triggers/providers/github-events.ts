import type { EventSource } from '../events/source';
import { SET_BACK } from './git-fields';
import { LIKE_GITHUB, onPullRequest } from './github-like';

const MAX_COMMITS = 2048;

/** What GitHub tells of events. */
export const GITHUB = {
  push: {
    ...LIKE_GITHUB.push,
    facts: {
      ...LIKE_GITHUB.push.facts,
      files: { from: 'commits', incomplete: `body.forced || size(body.commits) >= ${MAX_COMMITS} || ${SET_BACK}` },
    },
  },
  tag: LIKE_GITHUB.tag,
  pullRequest: {
    ...LIKE_GITHUB.pullRequest,
    facts: {
      ...LIKE_GITHUB.pullRequest.facts,
      draft: 'body.pull_request.draft',
      labels: 'body.pull_request.labels.map(l, l.name)',
      files: { from: 'api' },
      actions: {
        opened: { cel: "body.action == 'opened'" },
        synchronized: { cel: "body.action == 'synchronize'" },
        reopened: { cel: "body.action == 'reopened'" },
        closed: { cel: "body.action == 'closed'" },
        labelled: { cel: "body.action == 'labeled'" },
      },
    },
  },
  release: LIKE_GITHUB.release,
  comment: {
    ...LIKE_GITHUB.comment,
    guards: onPullRequest('has(body.issue.pull_request)'),
    facts: {
      ...LIKE_GITHUB.comment.facts,
      member: "body.comment.author_association in ['OWNER', 'MEMBER', 'COLLABORATOR']",
    },
  },
} as const satisfies Record<string, EventSource>;
