import {
  BitbucketCloudEvents,
  CloudEvents,
  eventField,
  GitHubEvents,
  WebhookEvents,
  ListenerExposure,
  param,
  Pipeline,
} from 'cdk8s-tekton';
import { testChart } from '../helpers/chart';
import { refuses } from '../helpers/reports';

const secret = { name: 'webhook' };
const named = Pipeline.fromName('delivery');

refuses(
  'a hub without a Secret',
  (chart) => new GitHubEvents(chart, 'hub', {} as never) /* here */,
  `
  error[missing-webhook-secret]: no Secret says how webhooks are signed, so anybody who reaches the listener could start runs
    at shop/hub                                          HERE
    help: give the Secret that the provider signs with: secret: { name: 'webhook', key: 'secretToken' }
    help: or say that nothing is checked: secret: Unsigned.because('…')`,
);

refuses(
  'a folder as a pattern',
  (chart) => new GitHubEvents(chart, 'hub', { secret }).onPush(named, { paths: 'src/' }) /* here */,
  `
  error[invalid-glob]: pattern "src/" is not allowed
    at shop/hub/push › paths                             HERE
    help: everything in the folder is "src/**"`,
);

refuses(
  'an empty list of branches',
  (chart) => new GitHubEvents(chart, 'hub', { secret }).onPush(named, { branch: [] }) /* here */,
  `
  error[empty-filter]: branch is an empty list, which lets no event pass
    at shop/hub/push › branch                            HERE
    help: leave it out to let every event pass`,
);

refuses(
  'paths of a provider that names no files',
  (chart) => new BitbucketCloudEvents(chart, 'hub', { secret }).onPush(named, { paths: 'src/**' } as object) /* here */,
  `
  error[no-changed-files]: the provider does not say which files an event changes, and paths asks for them
    at shop/hub/push › paths                             HERE
    help: let a first task compare the commits (git diff --name-only) and give the answer as a result to when
    help: or leave paths out, and every event of the branch starts a run`,
);

refuses(
  'an action that the provider does not tell of',
  (chart) => {
    const filter = { actions: ['labelled' as 'opened'] };
    new BitbucketCloudEvents(chart, 'hub', { secret }).onPullRequest(named, filter); /* here */
  },
  `
  error[unknown-action]: the provider does not tell of pull requests that are "labelled"
    at shop/hub/pull-request › actions                   HERE
    help: actions: opened, synchronized, closed`,
);

refuses(
  'a command of two words',
  (chart) => new GitHubEvents(chart, 'hub', { secret }).onComment(named, { command: '/deploy prod' }) /* here */,
  `
  error[invalid-command]: command "/deploy prod" is not one word
    at shop/hub/comment › command                        HERE
    help: a comment begins with it: command: '/deploy'`,
);

refuses(
  'comments of everybody where nobody said so',
  (chart) =>
    new BitbucketCloudEvents(chart, 'hub', { secret }).onComment(named, { command: '/deploy' } as never) /* here */,
  `
  error[missing-commenters]: the provider does not say who belongs to the repository, and nothing says whose comments start runs
    at shop/hub/comment › from                           HERE
    help: name them: from: ['ann', 'bea']
    help: or say that everybody may who can comment: from: 'everyone'`,
);

refuses(
  'comments without a command',
  (chart) => new GitHubEvents(chart, 'hub', { secret }).onComment(named, {} as never) /* here */,
  `
  error[invalid-command]: command "" is not one word
    at shop/hub/comment › command                        HERE
    help: a comment begins with it: command: '/deploy'`,
);

refuses(
  'merged pull requests that are not closed',
  (chart) =>
    new GitHubEvents(chart, 'hub', { secret }).onPullRequest(named, { merged: true, actions: ['opened'] }) /* here */,
  `
  error[empty-filter]: merged asks for pull requests that are closed, and actions for those that are opened
    at shop/hub/pull-request › actions                   HERE
    help: leave actions out; merged ones are told when they are closed`,
);

refuses(
  'a misspelt filter, which would let every branch pass',
  (chart) => {
    const filter = { skipCi: true, branches: 'main' };
    new GitHubEvents(chart, 'hub', { secret }).onPush(named, filter); /* here */
  },
  `
  error[unknown-key]: a trigger of this event has no "branches"
    at shop/hub/push                                     HERE
    help: did you mean "branch"? keys of a trigger of this event: branch, author, skipCi, paths, cel and 11 more`,
);

test.each<[string, (hub: BitbucketCloudEvents) => void]>([
  ['a label where there are none', (hub) => hub.onPullRequest(named, { label: 'deploy' } as object)],
  ['a tag of a branch', (hub) => hub.onPush(named, { tag: 'v*' } as object)],
  ['the author of a comment', (hub) => hub.onComment(named, { command: '/a', from: 'everyone', author: 'a' } as never)],
])('%s is no filter', (_what, add) => {
  const hub = new BitbucketCloudEvents(testChart(), 'hub', { secret });

  expect(() => {
    add(hub);
  }).toThrow('a trigger of this event has no');
});

