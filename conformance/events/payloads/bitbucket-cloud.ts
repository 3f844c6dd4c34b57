import type { Delivery, PullRequest, Deliveries } from './delivery';
import { SHA, BEFORE } from './parts';

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
