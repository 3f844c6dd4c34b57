import { createHmac } from 'node:crypto';
import { explainEvent, type EventExplanation, type TriggerExplanation } from '../../../src';

const SECRET = { 'github-webhook': { token: 's3cret' } };

const template = {
  spec: {
    params: [{ name: 'revision' }, { name: 'branch', default: 'none' }],
    resourcetemplates: [
      {
        apiVersion: 'tekton.dev/v1',
        kind: 'PipelineRun',
        metadata: { generateName: 'delivery-' },
        spec: {
          pipelineRef: { name: 'delivery' },
          params: [
            { name: 'revision', value: '$(tt.params.revision)' },
            { name: 'branch', value: '$(tt.params.branch)' },
          ],
        },
      },
    ],
  },
};

function listener(...interceptors: readonly object[]): object {
  return {
    apiVersion: 'triggers.tekton.dev/v1beta1',
    kind: 'EventListener',
    metadata: { name: 'hub', namespace: 'ci' },
    spec: {
      triggers: [
        {
          name: 'push',
          interceptors,
          bindings: [
            { name: 'revision', value: '$(body.after)' },
            { name: 'branch', value: '$(extensions.branch)' },
          ],
          template,
        },
      ],
    },
  };
}

const github = {
  ref: { name: 'github' },
  params: [
    { name: 'secretRef', value: { secretName: 'github-webhook', secretKey: 'token' } },
    { name: 'eventTypes', value: ['push'] },
  ],
};
const cel = {
  ref: { name: 'cel' },
  params: [
    { name: 'filter', value: "body.ref.startsWith('refs/heads/')" },
    { name: 'overlays', value: [{ key: 'branch', expression: "body.ref.replace('refs/heads/', '')" }] },
  ],
};

const push = JSON.stringify({ ref: 'refs/heads/main', after: 'c0ffee' });
const signed = (body: string): string => `sha256=${createHmac('sha256', 's3cret').update(body).digest('hex')}`;
const headers = { 'X-GitHub-Event': 'push', 'X-Hub-Signature-256': signed(push) };
const one = ({ triggers }: EventExplanation): TriggerExplanation => triggers[0]!;

test('an event that all interceptors let pass creates what the template says', () => {
  const explanation = explainEvent([listener(github, cel)], push, headers, { secrets: SECRET });

  expect(one(explanation)).toMatchObject({
    trigger: 'push',
    outcome: 'fires',
    assumed: [],
    extensions: { branch: 'main' },
    params: { revision: 'c0ffee', branch: 'main' },
    resources: [
      {
        kind: 'PipelineRun',
        metadata: {
          generateName: 'delivery-',
          namespace: 'ci',
          labels: { 'triggers.tekton.dev/eventlistener': 'hub', 'triggers.tekton.dev/trigger': 'push' },
        },
        spec: {
          params: [
            { name: 'revision', value: 'c0ffee' },
            { name: 'branch', value: 'main' },
          ],
        },
      },
    ],
  });
});

test.each<[string, string, object, object, Partial<TriggerExplanation>]>([
  [
    'of another type',
    push,
    { ...headers, 'x-github-event': 'ping' },
    {},
    {
      outcome: 'refuses',
      step: 'interceptor 1 "github"',
      reason: 'header X-GitHub-Event is "ping", and only events "push" are taken',
    },
  ],
  [
    'with the signature of another body',
    push,
    { ...headers, 'X-Hub-Signature-256': signed('{}') },
    {},
    { outcome: 'refuses', reason: 'header X-Hub-Signature-256 is not the signature of this body with the Secret' },
  ],
  [
    'without signature',
    push,
    { 'X-GitHub-Event': 'push' },
    {},
    { outcome: 'refuses', reason: 'there is no header X-Hub-Signature-256' },
  ],
  [
    'where the Secret has to be known',
    push,
    headers,
    { secrets: {}, unknownSecrets: 'refuse' },
    { outcome: 'refuses', reason: 'there is no Secret "github-webhook" with key "token"' },
  ],
])('an event %s does not fire', (_, body, given, options, expected) => {
  const explanation = explainEvent([listener(github, cel)], body, given as Record<string, string>, {
    secrets: SECRET,
    ...options,
  });

  expect(one(explanation)).toMatchObject(expected);
});

