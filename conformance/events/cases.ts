import type { EventCase } from './event-case';
import { HOSTILE } from './hostile';
import {
  bitbucketCloud,
  bitbucketDataCenter,
  gitea,
  github,
  gitlab,
  ANNOTATED,
  SHA,
  ZEROS,
  type Deliveries,
  type Delivery,
} from './payloads';
import { SENDER_CASES } from './sender-cases';

/** Git takes neither blanks nor some of the signs. */
const HOSTILE_BRANCHES = ['$(params.nope)', '$(tasks.a.results.b)', 'x$(TOKEN)', 'a\'b"c`d', 'Zürich/日本', '---'];

interface Side {
  readonly hub: string;
  readonly deliveries: Deliveries;
  /** Whether pushes say which files they change. */
  readonly files: boolean;
  /** Whether pull requests have labels and can be reopened. */
  readonly labels: boolean;
}

const SIDES: readonly Side[] = [
  { hub: 'github', deliveries: github, files: true, labels: true },
  { hub: 'gitlab', deliveries: gitlab, files: true, labels: true },
  { hub: 'gitea', deliveries: gitea, files: true, labels: true },
  { hub: 'bitbucket-cloud', deliveries: bitbucketCloud, files: false, labels: false },
  { hub: 'bitbucket-data-center', deliveries: bitbucketDataCenter, files: false, labels: false },
];

export const EVENT_CASES: readonly EventCase[] = [...SIDES.flatMap(casesOf), ...SENDER_CASES];

function casesOf(side: Side): EventCase[] {
  return [
    ...pushes(side),
    ...tags(side),
    ...pullRequests(side),
    ...comments(side),
    ...releases(side),
    ...severalRefs(side),
    ...rarely(side),
    ...hostile(side),
  ];
}

function pushes({ hub, deliveries: { push }, files }: Side): EventCase[] {
  const paths = files ? ['paths'] : [];
  return [
    { title: 'a push to main', hub, delivery: push(), fires: ['push', ...paths], texts: { branch: 'main' } },
    { title: 'a wrong signature', hub, delivery: push(), signature: 'wrong', fires: [] },
    { title: 'no signature', hub, delivery: push(), signature: 'missing', fires: [] },
    { title: 'a deleted branch', hub, delivery: push({ deleted: true }), fires: [] },
    { title: 'another branch', hub, delivery: push({ branch: 'main2' }), fires: paths },
    {
      title: 'a branch with a slash',
      hub,
      delivery: push({ branch: 'x/main' }),
      fires: paths,
      texts: { branch: 'x/main' },
    },
    { title: 'another author', hub, delivery: push({ author: 'eve' }), fires: paths },
    {
      title: 'a marker that is ignored',
      hub,
      delivery: push({ branch: 'peak', message: 'x [no ci]' }),
      fires: ['peak', ...paths],
    },
    { title: 'a marker to skip', hub, delivery: push({ message: 'docs [Skip CI]' }), fires: paths },
    ...(files
      ? [
          { title: 'another file', hub, delivery: push({ files: ['doc/a.txt'] }), fires: ['push'] },
          { title: 'a file at the top', hub, delivery: push({ files: ['a.toml'] }), fires: ['push', 'paths'] },
          { title: 'a file below the top', hub, delivery: push({ files: ['x/a.toml'] }), fires: ['push'] },
          { title: 'an excluded file', hub, delivery: push({ files: ['src/docs/a.md'] }), fires: ['push'] },
          {
            title: 'an excluded file and another',
            hub,
            delivery: push({ files: ['src/docs/a.md', 'src/b'] }),
            fires: ['push', 'paths'],
            texts: { changedFiles: 'src/docs/a.md\nsrc/b' },
          },
          { title: 'a branch that is set back', hub, delivery: setBack(push()), fires: ['push', 'paths'] },
        ]
      : []),
    ...(hub === 'github'
      ? [
          {
            title: 'a branch of a folder',
            hub,
            delivery: push({ branch: 'release/1.2' }),
            fires: ['branches', 'paths'],
          },
          { title: 'a branch of two folders', hub, delivery: push({ branch: 'release/1/2' }), fires: ['paths'] },
          { title: 'a choice of branches', hub, delivery: push({ branch: 'next' }), fires: ['branches', 'paths'] },
          { title: 'any one character', hub, delivery: push({ branch: 'hotfix' }), fires: ['branches', 'paths'] },
        ]
      : []),
  ];
}

