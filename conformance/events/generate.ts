import { createHmac } from 'node:crypto';
import { generateCel } from '../cel/generate';
import type { Random } from '../fuzz/random';

type Json = Record<string, unknown>;

/** An event and the documents of a cluster that gets it. */
export interface EventCase {
  readonly documents: readonly Json[];
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const API = 'triggers.tekton.dev/v1beta1';
const SECRET = 's3cret';
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

/** A listener of whatever sort, right or wrong, and an event for it. */
export function generateEvent(random: Random): EventCase {
  const body = bodyOf(random);
  const text = random.chance(0.03) ? random.pick(['', '{', '[]', 'null', '"x"', 'a=1&b=2']) : JSON.stringify(body);
  return { documents: [...documentsOf(random)], body: text, headers: headersOf(random, text) };
}

function bodyOf(random: Random): Json {
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

function headersOf(random: Random, body: string): Record<string, string> {
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

function* documentsOf(random: Random): Generator<Json> {
  yield { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'hook' }, stringData: { token: SECRET } };
  yield {
    apiVersion: API,
    kind: 'TriggerBinding',
    metadata: { name: 'one' },
    spec: { params: random.times(0, 2, () => paramOf(random)).filter(unique) },
  };
  yield {
    apiVersion: API,
    kind: 'ClusterTriggerBinding',
    metadata: { name: 'all' },
    spec: { params: [{ name: 'z', value: '$(body.ref)' }] },
  };
  yield {
    apiVersion: API,
    kind: 'TriggerTemplate',
    metadata: {
      name: 'tt',
      ...(random.chance(0.3) && { annotations: { 'triggers.tekton.dev/old-escape-quotes': 'true' } }),
    },
    spec: templateOf(random),
  };
  const labelled = random.times(0, 2, (i) => ({
    apiVersion: API,
    kind: 'Trigger',
    metadata: { name: `doc${i}`, labels: { team: random.pick(['a', 'b']) } },
    spec: triggerOf(random),
  }));
  yield* labelled;
  const spec: Json = { triggers: random.times(1, 3, (i) => ({ name: `t${i}`, ...triggerOf(random) })) };
  if (random.chance(0.2)) (spec['triggers'] as Json[]).push({ triggerRef: random.pick(['doc0', 'none']) });
  if (random.chance(0.2))
    spec['triggerGroups'] = [
      {
        name: 'g',
        interceptors: [interceptorOf(random)],
        triggerSelector: { labelSelector: { matchLabels: { team: 'a' } } },
      },
    ];
  else if (random.chance(0.1))
    spec['labelSelector'] = {
      matchExpressions: [{ key: 'team', operator: random.pick(['In', 'NotIn']), values: ['b'] }],
    };
  yield {
    apiVersion: API,
    kind: 'EventListener',
    metadata: { name: 'el', ...(random.chance(0.1) && { annotations: { 'tekton.dev/payload-validation': 'false' } }) },
    spec: { serviceAccountName: 'sa', ...spec },
  };
}

function unique({ name }: Json, index: number, all: readonly Json[]): boolean {
  return all.findIndex((other) => other['name'] === name) === index;
}

function triggerOf(random: Random): Json {
  const bindings: Json[] = random.times(0, 3, () => paramOf(random)).filter(unique);
  if (random.chance(0.2)) bindings.push({ ref: random.pick(['one', 'one', 'none']), kind: 'TriggerBinding' });
  if (random.chance(0.2)) bindings.push({ ref: 'all', kind: 'ClusterTriggerBinding' });
  return {
    interceptors: random.times(0, 2, () => interceptorOf(random)),
    bindings,
    template: random.chance(0.3) ? { ref: random.pick(['tt', 'tt', 'tt', 'none']) } : { spec: templateOf(random) },
  };
}

const PATHS = [
  'body.ref',
  'body.after',
  'body.number',
  'body.nothing',
  'body.deleted',
  'body.repository.full_name',
  'body.commits[0].message',
  'body.commits[*].message',
  'body.commits[0].added',
  'body.list',
  'body.list[0]',
  'body.list[-1]',
  'body.list[0:2]',
  'body.list[0,1]',
  'body.list[5]',
  'body.a',
  'body.a.c.d',
  '{.body.ref}',
  '.body.ref',
  'body.missing',
  'header.X-GitHub-Event',
  'header.x-github-event',
  'header.Nope',
  'header',
  'extensions.sha',
  'extensions.a.b',
  'extensions',
  'context.eventID',
  'body',
  'body.repository.links.clone[?(@.name=="http")].href',
  "body.repository.links.clone[?(@.name=='ssh')].href",
  'body.list[?(@.k)].k',
  "body['ref']",
  "body['dotted.key']",
  'body.dotted\\.key',
  'body..message',
  'body.commits[*].added[*]',
  'body.head_commit.message',
  'body.ref[0]',
  'nope.x',
  'body.',
  'body[',
  'body.list[?(@ > 1)]',
  'body.commits[?(@.message!="")].message',
  'body.a.*',
  'body.list[::2]',
  'body.a b',
  'extensions.files',
];

function paramOf(random: Random): Json {
  const expression = (): string => `$(${random.pick(PATHS)})`;
  const value = random.pick([
    expression,
    expression,
    expression,
    () => 'plain',
    () => `x-${expression()}-${expression()}`,
    () => '$(body.ref',
    () => '$()',
    () => '$(body.a.b)$(',
  ]);
  return { name: random.pick(['a', 'b', 'c', 'd']), value: value() };
}

const FILTERS = [
  "body.ref == 'refs/heads/main'",
  "body.ref.startsWith('refs/')",
  "body.action in ['opened']",
  '!body.deleted',
  "header.match('X-GitHub-Event', 'push')",
  'body.number > 1.0',
  'body.number == 42',
  "body.commits.exists(c, c.added.exists(f, f.startsWith('src/')))",
  'has(body.repository)',
  'has(body.nothing)',
  'has(body.missing.x)',
  'body.nothing == null',
  'body.number + 1 == 2',
  "extensions.sha == 'c0ffee'",
  "body.head_commit.message.matches('(?i)skip')",
  "'s3cret'.compareSecret('token', 'hook')",
  "'x'.compareSecret('nope', 'hook')",
  'true',
  '1',
  'body.list.size() > 0',
  'body.x',
  'foo',
  '1 +',
  "header.canonical('x-event-key') == 'repo:push'",
  "body.ref.translate('[^a-z]', '-') != ''",
  "requestURL.parseURL().path == '/'",
  "body.commits.all(c, !c.message.contains('[skip ci]'))",
  "body.repository.links.clone.filter(l, l.name == 'ssh').size() == 1",
  'extensions.files.split(",").exists(f, f.endsWith(".md"))',
  "'k' in body.list[0]",
];
const EXPRESSIONS = [
  'body.after.truncate(7)',
  'base64.encode(bytes(body.ref))',
  'body.number',
  'int(body.number)',
  'string(body.number)',
  'body.commits',
  'body.a.marshalJSON()',
  'body.list',
  'body.ref.split("/")',
  "body.ref.replace('refs/heads/', '')",
  'body.commits.map(c, c.message)',
  'body.nothing',
  'true',
  "{'x': 1, 'y': [null]}",
  'bytes(body.ref)',
  'body.ref.substring(2)',
  'body.ref.lowerAscii()',
  'body.list.first()',
  'body.list.last()',
  'size(body.list)',
  'body.missing',
  "body.ref.indexOf('/')",
  '1 / 0',
  'timestamp("2024-01-01T00:00:00Z")',
  '1u',
  'body.commits.map(c, c.added).flatten()',
  'math.greatest(body.number, 3.0)',
  'body.ref.reverse()',
  "body.head_commit.message.split(' ').join('-')",
  "['b','a'].sort()",
  'body.ref.charAt(0)',
  '[1, 2].map(x, x * 2)',
  'body.ref.trim()',
  "'%s-%d'.format([body.ref, 3])",
  'body.ref.translate("(a)", "<$1>")',
  '1.5',
  'double("2")',
  "body.a.b + '!'",
  'sets.contains([1], [1])',
  "'https://u:p@h.example/a/b?q=1&q=2#f'.parseURL()",
  `'{"a": [1, "x"]}'.parseJSON()`,
  "'a: [1, x]'.parseYAML()",
  'body.list.distinct()',
  'lists.range(3)',
  '9007199254740993',
  'body.number * 2.0',
];

function interceptorOf(random: Random): Json {
  const ref = (name: string): Json => ({ name });
  const secretRef = (): Json =>
    random.pick([
      { secretName: 'hook', secretKey: 'token' },
      { secretName: 'hook', secretKey: 'token' },
      { secretName: 'none', secretKey: 'x' },
      { secretName: 'hook' },
    ]);
  const types = (all: readonly string[]): Json[] =>
    random.chance(0.6)
      ? [
          {
            name: 'eventTypes',
            value: random.chance(0.05) ? random.pick(['push', [], null]) : random.times(1, 2, () => random.pick(all)),
          },
        ]
      : [];
  const secret = (): Json[] => (random.chance(0.6) ? [{ name: 'secretRef', value: secretRef() }] : []);
  return random.pick([
    () => ({
      ref: ref('github'),
      params: [
        ...secret(),
        ...types(['push', 'pull_request', 'ping']),
        ...(random.chance(0.2) ? [{ name: 'addChangedFiles', value: { enabled: true } }] : []),
      ],
    }),
    () => ({ ref: ref('gitlab'), params: [...secret(), ...types(['Push Hook'])] }),
    () => ({ ref: ref('bitbucket'), params: [...secret(), ...types(['repo:push'])] }),
    () => ({ ref: ref('cel'), params: celParams(random) }),
    () => ({ ref: ref('cel'), params: celParams(random) }),
    () => ({ ref: ref('cel'), params: celParams(random) }),
    () => ({ ref: ref('cel'), params: celParams(random) }),
    () =>
      random.chance(0.3)
        ? { ref: ref('nope') }
        : { ref: ref('slack'), params: [{ name: 'requestedFields', value: ['a'] }] },
  ])();
}

function celParams(random: Random): Json[] {
  const expression = (): string =>
    random.chance(0.25)
      ? generateCel(random, { hasTriggers: true, wrongTypes: 0.02, wrongNames: 0.01 })
      : random.pick(EXPRESSIONS);
  const filter = random.chance(0.15)
    ? generateCel(random, { hasTriggers: true, wrongTypes: 0.01, wrongNames: 0 })
    : random.pick(FILTERS);
  return [
    ...(random.chance(0.5) ? [{ name: 'filter', value: filter }] : []),
    ...(random.chance(0.6)
      ? [
          {
            name: 'overlays',
            value: random.times(1, 2, () => ({
              key: random.pick(['sha', 'files', 'a.b', 'a', 'x.0', 'y\\.z', 'a.b.c', '']),
              expression: expression(),
            })),
          },
        ]
      : []),
  ];
}

function templateOf(random: Random): Json {
  const variable = (): string => `$(tt.params.${random.pick(['a', 'b', 'c', 'd', 'z'])})`;
  const declared = random.times(1, 4, (i) => ({
    name: ['a', 'b', 'c', 'd'][i],
    ...(random.chance(0.5) && { default: random.pick(['dflt', '', 'has "quotes"']) }),
  }));
  const names = declared.map(({ name }) => `$(tt.params.${String(name)})`);
  const used = (): string => (names.length > 0 ? random.pick(names) : 'none');
  return {
    params: random.chance(0.95) ? [...declared, { name: 'z', default: 'zz' }] : [],
    resourcetemplates: random.times(1, 2, () => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        generateName: 'x-',
        ...(random.chance(0.2) && { labels: { value: used() } }),
        ...(random.chance(0.1) && { namespace: 'other' }),
      },
      data: { one: used(), two: `$(uid)-${used()}`, three: random.chance(0.5) ? variable() : 'x' },
    })),
  };
}
