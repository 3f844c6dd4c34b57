import type { Deliveries } from './delivery';
import { SHA, BEFORE, ZEROS, user, tagged, commits } from './parts';

const PROJECT = {
  id: 42,
  name: 'mountains',
  path_with_namespace: 'acme/mountains',
  web_url: 'https://gitlab.example.com/acme/mountains',
  git_http_url: 'https://gitlab.example.com/acme/mountains.git',
  git_ssh_url: 'git@gitlab.example.com:acme/mountains.git',
  default_branch: 'main',
};

const GITLAB_ACTIONS = {
  opened: 'open',
  synchronized: 'update',
  reopened: 'reopen',
  closed: 'close',
  labelled: 'update',
  ready: 'update',
};

const titled = (labels: readonly string[]) => labels.map((title) => ({ id: 1, title }));

export const gitlab: Deliveries = {
  push({ branch = 'main', message = 'Higher', files = ['src/a.py'], deleted = false, author = 'ann' } = {}) {
    return {
      headers: { 'X-Gitlab-Event': 'Push Hook' },
      body: {
        object_kind: 'push',
        ref: `refs/heads/${branch}`,
        before: BEFORE,
        after: deleted ? ZEROS : SHA,
        checkout_sha: deleted ? null : SHA,
        user_username: author,
        user_name: 'Ann',
        project: PROJECT,
        commits: deleted ? [] : commits(message, files),
        total_commits_count: deleted ? 0 : 1,
      },
    };
  },
  tag(name, options = {}) {
    return {
      headers: { 'X-Gitlab-Event': 'Tag Push Hook' },
      body: {
        object_kind: 'tag_push',
        ref: `refs/tags/${name}`,
        before: ZEROS,
        after: tagged(options),
        checkout_sha: options.deleted ? null : SHA,
        message: null,
        user_username: 'ann',
        project: PROJECT,
        commits: options.deleted ? [] : commits('Higher', []),
        total_commits_count: options.deleted ? 0 : 1,
      },
    };
  },
  pullRequest(options = {}) {
    const { action = 'opened', title = 'Higher', branch = 'peak', target = 'main', draft = false } = options;
    const { fork = false, merged = false, labels = [], description = null } = options;
    const { added = labels.at(-1) } = options;
    return {
      headers: { 'X-Gitlab-Event': 'Merge Request Hook' },
      body: {
        object_kind: 'merge_request',
        user: user('ann'),
        project: PROJECT,
        labels: titled(labels),
        changes:
          action === 'labelled'
            ? { labels: { previous: titled(labels.filter((name) => name !== added)), current: titled(labels) } }
            : action === 'ready'
              ? { draft: { previous: true, current: false } }
              : {},
        object_attributes: {
          iid: 7,
          title,
          description,
          draft,
          action: merged ? 'merge' : GITLAB_ACTIONS[action],
          ...(action === 'synchronized' ? { oldrev: BEFORE } : {}),
          source_branch: branch,
          target_branch: target,
          source_project_id: fork ? 43 : 42,
          target_project_id: 42,
          merge_commit_sha: BEFORE,
          last_commit: { id: SHA, message: 'Higher', title: 'Higher' },
          url: 'https://gitlab.example.com/acme/mountains/-/merge_requests/7',
          source: fork ? { ...PROJECT, web_url: 'https://gitlab.example.com/eve/mountains' } : PROJECT,
          target: PROJECT,
        },
      },
    };
  },
  comment({ text = '/deploy prod', onIssue = false, stranger = false, edited = false } = {}) {
    return {
      headers: { 'X-Gitlab-Event': 'Note Hook' },
      body: {
        object_kind: 'note',
        user: user(stranger ? 'eve' : 'bea'),
        project: PROJECT,
        object_attributes: {
          id: 9,
          note: text,
          action: edited ? 'update' : 'create',
          noteable_type: onIssue ? 'Issue' : 'MergeRequest',
          url: 'https://gitlab.example.com/acme/mountains/-/merge_requests/7#note_9',
        },
        ...(onIssue
          ? { issue: { iid: 7, title: 'Higher' } }
          : {
              merge_request: { iid: 7, title: 'Higher', source_branch: 'peak', last_commit: { id: SHA } },
            }),
      },
    };
  },
  release(tag, { title = 'Higher' } = {}) {
    return {
      headers: { 'X-Gitlab-Event': 'Release Hook' },
      body: {
        object_kind: 'release',
        action: 'create',
        name: title,
        description: '',
        tag,
        url: 'https://gitlab.example.com/acme/mountains/-/releases/v1',
        commit: { id: SHA, message: 'Higher' },
        project: PROJECT,
      },
    };
  },
};