/** What senders do now and then. */
function rarely({ hub, deliveries: { push, comment }, files }: Side): EventCase[] {
  const changed = ({ headers, body }: Delivery, more: object, header: object = {}): Delivery => ({
    headers: { ...headers, ...header },
    body: { ...body, ...more },
  });
  const created = changed(setBack(push()), { before: ZEROS, created: true });
  const forced = changed(push({ files: ['doc/a.txt'] }), { forced: true });
  const confidential = changed(comment(), {}, { 'X-Gitlab-Event': 'Confidential Note Hook' });
  const { object_attributes: note, ...others } = comment().body as { readonly object_attributes?: object };
  const old = changed(comment(), { ...others, object_attributes: { ...note, action: undefined } });
  const actor = { type: 'app_user', kind: 'repository_access_token', display_name: 'of the CI' };
  return [
    // A branch that gets another name is pushed anew, and changes no files.
    ...(files ? [{ title: 'a new branch of old commits', hub, delivery: created, fires: ['push'] }] : []),
    ...(hub === 'github' ? [{ title: 'a force push', hub, delivery: forced, fires: ['push', 'paths'] }] : []),
    ...(hub === 'gitlab'
      ? [
          { title: 'a confidential comment', hub, delivery: confidential, fires: [] },
          { title: 'a comment without an action', hub, delivery: old, fires: ['comment'] },
        ]
      : []),
    ...(hub === 'bitbucket-cloud'
      ? [
          {
            title: 'a push by an access token',
            hub,
            delivery: changed(push({ branch: 'peak' }), { actor }),
            fires: ['peak'],
            texts: { author: 'of the CI' },
          },
        ]
      : []),
  ];
}

/** A force push to an older commit lists none. */
function setBack({ headers, body }: Delivery): Delivery {
  return { headers, body: { ...body, commits: [], total_commits: 0, total_commits_count: 0 } };
}

/** Bitbucket tells of all refs of a push at once; one of them is what the run is for. */
function severalRefs({ hub, deliveries: { push, tag }, files }: Side): EventCase[] {
  if (files) return [];
  const [main, other, version] = [push(), push({ branch: 'dev' }), tag('v1.2.0')];
  const texts = { branch: 'main' };
  return [
    { title: 'the second branch', hub, delivery: together(other, main), fires: ['push'], texts },
    {
      title: 'a deleted branch before',
      hub,
      delivery: together(push({ deleted: true }), main),
      fires: ['push'],
      texts,
    },
    { title: 'two wanted branches', hub, delivery: together(push({ branch: 'peak' }), main), fires: ['peak', 'push'] },
    { title: 'no wanted branch', hub, delivery: together(other, push({ branch: 'old' })), fires: [] },
    {
      title: 'a branch and its tag',
      hub,
      delivery: together(main, version),
      fires: ['any-version', 'push', 'tag', 'version'],
      values: { sha: SHA },
    },
    {
      title: 'two tags',
      hub,
      delivery: together(tag('v1.2.0-rc.1'), tag('v1.2.0')),
      fires: ['any-version', 'tag', 'version'],
    },
    {
      title: 'a tag and the other tag',
      hub,
      delivery: together(tag('latest'), tag('w2')),
      fires: ['by-ann'],
      texts: { tag: 'w2' },
    },
  ];
}

function together(...[first, ...others]: readonly [Delivery, ...Delivery[]]): Delivery {
  const { body } = first as { readonly body: Several };
  const changes = [first, ...others].flatMap((one) => changesOf(one.body as Several));
  return { ...first, body: body.push ? { ...body, push: { changes } } : { ...body, changes } };
}

/** Changes of refs, at one place in Bitbucket Cloud and at another in Bitbucket Data Center. */
interface Several {
  readonly push?: { readonly changes: readonly object[] };
  readonly changes?: readonly object[];
}

