/** Webhooks that start runs. */
import { Cron, Duration, Size } from 'cdk8s';
import {
  GitCloneTask,
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  sh,
  Task,
  volumeClaim,
  workspace,
} from 'cdk8s-tekton';
import {
  ClusterInterceptor,
  ClusterTriggerBinding,
  EventListener,
  GitHubEvents,
  Interceptor,
  Trigger,
  TriggerBinding,
  TriggerTemplate,
} from 'cdk8s-tekton/triggers';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'triggers', { namespace: 'ci' });
const clone = new GitCloneTask(chart, 'git-clone');
const show = new Task(chart, 'show', {
  params: { title: param.untrustedText({ default: '' }) },
  steps: ({ params }) => [{ name: 'show', image: 'alpine:3.21', script: sh`echo ${params.title}` }],
});
const pipeline = new Pipeline(chart, 'delivery', {
  params: { url: param.string(), revision: param.string(), title: param.untrustedText({ default: '' }) },
  workspaces: { source: workspace() },
  run: { workspaces: { source: volumeClaim(Size.gibibytes(1)) } },
});
pipeline.addTask('clone', clone, {
  params: { url: pipeline.params.url, revision: pipeline.params.revision },
  workspaces: { output: pipeline.workspaces.source },
});
pipeline.addTask('show', show, { params: { title: pipeline.params.title } });

const hub = new GitHubEvents(chart, 'hub', {
  secret: { name: 'github-webhook' },
  retention: { keep: 20, olderThan: Duration.days(30) },
  retentionSchedule: Cron.hourly(),
});
hub.onPush(
  pipeline,
  { branch: 'main', paths: ['src/**', '*.py'], concurrency: {}, retention: { keep: 2 } },
  ({ event }) => ({
    url: event.cloneUrl,
    revision: event.sha,
    title: event.message,
  }),
);

const everywhere = new ClusterTriggerBinding(chart, 'everywhere', { params: { sha: '$(body.after)' } });
const here = new TriggerBinding(chart, 'here', { params: { url: '$(body.repository.clone_url)' } });
const check = new Interceptor(chart, 'check', {
  serverType: 'https',
  clientConfig: { service: { name: 'check', namespace: 'ci', path: 'push', port: 8443 }, caBundle: 'Q0E=' },
});
const checkAll = new ClusterInterceptor(chart, 'check-all', { clientConfig: { url: 'http://check.interceptors.svc' } });
const template = new TriggerTemplate(chart, 'template', {
  params: { sha: { description: 'the commit' }, url: {}, branch: { default: 'main' } },
  resources: ({ params }) => [
    {
      apiVersion: 'tekton.dev/v1',
      kind: 'PipelineRun',
      metadata: { generateName: 'delivery-', labels: { branch: `${params.branch}` } },
      spec: {
        pipelineRef: { name: pipeline.name },
        params: [
          { name: 'url', value: `${params.url}` },
          { name: 'revision', value: `${params.sha}` },
        ],
        workspaces: [{ name: 'source', emptyDir: {} }],
      },
    },
  ],
});
const trigger = new Trigger(chart, 'trigger', {
  interceptors: [
    { interceptor: check, name: 'check' },
    { interceptor: checkAll, params: { strict: true } },
    { interceptor: ClusterInterceptor.fromName('cel'), params: { filter: "body.ref == 'refs/heads/main'" } },
    {
      name: 'own',
      webhook: {
        objectRef: { kind: 'Service', apiVersion: 'v1', name: 'own' },
        header: [{ name: 'X-Auth', value: 'a' }],
      },
    },
  ],
  bindings: [everywhere, here, { branch: 'main' }],
  template,
  triggerName: 'by-hand',
});
new EventListener(chart, 'listener', {
  serviceAccount: { name: 'listener' },
  triggers: [
    trigger,
    { name: 'in-place', bindings: [everywhere, here], template, serviceAccount: { name: 'creator' } },
  ],
  triggerGroups: [
    {
      name: 'group',
      interceptors: [{ interceptor: ClusterInterceptor.fromName('github'), params: { eventTypes: ['push'] } }],
      namespaces: ['ci'],
      labelSelector: { matchLabels: { team: 'a' } },
    },
  ],
  namespaces: ['ci'],
  labelSelector: { matchLabels: { listen: 'yes' } },
  kubernetesResource: { serviceType: 'LoadBalancer', serviceLoadBalancerClass: 'internal', servicePort: 80 },
  cloudEventUri: 'http://events.ci.svc',
});

app.synth();
