import type { Deliveries } from './delivery';
import { forkOf, GITHUB_ACTIONS, GITHUB_REPOSITORY } from './github';
import { SHA, BEFORE, ZEROS, user, tagged, commits } from './parts';

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
