import { createHmac } from 'node:crypto';
import type { Random } from '../fuzz/random';

type Json = Readonly<Record<string, unknown>>;

/** What events are signed with. */
export const SECRET = 's3cret';

const TEXTS = [
  'main',
  'refs/heads/main',
  'refs/tags/v1.2',
  'a/b c',
  '',
  'x$(params.y)',
  "it's",
  'say "hi"',
  'line\nbreak',
  'é€😀',
  '<b>&',
  '$(params.a)',
  '[skip ci]',
  '\\',
  'null',
  '1',
];

/** The body of an event of whatever sort. */
export function bodyOf(random: Random): Json {
  const text = (): string => random.pick(TEXTS);
  const files = (): string[] =>
    random.times(0, 2, () => random.pick(['src/a.ts', 'docs/x.md', 'README.md', 'a b.txt']));
  return {
    ref: text(),
    after: 'c0ffee'.repeat(6),
    ...(random.chance(0.8) && { action: random.pick(['opened', 'synchronize', 'closed']) }),
    ...(random.chance(0.7) && { number: random.pick([1, 42, 1234567, 0.5, -1, 1e21]) }),
    deleted: random.chance(0.2),
    nothing: null,
    ...(random.chance(0.9) && {
      repository: {
        ...(random.chance(0.95) && { full_name: random.pick(['acme/shop', 'acme/a b']) }),
        clone_url: 'https://example.com/acme/shop.git',
        links: {
          clone: [
            { name: 'http', href: 'https://x' },
            { name: 'ssh', href: 'ssh://x' },
          ],
        },
      },
    }),
    ...(random.chance(0.8) && {
      commits: random.times(0, 3, () => ({
        added: files(),
        modified: files(),
        ...(random.chance(0.95) && { removed: files() }),
        message: text(),
      })),
    }),
    list: random.times(0, 3, () => random.pick([1, 'a', null, true, { k: 'v' }, [1]])),
    'dotted.key': text(),
    a: { b: text(), c: { d: random.pick([true, 1, null, 'x']) } },
    head_commit: { message: text() },
  };
}

/** The headers of a request with this body, signed rightly, wrongly or not at all. */
export function headersOf(random: Random, body: string): Record<string, string> {
  const sign = (hash: string, secret: string): string =>
    `${hash}=${createHmac(hash, secret).update(body).digest('hex')}`;
  return {
    ...(random.chance(0.8) && { 'X-GitHub-Event': random.pick(['push', 'pull_request', 'issue_comment']) }),
    ...(random.chance(0.8) && {
      'x-hub-signature-256': random.pick([
        sign('sha256', SECRET),
        sign('sha256', SECRET),
        sign('sha1', SECRET),
        sign('sha256', 'no'),
        'sha256=zz',
        'nothing',
        'md5=00',
      ]),
    }),
    ...(random.chance(0.6) && { 'X-Hub-Signature': random.pick([sign('sha256', SECRET), sign('sha1', 'no')]) }),
    ...(random.chance(0.6) && { 'X-Gitlab-Token': random.pick([SECRET, 'no']) }),
    ...(random.chance(0.6) && { 'X-Gitlab-Event': random.pick(['Push Hook', 'Tag Push Hook']) }),
    ...(random.chance(0.6) && { 'X-Event-Key': random.pick(['repo:push', 'pr:opened']) }),
    ...(random.chance(0.1) && {
      'Content-Type': random.pick(['application/x-www-form-urlencoded', 'application/json; charset=utf-8']),
    }),
  };
}
