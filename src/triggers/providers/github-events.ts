import type { EventSource } from '../events/source';
import { SET_BACK } from './git-fields';
import { LIKE_GITHUB, onPullRequest } from './github-like';

const MAX_COMMITS = 2048;
/** How many files of a pull request the API tells. */
const MAX_FILES = 3000;

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
      addedLabels: '[body.label.name]',
      labelsNew: true,
      files: {
        from: 'api',
        incomplete: `has(body.pull_request.changed_files) && int(body.pull_request.changed_files) > ${MAX_FILES}`,
      },
      actions: {
        opened: { cel: "body.action == 'opened'" },
        synchronized: { cel: "body.action == 'synchronize'" },
        reopened: { cel: "body.action == 'reopened'" },
        closed: { cel: "body.action == 'closed'" },
        labelled: { cel: "body.action == 'labeled'" },
        ready: { cel: "body.action == 'ready_for_review'" },
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
