import type { Delivery, PullRequest, Tag, Deliveries } from './delivery';
import { SHA, BEFORE, tagged } from './parts';

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
