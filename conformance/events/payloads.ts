/**
 * Webhooks as the providers send them, cut down to what tells them apart. Names and shapes of fields follow the documentation of each
 * provider; the values are made up.
 */

/** A webhook before it is signed. */
export interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** What differs from one push to the next. */
export interface Push {
  readonly branch?: string;
  readonly message?: string;
  readonly files?: readonly string[];
  readonly deleted?: boolean;
  readonly author?: string;
}

/** What differs from one pull request to the next. */
export interface PullRequest {
  readonly action?: 'opened' | 'synchronized' | 'reopened' | 'closed' | 'labelled' | 'ready';
  readonly title?: string;
  readonly branch?: string;
  readonly target?: string;
  readonly draft?: boolean;
  readonly fork?: boolean;
  readonly merged?: boolean;
  readonly labels?: readonly string[];
  readonly description?: string | null;
}

/** What differs from one comment to the next. */
export interface Comment {
  readonly text?: string;
  readonly onIssue?: boolean;
  readonly stranger?: boolean;
  readonly edited?: boolean;
}

/** What differs from one tag to the next. */
export interface Tag {
  readonly deleted?: boolean;
  readonly annotated?: boolean;
}

/** The events of one provider; `undefined` where it tells of no such thing. */
export interface Deliveries {
  readonly push: (options?: Push) => Delivery;
  readonly tag: (name: string, options?: Tag) => Delivery;
  readonly pullRequest: (options?: PullRequest) => Delivery;
  readonly comment: (options?: Comment) => Delivery;
  readonly release?: (tag: string, options?: { readonly prerelease?: boolean; readonly title?: string }) => Delivery;
}

export const SHA = '8f3c1d0e5b7a49c2d6e1f0a3b4c5d6e7f8091a2b';
/** The object of an annotated tag. */
export const ANNOTATED = '77aa0d0e5b7a49c2d6e1f0a3b4c5d6e7f8091a2b';
const BEFORE = '1b2a9081f7e6d5c4b3a0f1e6d2c94a7b5e0d1c3f';
const ZEROS = '0'.repeat(40);

const user = (login: string) => ({ id: 7, login, username: login, type: 'User' });

const tagged = ({ deleted = false, annotated = false }: Tag): string => (deleted ? ZEROS : annotated ? ANNOTATED : SHA);

function commits(message: string, files: readonly string[]) {
  return [
    {
      id: SHA,
      message,
      title: message.split('\n')[0],
      timestamp: '2026-05-04T10:00:00Z',
      added: files,
      modified: [],
      removed: [],
    },
  ];
}

const GITHUB_REPOSITORY = {
  id: 42,
  name: 'mountains',
  full_name: 'acme/mountains',
  private: true,
  html_url: 'https://github.com/acme/mountains',
  clone_url: 'https://github.com/acme/mountains.git',
  ssh_url: 'git@github.com:acme/mountains.git',
  default_branch: 'main',
};

const forkOf = ({ full_name, html_url, ...others }: typeof GITHUB_REPOSITORY) => ({
  ...others,
  full_name: full_name.replace('acme', 'eve'),
  html_url: html_url.replace('acme', 'eve'),
});

const GITHUB_ACTIONS = {
  opened: 'opened',
  synchronized: 'synchronize',
  reopened: 'reopened',
  closed: 'closed',
  labelled: 'labeled',
  ready: 'ready_for_review',
};

