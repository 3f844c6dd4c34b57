import type { EventSource } from '../events/source';
import { SET_BACK } from './git-fields';
import { LIKE_GITHUB, onPullRequest } from './github-like';

/** Gitea lists five commits unless it is set up otherwise, and says how many there are. */
const CUT_OFF = '(has(body.total_commits) && int(body.total_commits) > size(body.commits))';

/** What Gitea and Forgejo tell of events. */
export const GITEA = {
  push: {
    ...LIKE_GITHUB.push,
    facts: { ...LIKE_GITHUB.push.facts, files: { from: 'commits', incomplete: `${CUT_OFF} || ${SET_BACK}` } },
  },
  tag: LIKE_GITHUB.tag,
  pullRequest: {
    ...LIKE_GITHUB.pullRequest,
    facts: {
      ...LIKE_GITHUB.pullRequest.facts,
      draft: 'has(body.pull_request.draft) && body.pull_request.draft',
      labels: '(body.pull_request.labels == null ? [] : body.pull_request.labels.map(l, l.name))',
      actions: {
        opened: { cel: "body.action == 'opened'" },
        synchronized: { cel: "body.action == 'synchronized'" },
        reopened: { cel: "body.action == 'reopened'" },
        closed: { cel: "body.action == 'closed'" },
        labelled: { cel: "body.action == 'label_updated'" },
      },
    },
  },
  release: LIKE_GITHUB.release,
  comment: { ...LIKE_GITHUB.comment, guards: onPullRequest('body.is_pull') },
} as const satisfies Record<string, EventSource>;