test('a filter that is not true says which', () => {
  const explanation = explainEvent([listener(cel)], { ref: 'refs/tags/v1', after: 'c0ffee' });

  expect(one(explanation)).toMatchObject({
    outcome: 'refuses',
    step: 'interceptor 1 "cel"',
    reason: `filter "body.ref.startsWith('refs/heads/')" is not true`,
  });
});

test('a field that is not there fails where it is read', () => {
  expect(one(explainEvent([listener(cel)], { after: 'c0ffee' }))).toMatchObject({
    outcome: 'refuses',
    reason: expect.stringContaining('cannot be evaluated') as string,
  });
  expect(one(explainEvent([listener(cel)], { ref: 'refs/heads/x' }))).toMatchObject({
    outcome: 'fails',
    step: 'binding of param "revision"',
    reason: '$(body.after) leads nowhere: after is not found',
  });
});

test('a Secret that is not known is taken for granted, and said', () => {
  const explanation = explainEvent([listener(github, cel)], push, { 'X-GitHub-Event': 'push' });

  expect(one(explanation)).toMatchObject({
    outcome: 'fires',
    assumed: ['header X-Hub-Signature-256 fits key "token" of Secret "github-webhook"'],
  });
});

test('hostile text stays text', () => {
  const after = '$(params.nope) "quoted"\n$(context.pipelineRun.name)';
  const [run] = one(explainEvent([listener(cel)], { ref: 'refs/heads/x', after })).resources as any[];

  expect(run.spec.params[0].value).toBe('$$(params.nope) "quoted"\n$$(context.pipelineRun.name)');
});

test('an object in quotes makes no JSON, and the explanation says so', () => {
  const explanation = explainEvent([listener(cel)], { ref: 'refs/heads/x', after: { id: 'c0ffee' } });

  expect(one(explanation)).toMatchObject({
    outcome: 'fails',
    step: 'resource 1',
    reason: expect.stringMatching(/^with the values filled in it is no JSON/) as string,
  });
});

test('a body that is no JSON object is refused by the listener itself', () => {
  expect(explainEvent([listener(cel)], 'a=b')).toMatchObject({ accepted: false, triggers: [] });
});

test('what only the provider knows is unknown', () => {
  const files = { ref: { name: 'github' }, params: [{ name: 'addChangedFiles', value: { enabled: true } }] };
  const event = { number: 1, ref: 'refs/heads/x', after: 'c0ffee' };
  const pullRequest = { 'X-GitHub-Event': 'pull_request' };

  expect(one(explainEvent([listener(files, cel)], event, pullRequest)).outcome).toBe('unknown');
  expect(one(explainEvent([listener(files, cel)], event, pullRequest, { changedFiles: ['a', 'b'] }))).toMatchObject({
    outcome: 'fires',
    extensions: { changed_files: 'a,b' },
  });
});

test('a listener that is not there is named', () => {
  expect(() => explainEvent([listener(cel)], {}, {}, { listener: 'other' })).toThrow(
    'there is no EventListener "other"',
  );
});

test('of several listeners one has to be said', () => {
  const other = { ...listener(cel), metadata: { name: 'other', namespace: 'shop' } };
  const documents = [listener(cel), other];

  expect(() => explainEvent(documents, {})).toThrow(
    `there are 2 EventListeners: "hub" in "ci", "other" in "shop"; say which: { listener: '…' }`,
  );
  expect(explainEvent(documents, {}, {}, { listener: 'other' })).toMatchObject({
    listener: 'other',
    namespace: 'shop',
  });
  expect(() =>
    explainEvent([listener(cel), { ...other, metadata: { name: 'hub' } }], {}, {}, { listener: 'hub' }),
  ).toThrow('there are 2 EventListeners: "hub" in "ci", "hub" in "default"; leave the documents of the others out');
});
