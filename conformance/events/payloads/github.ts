import type { Deliveries } from './delivery';
import { SHA, BEFORE, ZEROS, user, tagged, commits } from './parts';

export const GITHUB_REPOSITORY = {
  id: 42,
  name: 'mountains',
  full_name: 'acme/mountains',
  private: true,
  html_url: 'https://github.com/acme/mountains',
  clone_url: 'https://github.com/acme/mountains.git',
  ssh_url: 'git@github.com:acme/mountains.git',
  default_branch: 'main',
};

export const forkOf = ({ full_name, html_url, ...others }: typeof GITHUB_REPOSITORY) => ({
  ...others,
  full_name: full_name.replace('acme', 'eve'),
  html_url: html_url.replace('acme', 'eve'),
});

export const GITHUB_ACTIONS = {
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
        ...(action === 'labelled' && { label: { id: 1, name: options.added ?? labels.at(-1), color: 'ffffff' } }),
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
