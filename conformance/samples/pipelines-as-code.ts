/** Everything hubs of Pipelines-as-Code can say; `conformance/pipelines-as-code` sends webhooks to them. */
import {
  GiteaEvents,
  GitHubEvents,
  GitLabEvents,
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  sh,
  Task,
  type EventFilter,
  type EventOptions,
  type EventTrigger,
  type OnEvent,
  type PipelinesAsCodeOptions,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'pipelines-as-code', { namespace: 'ci' });

const show = new Task(chart, 'show', {
  params: { values: param.array() },
  steps: ({ params }) => [{ name: 'show', image: 'alpine:3.21', script: sh`echo ${params.values}` }],
});

/** Fields that stand in the body as they are, or that Pipelines-as-Code knows by a name of its own. */
const OF_REPOSITORY = ['cloneUrl', 'sshUrl', 'webUrl', 'repository'];
const OF_PUSH = ['sha', 'before', ...OF_REPOSITORY];
const OF_TAG = ['sha', ...OF_REPOSITORY];
const OF_PULL_REQUEST = ['sha', 'number', 'action', 'url', 'headCloneUrl', ...OF_REPOSITORY];

let pipelines = 0;

type Options = EventFilter & Pick<EventOptions<object>, 'labels' | 'concurrency'>;

/** Adds a trigger whose run is given these fields of the event. */
function all(on: (...given: never) => EventTrigger, name: string, fields: readonly string[], options: Options): void {
  const params = Object.fromEntries(fields.map((field) => [field, param.string()]));
  const pipeline = new Pipeline(chart, `pipeline-${++pipelines}`, { params });
  pipeline.addTask('show', show, { params: { values: Object.values(pipeline.params) } });
  const add = on as unknown as OnEvent<EventFilter, Partial<Record<string, string>>>;
  add(pipeline, { ...options, name }, ({ event }) =>
    Object.fromEntries(fields.map((field) => [field, event[field] ?? fail(field)])),
  );
}

function fail(field: string): never {
  throw new Error(`the event has no ${field}`);
}

const secret = { name: 'webhook', key: 'word' };
const reachedBy = (url: string): PipelinesAsCodeOptions => ({
  url,
  token: { name: 'token', key: 'key' },
  maxKeepRuns: 5,
});

const github = new GitHubEvents(chart, 'github', {
  secret,
  pipelinesAsCode: { url: 'https://github.com/acme/mountains' },
});
const gitlab = new GitLabEvents(chart, 'gitlab', {
  secret,
  pipelinesAsCode: {
    ...reachedBy('https://gitlab.example.com/acme/mountains'),
    apiUrl: 'https://gitlab.example.com',
    concurrencyLimit: 2,
  },
});
const gitea = new GiteaEvents(chart, 'gitea', {
  secret,
  pipelinesAsCode: {
    ...reachedBy('https://git.example.com/acme/mountains'),
    webhookSecret: { name: 'webhook', key: 'word' },
  },
});
for (const hub of [github, gitlab, gitea]) {
  const ref = hub === gitlab ? [] : ['ref'];
  // Pipelines-as-Code cancels nothing where it has runs wait.
  const newest = hub === gitlab ? {} : { concurrency: {} };
  all(hub.onPush, 'push', OF_PUSH, { branch: 'main', author: ['ann', 'bea'], labels: { team: 'shop' } });
  all(hub.onPush, 'paths', OF_PUSH, { paths: { include: ['src/**', '*.{py,toml}'], exclude: '**/docs/*.md' } });
  all(hub.onPush, 'branches', OF_PUSH, { branch: ['release/*', 'h?tfix', '{dev,next}'] });
  all(hub.onPush, 'peak', ['sha'], { branch: 'peak', ...newest, cel: "!('nope' in body)" });
  all(hub.onTag, 'tag', OF_TAG, { tag: 'v*' });
  all(hub.onTag, 'by-ann', OF_TAG, { tag: ['w*', 'x/**'], author: 'ann' });
  all(hub.onPullRequest, 'pull', [...OF_PULL_REQUEST, ...ref], { branch: 'main', drafts: false, ...newest });
  all(hub.onPullRequest, 'to-dev', OF_PULL_REQUEST, { branch: ['dev', 'release/*'], author: 'ann' });
}
all(github.onPullRequest, 'pull-paths', OF_PULL_REQUEST, { paths: ['src/**'], actions: ['opened', 'synchronized'] });
app.synth();
