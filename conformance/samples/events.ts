/** Every provider, every event, every field and every filter; `conformance/events` sends webhooks to them. */
import {
  BitbucketCloudEvents,
  BitbucketDataCenterEvents,
  CloudEvents,
  eventField,
  GiteaEvents,
  GitHubEvents,
  GitLabEvents,
  ListenerExposure,
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  UntrustedText,
  Unsigned,
  Validations,
  WebhookEvents,
  WebhookSignature,
  type EventFilter,
  type EventHub,
  type EventTrigger,
  type OnEvent,
  type ParamDeclarations,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'events', { namespace: 'ci' });
const secret = { name: 'webhook', key: 'word' };

/** Adds a trigger whose run is given every field of the event. */
function all(on: (...given: never) => EventTrigger, name: string, filter: EventFilter): EventTrigger {
  // What the fields are is known when the event is there, so the declarations are filled in then.
  const params: Record<string, ParamDeclarations[string]> = {};
  const pipeline = Pipeline.fromName('all-fields', { params });
  const add = on as unknown as OnEvent<EventFilter, object>;
  return add(pipeline, { ...filter, name }, ({ event }) => {
    // An event without a value, or with a value of another form, starts no run that uses it.
    const without = [...(name === 'merged' ? [] : ['mergeSha']), ...(name === 'by-ann' ? ['version'] : [])];
    const wanted = Object.entries(event).filter(([field]) => !without.includes(field));
    for (const [field, value] of wanted) {
      params[field] = value instanceof UntrustedText ? param.untrustedText() : param.string();
    }
    return Object.fromEntries(wanted);
  });
}

const github = new GitHubEvents(chart, 'github', {
  secret,
  token: { name: 'github-token', key: 'token' },
  expose: ListenerExposure.ingress({
    host: 'github.example.com',
    tls: { name: 'tls' },
    className: 'nginx',
    annotations: { a: 'b' },
  }),
  replicas: 2,
  labels: { team: 'a' },
  annotations: { note: 'b' },
  resources: { requests: { cpu: '50m' } },
  livenessProbe: { periodSeconds: 10 },
  readinessProbe: { periodSeconds: 5 },
  nodeSelector: { pool: 'ci' },
  tolerations: [{ key: 'ci', operator: 'Exists' }],
  affinity: { nodeAffinity: {} },
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { a: 'b' } },
    },
  ],
  imagePullSecrets: [{ name: 'pull' }],
});
all(github.onPush, 'push', { branch: 'main', author: ['ann', 'bea'] });
all(github.onPush, 'paths', { paths: { include: ['src/**', '*.{py,toml}'], exclude: '**/docs/*.md' }, skipCi: false });
all(github.onPush, 'branches', { branch: ['release/*', 'h?tfix', '{dev,next}'] });
all(github.onTag, 'tag', { tag: 'v*' });
all(github.onTag, 'version', { semver: 'release' });
all(github.onPullRequest, 'pull', { branch: 'main', drafts: false });
all(github.onPullRequest, 'merged', { merged: true });
all(github.onPullRequest, 'label', { label: ['deploy'], forks: true, skipCi: false });
all(github.onPullRequest, 'pull-paths', { paths: ['src/**'], actions: ['opened', 'synchronized'] });
all(github.onRelease, 'release', { prereleases: false });
all(github.onComment, 'comment', { command: '/deploy' });

const gitlab = new GitLabEvents(chart, 'gitlab', {
  secret,
  tls: { name: 'tls' },
  expose: ListenerExposure.loadBalancer(),
});
const gitea = new GiteaEvents(chart, 'gitea', { secret, expose: ListenerExposure.nodePort({ port: 30123 }) });
for (const hub of [gitlab, gitea]) {
  all(hub.onPush, 'push', { branch: 'main', author: ['ann', 'bea'] });
  all(hub.onPush, 'paths', { paths: { include: ['src/**', '*.{py,toml}'], exclude: '**/docs/*.md' }, skipCi: false });
  all(hub.onTag, 'tag', { tag: 'v*' });
  all(hub.onTag, 'version', { semver: 'release' });
  all(hub.onPullRequest, 'pull', { branch: 'main', drafts: false });
  all(hub.onPullRequest, 'merged', { merged: true });
  all(hub.onPullRequest, 'label', { label: ['deploy'], forks: true, skipCi: false });
  all(hub.onComment, 'comment', { command: '/deploy', from: ['bea'] });
}
all(gitlab.onRelease, 'release', {});
all(gitea.onRelease, 'release', { prereleases: false });