export const github: Deliveries = {
  push({ branch = 'main', message = 'Higher', files = ['src/a.py'], deleted = false, author = 'ann' } = {}) {
    const after = deleted ? ZEROS : SHA;
    return {
      headers: { 'X-GitHub-Event': 'push' },
      body: {
        ref: `refs/heads/${branch}`,
        before: BEFORE,
        after,
        deleted,
        created: false,
        forced: false,
        compare: 'https://github.com/acme/mountains/compare/a...b',
        commits: deleted ? [] : commits(message, files),
        head_commit: deleted ? null : commits(message, files)[0],
        repository: GITHUB_REPOSITORY,
        pusher: { name: author, email: 'a@example.com' },
        sender: user(author),
      },
    };
  },
  tag(name, options = {}) {
    return {
      headers: { 'X-GitHub-Event': 'push' },
      body: {
        ref: `refs/tags/${name}`,
        before: ZEROS,
        after: tagged(options),
        deleted: options.deleted ?? false,
        created: true,
        forced: false,
        commits: [],
        head_commit: options.deleted ? null : commits('Higher', [])[0],
        repository: GITHUB_REPOSITORY,
        pusher: { name: 'ann', email: 'a@example.com' },
        sender: user('ann'),
      },
    };
  },
  pullRequest(options = {}) {
    const { action = 'opened', title = 'Higher', branch = 'peak', target = 'main', draft = false } = options;
    const { fork = false, merged = false, labels = [], description = null } = options;
    const head = fork ? forkOf(GITHUB_REPOSITORY) : GITHUB_REPOSITORY;
    return {
      headers: { 'X-GitHub-Event': 'pull_request' },
      body: {
        action: GITHUB_ACTIONS[action],
        number: 7,
        pull_request: {
          number: 7,
          html_url: 'https://github.com/acme/mountains/pull/7',
          title,
          body: description,
          draft,
          merged,
          merge_commit_sha: BEFORE,
          user: user('ann'),
          labels: labels.map((name) => ({ id: 1, name, color: 'ffffff' })),
          head: { ref: branch, sha: SHA, repo: head },
          base: { ref: target, sha: BEFORE, repo: GITHUB_REPOSITORY },
        },
        repository: GITHUB_REPOSITORY,
        sender: user('ann'),
      },
    };
  },
  comment({ text = '/deploy prod', onIssue = false, stranger = false, edited = false } = {}) {
    return {
      headers: { 'X-GitHub-Event': 'issue_comment' },
      body: {
        action: edited ? 'edited' : 'created',
        issue: { number: 7, title: 'Higher', ...(onIssue ? {} : { pull_request: { url: 'https://api.github.com/' } }) },
        comment: {
          id: 9,
          body: text,
          html_url: 'https://github.com/acme/mountains/pull/7#issuecomment-9',
          user: user('bea'),
          author_association: stranger ? 'NONE' : 'MEMBER',
        },
        repository: GITHUB_REPOSITORY,
        sender: user('bea'),
      },
    };
  },
  release(tag, { prerelease = false, title = 'Higher' } = {}) {
    return {
      headers: { 'X-GitHub-Event': 'release' },
      body: {
        action: 'published',
        release: {
          tag_name: tag,
          name: title,
          body: null,
          draft: false,
          prerelease,
          html_url: `https://github.com/acme/mountains/releases/tag/${encodeURIComponent(tag)}`,
        },
        repository: GITHUB_REPOSITORY,
        sender: user('ann'),
      },
    };
  },
};

const GITEA_REPOSITORY = {
  ...GITHUB_REPOSITORY,
  html_url: 'https://git.example.com/acme/mountains',
  clone_url: 'https://git.example.com/acme/mountains.git',
  ssh_url: 'git@git.example.com:acme/mountains.git',
};

const GITEA_ACTIONS = { ...GITHUB_ACTIONS, synchronized: 'synchronized', labelled: 'label_updated' };

/** Gitea's headers name the event three times. */
const giteaHeaders = (event: string) => ({ 'X-Gitea-Event': event, 'X-Gogs-Event': event, 'X-GitHub-Event': event });