function changesOf({ push, changes = [] }: Several): readonly object[] {
  return push?.changes ?? changes;
}

function tags({ hub, deliveries: { tag } }: Side): EventCase[] {
  // Bitbucket Data Center names the tag itself.
  const commit = hub === 'bitbucket-data-center' ? { sha: ANNOTATED } : { sha: SHA };
  const named = (name: string) => ({ texts: { tag: name }, values: { tagLabel: name, ref: `refs/tags/${name}` } });
  return [
    { title: 'a tag', hub, delivery: tag('v1.2.0'), fires: ['any-version', 'tag', 'version'], ...named('v1.2.0') },
    {
      title: 'a version without v',
      hub,
      delivery: tag('1.2.0'),
      fires: ['any-version', 'version'],
      values: { version: '1.2.0' },
    },
    {
      title: 'a prerelease',
      hub,
      delivery: tag('v1.2.0-rc.1'),
      fires: ['any-version', 'tag'],
      values: { version: '1.2.0-rc.1' },
    },
    { title: 'a tag that is no version', hub, delivery: tag('w1'), fires: ['by-ann'], values: { sha: SHA } },
    { title: 'a tag in a folder', hub, delivery: tag('x/y/1'), fires: ['by-ann'], texts: { tag: 'x/y/1' } },
    { title: 'a tag with a plus', hub, delivery: tag('v1.2.0+a'), fires: ['any-version', 'tag', 'version'] },
    { title: 'another tag', hub, delivery: tag('y'), fires: [] },
    { title: 'a tag with a sign', hub, delivery: tag('w$(TOKEN)'), fires: [] },
    { title: 'a deleted tag', hub, delivery: tag('v1.2.0', { deleted: true }), fires: [] },
    { title: 'an annotated tag', hub, delivery: tag('w1', { annotated: true }), fires: ['by-ann'], values: commit },
  ];
}

function pullRequests({ hub, deliveries: { pullRequest }, labels }: Side): EventCase[] {
  return [
    {
      title: 'a new pull request',
      hub,
      delivery: pullRequest({ branch: 'Feature/X_1', description: 'why' }),
      fires: ['pull'],
      texts: { branch: 'Feature/X_1', targetBranch: 'main', title: 'Higher', description: 'why' },
      values: { number: '7', branchLabel: 'feature-x-1' },
    },
    { title: 'no description', hub, delivery: pullRequest({}), fires: ['pull'], texts: { description: '' } },
    { title: 'a push to it', hub, delivery: pullRequest({ action: 'synchronized' }), fires: ['pull'] },
    { title: 'a draft', hub, delivery: pullRequest({ draft: true }), fires: [] },
    { title: 'a fork', hub, delivery: pullRequest({ fork: true }), fires: [] },
    { title: 'another target', hub, delivery: pullRequest({ target: 'dev' }), fires: ['to-dev'] },
    { title: 'a draft for it', hub, delivery: pullRequest({ target: 'release/1', draft: true }), fires: ['to-dev'] },
    { title: 'a title to skip', hub, delivery: pullRequest({ target: 'dev', title: '[no ci]' }), fires: ['to-dev'] },
    {
      title: 'a closed one for it',
      hub,
      delivery: pullRequest({ target: 'dev', action: 'closed' }),
      fires: ['closed'],
    },
    { title: 'a closed fork', hub, delivery: pullRequest({ action: 'closed', fork: true }), fires: [] },
    { title: 'a title to skip', hub, delivery: pullRequest({ title: 'x [ci skip]' }), fires: [] },
    { title: 'a closed one', hub, delivery: pullRequest({ action: 'closed' }), fires: ['closed'] },
    {
      title: 'a merged one',
      hub,
      delivery: pullRequest({ action: 'closed', merged: true }),
      fires: ['closed', 'merged'],
    },
    ...(hub === 'github' || hub === 'gitlab'
      ? [
          { title: 'a draft that is ready', hub, delivery: pullRequest({ action: 'ready' }), fires: ['pull'] },
          { title: 'one that is ready', hub, delivery: pullRequest({ action: 'ready', target: 'dev' }), fires: [] },
        ]
      : []),
    ...(labels
      ? [
          { title: 'a reopened one', hub, delivery: pullRequest({ action: 'reopened' }), fires: ['pull'] },
          {
            title: 'a label',
            hub,
            delivery: pullRequest({ action: 'labelled', labels: ['a', 'deploy'], fork: true }),
            fires: ['label'],
          },
          { title: 'another label', hub, delivery: pullRequest({ action: 'labelled', labels: ['a'] }), fires: [] },
          {
            title: 'another label beside it',
            hub,
            delivery: pullRequest({ action: 'labelled', labels: ['deploy', 'a'], fork: true }),
            // Gitea does not say which label is new.
            fires: hub === 'gitea' ? ['label'] : [],
          },
          {
            title: 'a push to one with the label',
            hub,
            delivery: pullRequest({ action: 'synchronized', labels: ['deploy'], fork: true }),
            fires: ['label'],
          },
          {
            title: 'one that is opened with the label',
            hub,
            delivery: pullRequest({ labels: ['deploy'], fork: true }),
            // GitHub tells of the label once more.
            fires: hub === 'github' ? [] : ['label'],
          },
          {
            title: 'a label that is taken away',
            hub,
            delivery: pullRequest({ action: 'labelled', labels: ['deploy'], added: 'none', fork: true }),
            fires: hub === 'gitea' ? ['label'] : [],
          },
        ]
      : []),
  ];
}