const gateway = { name: 'gateway', namespace: 'gateways', sectionName: 'https' };
const cloud = new BitbucketCloudEvents(chart, 'bitbucket-cloud', {
  secret,
  expose: ListenerExposure.httpRoute({ gateway, host: 'bitbucket.example.com', path: '/hooks' }),
});
const dataCenter = new BitbucketDataCenterEvents(chart, 'bitbucket-data-center', {
  secret,
  expose: ListenerExposure.openShiftRoute({ host: 'bitbucket.example.com' }),
});
all(cloud.onPullRequest, 'merged', { merged: true });
all(dataCenter.onPullRequest, 'merged', { merged: true });
for (const hub of [cloud, dataCenter]) {
  all(hub.onPush, 'push', { branch: 'main', author: ['ann', 'bea'] });
  all(hub.onTag, 'tag', { tag: 'v*' });
  all(hub.onTag, 'version', { semver: 'release' });
  all(hub.onPullRequest, 'pull', { branch: 'main', drafts: false });
  all(hub.onComment, 'comment', { command: '/deploy', from: ['bea'] });
}

for (const hub of [github, gitlab, gitea, cloud, dataCenter]) {
  all(hub.onPush, 'peak', { branch: 'peak', skipCi: false, cel: "!('nope' in body)" });
  all(hub.onTag, 'any-version', { semver: true });
  all(hub.onTag, 'by-ann', { tag: ['w*', 'x/**'], author: 'ann' });
  all(hub.onTag, 'by-eve', { author: ['eve'] });
  all(hub.onPullRequest, 'to-dev', { branch: ['dev', 'release/*'], author: 'ann', skipCi: false });
  all(hub.onPullRequest, 'closed', { actions: ['closed'] });
  const ofEveryone = all(hub.onComment, 'of-everyone', { command: '/test', from: 'everyone' });
  Validations.of(ofEveryone).acknowledge('open-comment', 'the sample shows what everyone may start');
}

const own = Pipeline.fromName('own', {
  params: { version: param.string(), attempt: param.string(), target: param.string(), note: param.untrustedText() },
});
const fields = {
  version: eventField.matching('body.version', '[0-9.]+'),
  attempt: eventField.number('body.attempt'),
  target: eventField.slug('body.target'),
  note: eventField.text('body.note'),
};
const signed = new WebhookEvents(chart, 'signed', { secret });
const token = new WebhookEvents(chart, 'token', { secret, signature: WebhookSignature.token('X-Token') });
const unsigned = new WebhookEvents(chart, 'unsigned', { secret: Unsigned.because('a sample') });
for (const hub of [signed, token, unsigned]) {
  hub.onEvent(own, { name: 'event', fields }, ({ event }) => event);
  hub.onEvent(own, { name: 'released', fields, cel: "body.kind == 'released' || false" }, ({ event }) => event);
  hub.onEvent(Pipeline.fromName('without-params'), { name: 'any' });
}

const image = Pipeline.fromName('image', {
  params: {
    type: param.string(),
    digest: param.string(),
    id: param.untrustedText(),
    source: param.untrustedText(),
    subject: param.untrustedText(),
  },
});
const digest = eventField.matching('(has(body.specversion) ? body.data : body).digest', 'sha256:[0-9a-f]+');
const cloudEvents = new CloudEvents(chart, 'cloud-events', { secret });
cloudEvents.onEvent(
  image,
  { name: 'pushed', type: ['com.example.image.pushed', 'com.example.image.signed'], fields: { digest } },
  ({ event }) => event,
);
cloudEvents.onEvent(image, { name: 'registry', source: '/registry', fields: { digest } }, ({ event }) => event);
cloudEvents.onEvent(Pipeline.fromName('without-params'), {
  name: 'of-main',
  type: 'com.example.image.pushed',
  cel: "header.canonical('Ce-Subject') == 'main'",
});

/** The listeners, for the webhooks. */
export const hubs: readonly EventHub[] = [
  github,
  gitlab,
  gitea,
  cloud,
  dataCenter,
  signed,
  token,
  unsigned,
  cloudEvents,
];

app.synth();