refuses(
  'a misspelt prop of a hub',
  (chart) => {
    const props = { secret, exposes: ListenerExposure.nodePort() };
    new GitHubEvents(chart, 'hub', props); /* here */
  },
  `
  error[unknown-key]: a GitHubEvents has no "exposes"
    at shop/hub                                          HERE
    help: did you mean "expose"? keys of a GitHubEvents: name, secret, retention, retentionSchedule, pipelinesAsCode and 15 more`,
);

test.each(['hooks', '/a//b', '/a/../b', '/a?b', '/a b'])('%s is no path of an Ingress or HTTPRoute', (path) => {
  expect(() => ListenerExposure.ingress({ host: 'h.example.com', path })).toThrow(`path "${path}" is not allowed`);
  expect(() => ListenerExposure.httpRoute({ gateway: { name: 'g' }, path })).toThrow('is not allowed');
});

const value = eventField.text('body.value');

refuses(
  'a field whose name a template cannot say',
  (chart) =>
    new WebhookEvents(chart, 'hub', { secret }).onEvent(named, { name: 'made', fields: { 'a.b': value } }) /* here */,
  `
  error[invalid-event-field]: the event cannot have a field of yours that is called "a.b"
    at shop/hub/made › fields                            HERE
    help: allowed: letters, digits, "_" and "-", at the beginning a letter or "_"`,
);

refuses(
  'a field with the name of what cancels',
  (chart) =>
    new WebhookEvents(chart, 'hub', { secret }).onEvent(named, { name: 'made', fields: { eventID: value } }) /* here */,
  `
  error[invalid-event-field]: the event cannot have a field of yours that is called "eventID"
    at shop/hub/made › fields                            HERE
    help: what cancels older runs goes by this name; take another one`,
);

refuses(
  'a field that every CloudEvent has',
  (chart) => {
    const hub = new CloudEvents(chart, 'hub', { secret });
    hub.onEvent(named, { name: 'made', fields: { subject: value } }); /* here */
  },
  `
  error[invalid-event-field]: the event cannot have a field of yours that is called "subject"
    at shop/hub/made › fields                            HERE
    help: every event has it already, as event.subject; take another name`,
);

refuses(
  'two triggers of one name',
  (chart) => {
    const hub = new GitHubEvents(chart, 'hub', { secret });
    hub.onPush(named, { name: 'api' }); /* there */
    hub.onPush(named, { name: 'api' }); /* here */
  },
  `
  error[duplicate-id]: trigger has the id "api", which another construct in "shop/hub" has
    at shop/hub                                          HERE
    note: first made at shop/hub/api, THERE
    help: give each construct of a scope an id of its own`,
);

refuses(
  'free text in a template literal',
  (chart) => {
    const pipeline = Pipeline.fromName('delivery', { params: { tag: param.string() } });
    const hub = new GitHubEvents(chart, 'hub', { secret });
    hub.onPush(pipeline, {}, ({ event }) => ({ tag: `web:${event.branch}` })); /* here */
  },
  `
  error[untrusted-in-text]: untrusted text "$(tt.params.branch)" stands in param "tag"
    at shop/hub/push › params.tag                        HERE
    help: give it alone to a param that is declared with param.untrustedText()`,
);

refuses(
  'a param of a pipeline as the value of a run',
  (chart) => {
    const pipeline = new Pipeline(chart, 'delivery', { params: { url: param.string() } });
    new GitHubEvents(chart, 'hub', { secret }).onPush(pipeline, {}, () => ({ url: pipeline.params.url })); /* here */
  },
  `
  error[reference-in-run]: param "url" of the run holds "$(params.url)", which nothing fills in
    at shop/hub/delivery-push › params.url               HERE
    help: fields of the event that the function gets are filled in: ({ event }) => ({ … })`,
);

refuses(
  'a text that the cluster takes for a variable',
  (chart) => {
    const pipeline = new Pipeline(chart, 'delivery', { params: { tag: param.string() } });
    const hub = new GitHubEvents(chart, 'hub', { secret });
    hub.onPush(pipeline, {}, ({ event }) => ({ tag: `${event.sha}-$(date)` })); /* here */
  },
  `
  error[unknown-variable-in-run]: param "tag" of the run holds "$(date)", for which the cluster stops the run
    at shop/hub/delivery-push › params.tag               HERE
    help: a param that may be any text is declared with param.untrustedText()
    help: a value that this program knows is put in by TypeScript: \`\${value}\``,
);

refuses(
  'a retention that says nothing',
  (chart) => new GitHubEvents(chart, 'hub', { secret, retention: {} }) /* here */,
  `
  error[empty-retention]: retention says neither how many runs stay nor how long
    at shop/hub › retention                              HERE
    help: give keep, a whole number, or olderThan, or both: retention: { keep: 20, olderThan: Duration.days(30) }`,
);

refuses(
  'a host with a scheme',
  () => ListenerExposure.ingress({ host: 'https://hooks.example.com' }) /* here */,
  `
  error[invalid-host]: host "https://hooks.example.com" is not allowed
    at host                                              HERE
    help: a host has no scheme, no port and no path: hooks.example.com`,
);