function comments({ hub, deliveries: { comment } }: Side): EventCase[] {
  return [
    { title: 'a command', hub, delivery: comment(), fires: ['comment'], texts: { arguments: 'prod' } },
    {
      title: 'a command of two lines',
      hub,
      delivery: comment({ text: '  /deploy\nprod  now' }),
      fires: ['comment'],
      texts: { comment: '  /deploy\nprod  now', arguments: 'prod  now' },
    },
    { title: 'a longer word', hub, delivery: comment({ text: '/deployment' }), fires: [] },
    { title: 'a command inside', hub, delivery: comment({ text: 'do /deploy' }), fires: [] },
    { title: 'a stranger', hub, delivery: comment({ stranger: true }), fires: [] },
    { title: 'a stranger who may', hub, delivery: comment({ text: '/test', stranger: true }), fires: ['of-everyone'] },
    { title: 'an edited comment', hub, delivery: comment({ edited: true }), fires: [] },
    { title: 'a comment elsewhere', hub, delivery: comment({ onIssue: true }), fires: [] },
  ];
}

function releases({ hub, deliveries: { release } }: Side): EventCase[] {
  if (!release) return [];
  const isKnown = hub !== 'gitlab';
  return [
    { title: 'a release', hub, delivery: release('v1.2.0'), fires: ['release'], values: { version: '1.2.0' } },
    ...HOSTILE.map((title): EventCase => ({
      title: `release ${title}`,
      hub,
      delivery: release('v1.2.0', { title }),
      fires: ['release'],
      texts: { title },
    })),
    ...(isKnown ? [{ title: 'a prerelease', hub, delivery: release('v1.2.0', { prerelease: true }), fires: [] }] : []),
  ];
}

/** The run starts, and the text comes through byte for byte. */
function hostile({ hub, deliveries: { push, pullRequest, comment }, files }: Side): EventCase[] {
  const paths = files ? ['paths'] : [];
  return [
    ...HOSTILE.flatMap((text): EventCase[] => [
      { title: `title ${text}`, hub, delivery: pullRequest({ title: text }), fires: ['pull'], texts: { title: text } },
      {
        title: `message ${text}`,
        hub,
        delivery: push({ message: text }),
        fires: ['push', ...paths],
        texts: { message: text },
      },
      {
        title: `comment ${text}`,
        hub,
        delivery: comment({ text: `/deploy ${text}` }),
        fires: ['comment'],
        texts: { arguments: text },
      },
    ]),
    ...HOSTILE_BRANCHES.flatMap((branch): EventCase[] => [
      { title: `branch ${branch}`, hub, delivery: push({ branch }), fires: paths, ...(files && { texts: { branch } }) },
      { title: `head ${branch}`, hub, delivery: pullRequest({ branch }), fires: ['pull'], texts: { branch } },
    ]),
  ];
}