export const gitea: Deliveries = {
  push({ branch = 'main', message = 'Higher', files = ['src/a.py'], deleted = false, author = 'ann' } = {}) {
    return {
      headers: giteaHeaders('push'),
      body: {
        ref: `refs/heads/${branch}`,
        before: BEFORE,
        after: deleted ? ZEROS : SHA,
        compare_url: 'https://git.example.com/acme/mountains/compare/a...b',
        commits: deleted ? [] : commits(message, files).map((commit) => ({ ...commit, modified: null })),
        total_commits: deleted ? 0 : 1,
        head_commit: deleted ? null : commits(message, files)[0],
        repository: GITEA_REPOSITORY,
        pusher: user(author),
        sender: user(author),
      },
    };
  },
  tag(name, options = {}) {
    return {
      headers: giteaHeaders('push'),
      body: {
        ref: `refs/tags/${name}`,
        before: ZEROS,
        after: tagged(options),
        commits: [],
        total_commits: 0,
        head_commit: options.deleted ? null : commits('Higher', [])[0],
        repository: GITEA_REPOSITORY,
        pusher: user('ann'),
        sender: user('ann'),
      },
    };
  },
  pullRequest(options = {}) {
    const { action = 'opened', title = 'Higher', branch = 'peak', target = 'main', draft = false } = options;
    const { fork = false, merged = false, labels = [], description = '' } = options;
    const head = fork ? forkOf(GITEA_REPOSITORY) : GITEA_REPOSITORY;
    return {
      headers: giteaHeaders('pull_request'),
      body: {
        action: GITEA_ACTIONS[action],
        number: 7,
        pull_request: {
          number: 7,
          html_url: 'https://git.example.com/acme/mountains/pulls/7',
          title,
          body: description,
          draft,
          merged,
          merge_commit_sha: merged ? BEFORE : null,
          user: user('ann'),
          labels: labels.map((name) => ({ id: 1, name })),
          head: { label: branch, ref: branch, sha: SHA, repo: head },
          base: { label: target, ref: target, sha: BEFORE, repo: GITEA_REPOSITORY },
        },
        repository: GITEA_REPOSITORY,
        sender: user('ann'),
      },
    };
  },
  comment({ text = '/deploy prod', onIssue = false, stranger = false, edited = false } = {}) {
    return {
      headers: giteaHeaders('issue_comment'),
      body: {
        action: edited ? 'edited' : 'created',
        is_pull: !onIssue,
        issue: { number: 7, title: 'Higher' },
        comment: {
          id: 9,
          body: text,
          html_url: 'https://git.example.com/acme/mountains/pulls/7#issuecomment-9',
          user: user(stranger ? 'eve' : 'bea'),
        },
        repository: GITEA_REPOSITORY,
        sender: user('bea'),
      },
    };
  },
  release(tag, { prerelease = false, title = 'Higher' } = {}) {
    return {
      headers: giteaHeaders('release'),
      body: {
        action: 'published',
        release: {
          tag_name: tag,
          name: title,
          body: '',
          draft: false,
          prerelease,
          html_url: 'https://git.example.com/acme/mountains/releases/tag/v1',
        },
        repository: GITEA_REPOSITORY,
        sender: user('ann'),
      },
    };
  },
};

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
    return {
      headers: { 'X-Gitlab-Event': 'Merge Request Hook' },
      body: {
        object_kind: 'merge_request',
        user: user('ann'),
        project: PROJECT,
        labels: labels.map((name) => ({ id: 1, title: name })),
        changes:
          action === 'labelled'
            ? { labels: { previous: [], current: [] } }
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

const CLOUD_REPOSITORY = {
  type: 'repository',
  name: 'mountains',
  full_name: 'acme/mountains',
  links: { html: { href: 'https://bitbucket.org/acme/mountains' } },
};

const actor = (nickname: string) => ({ type: 'user', display_name: nickname, nickname, account_id: '1' });

const cloudPullRequest = ({ title = 'Higher', branch = 'peak', target = 'main', ...options }: PullRequest) => {
  const { draft = false, fork = false, description = '' } = options;
  const repository = fork ? { ...CLOUD_REPOSITORY, full_name: 'eve/mountains' } : CLOUD_REPOSITORY;
  return {
    actor: actor('ann'),
    repository: CLOUD_REPOSITORY,
    pullrequest: {
      id: 7,
      title,
      description,
      draft,
      state: 'OPEN',
      source: { branch: { name: branch }, commit: { hash: SHA.slice(0, 12) }, repository },
      destination: { branch: { name: target }, commit: { hash: BEFORE.slice(0, 12) }, repository: CLOUD_REPOSITORY },
      links: { html: { href: 'https://bitbucket.org/acme/mountains/pull-requests/7' } },
    },
  };
};

const CLOUD_KEYS = {
  opened: 'pullrequest:created',
  synchronized: 'pullrequest:updated',
  reopened: 'pullrequest:updated',
  closed: 'pullrequest:rejected',
  labelled: 'pullrequest:updated',
  ready: 'pullrequest:updated',
};

const cloudPush = (type: string, name: string, message: string, deleted: boolean, author: string): Delivery => ({
  headers: { 'X-Event-Key': 'repo:push' },
  body: {
    actor: actor(author),
    repository: CLOUD_REPOSITORY,
    push: {
      changes: [
        {
          created: false,
          closed: deleted,
          old: { type, name, target: { hash: BEFORE } },
          new: deleted ? null : { type, name, target: { type: 'commit', hash: SHA, message } },
        },
      ],
    },
  },
});

export const bitbucketCloud: Deliveries = {
  push: ({ branch = 'main', message = 'Higher', deleted = false, author = 'ann' } = {}) =>
    cloudPush('branch', branch, message, deleted, author),
  tag: (name, { deleted = false } = {}) => cloudPush('tag', name, 'Higher', deleted, 'ann'),
  pullRequest(options = {}) {
    const key = options.merged ? 'pullrequest:fulfilled' : CLOUD_KEYS[options.action ?? 'opened'];
    return { headers: { 'X-Event-Key': key }, body: cloudPullRequest(options) };
  },
  comment({ text = '/deploy prod', stranger = false, onIssue = false, edited = false } = {}) {
    return {
      headers: {
        'X-Event-Key': onIssue ? 'issue:comment_created' : `pullrequest:comment_${edited ? 'updated' : 'created'}`,
      },
      body: {
        ...cloudPullRequest({}),
        actor: actor(stranger ? 'eve' : 'bea'),
        comment: { id: 9, content: { raw: text } },
      },
    };
  },
};

const DATA_CENTER_REPOSITORY = {
  slug: 'mountains',
  id: 84,
  name: 'mountains',
  project: { key: 'ACME', id: 3, name: 'acme' },
  links: {
    clone: [
      { href: 'ssh://git@git.example.com:7999/acme/mountains.git', name: 'ssh' },
      { href: 'https://git.example.com/scm/acme/mountains.git', name: 'http' },
    ],
  },
};

const DATA_CENTER_KEYS = {
  opened: 'pr:opened',
  synchronized: 'pr:from_ref_updated',
  reopened: 'pr:reopened',
  closed: 'pr:declined',
  labelled: 'pr:modified',
  ready: 'pr:modified',
};

const dataCenterPush = (type: string, name: string, message: string, tag: Tag, author: string): Delivery => ({
  headers: { 'X-Event-Key': 'repo:refs_changed' },
  body: {
    eventKey: 'repo:refs_changed',
    actor: { name: author, displayName: author },
    repository: DATA_CENTER_REPOSITORY,
    changes: [
      {
        ref: { id: `refs/${type === 'TAG' ? 'tags' : 'heads'}/${name}`, displayId: name, type },
        fromHash: BEFORE,
        toHash: tagged(tag),
        type: tag.deleted ? 'DELETE' : 'UPDATE',
      },
    ],
    ...(tag.deleted ? {} : { toCommit: { id: SHA, message } }),
  },
});

const dataCenterPullRequest = (options: PullRequest) => {
  const { title = 'Higher', branch = 'peak', target = 'main', draft = false, fork = false } = options;
  const repository = fork ? { ...DATA_CENTER_REPOSITORY, id: 85 } : DATA_CENTER_REPOSITORY;
  return {
    actor: { name: 'ann', displayName: 'Ann' },
    pullRequest: {
      id: 7,
      title,
      draft,
      ...(options.description ? { description: options.description } : {}),
      fromRef: { id: `refs/heads/${branch}`, displayId: branch, latestCommit: SHA, repository },
      toRef: {
        id: `refs/heads/${target}`,
        displayId: target,
        latestCommit: BEFORE,
        repository: DATA_CENTER_REPOSITORY,
      },
    },
  };
};

export const bitbucketDataCenter: Deliveries = {
  push: ({ branch = 'main', message = 'Higher', deleted = false, author = 'ann' } = {}) =>
    dataCenterPush('BRANCH', branch, message, { deleted }, author),
  tag: (name, options = {}) => dataCenterPush('TAG', name, 'Higher', options, 'ann'),
  pullRequest(options = {}) {
    const key = options.merged ? 'pr:merged' : DATA_CENTER_KEYS[options.action ?? 'opened'];
    return { headers: { 'X-Event-Key': key }, body: { eventKey: key, ...dataCenterPullRequest(options) } };
  },
  comment({ text = '/deploy prod', stranger = false, onIssue = false, edited = false } = {}) {
    const key = `${onIssue ? 'repo' : 'pr'}:comment:${edited ? 'edited' : 'added'}`;
    return {
      headers: { 'X-Event-Key': key },
      body: {
        eventKey: key,
        ...dataCenterPullRequest({}),
        actor: { name: stranger ? 'eve' : 'bea' },
        comment: { id: 9, text },
      },
    };
  },
};
