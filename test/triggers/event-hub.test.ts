import { Duration, Size } from 'cdk8s';
import {
  DeployTask,
  GitHubEvents,
  ListenerExposure,
  param,
  Pipeline,
  Task,
  Unsigned,
  volumeClaim,
  workspace,
  type PipelineApp,
  type PipelineChart,
} from 'cdk8s-tekton';
import { synthesize } from '../../src/core/app/synthesis';
import { filesOf, testChart, theOnly } from '../helpers/chart';

const secret = { name: 'webhook' };
const named = Pipeline.fromName('delivery');

function documents(chart: PipelineChart) {
  return filesOf(chart)['shop.k8s.yaml']!;
}

/** The params of one interceptor of the only Trigger. */
function interceptor(chart: PipelineChart, name: string): Record<string, any> {
  const uses = theOnly('Trigger', chart).spec['interceptors'] as any[];
  const found = uses.find(({ ref }) => ref.name === name);
  return Object.fromEntries(found.params.map((given: any) => [given.name, given.value]));
}

describe('a listener', () => {
  test('reads trigger objects and creates runs, and reads no Secret', () => {
    const chart = testChart();
    new GitHubEvents(chart, 'hub', { secret }).onPush(named, {});

    const rules = documents(chart)
      .filter(({ kind }) => /^(Cluster)?Role$/.test(kind))
      .map((role: any) => role.rules);

    expect(rules).toEqual([
      [
        {
          apiGroups: ['triggers.tekton.dev'],
          resources: ['eventlisteners', 'triggers', 'triggerbindings', 'triggertemplates', 'interceptors'],
          verbs: ['list', 'watch'],
        },
        { apiGroups: ['tekton.dev'], resources: ['pipelineruns'], verbs: ['create'] },
      ],
      [
        {
          apiGroups: ['triggers.tekton.dev'],
          resources: ['clusterinterceptors', 'clustertriggerbindings'],
          verbs: ['list', 'watch'],
        },
      ],
    ]);
  });

  test('checks the signature before anything else', () => {
    const chart = testChart();
    new GitHubEvents(chart, 'hub', { secret: { name: 'webhook', key: 'word' } }).onPush(named, {});

    const [first] = theOnly('Trigger', chart).spec['interceptors'];

    expect(first.ref.name).toBe('github');
    expect(first.params[0]).toEqual({ name: 'secretRef', value: { secretName: 'webhook', secretKey: 'word' } });
  });

  test('without a check says why', () => {
    const chart = testChart();
    new GitHubEvents(chart, 'hub', { secret: Unsigned.because('a relay checks') }).onPush(named, {});

    expect(interceptor(chart, 'github')).toEqual({ eventTypes: ['push'] });
    expect(theOnly('EventListener', chart).metadata['annotations']).toEqual({
      'cdk8s-tekton/unsigned': 'a relay checks',
    });
    expect(synthesize(chart.node.root as PipelineApp).diagnostics.map(({ rule }) => rule)).not.toContain(
      'unsigned-webhook',
    );
  });

  test.each([
    [
      'an Ingress with a certificate',
      ListenerExposure.ingress({ host: 'hooks.example.com', tls: { name: 'edge' } }),
      0,
    ],
    ['an Ingress without one', ListenerExposure.ingress({ host: 'hooks.example.com' }), 1],
    ['a Route of OpenShift', ListenerExposure.openShiftRoute(), 0],
    ['a load balancer', ListenerExposure.loadBalancer(), 1],
    ['the cluster alone', ListenerExposure.clusterIp(), 0],
  ])('behind %s is told where there is no TLS', (_, expose, findings) => {
    const chart = testChart();
    new GitHubEvents(chart, 'hub', { secret, expose }).onPush(named, {});

    const { diagnostics } = synthesize(chart.node.root as PipelineApp);
    expect(diagnostics.filter(({ rule }) => rule === 'plain-http-listener')).toHaveLength(findings);
  });

  test('behind a load balancer with TLS of its own is fine', () => {
    const chart = testChart();
    const expose = ListenerExposure.loadBalancer();
    new GitHubEvents(chart, 'hub', { secret, expose, tls: { name: 'inner' } }).onPush(named, {});

    const { diagnostics } = synthesize(chart.node.root as PipelineApp);
    expect(diagnostics.map(({ rule }) => rule)).not.toContain('plain-http-listener');
  });

  test('with TLS serves HTTPS, and the Ingress leads to that port', () => {
    const chart = testChart();
    const expose = ListenerExposure.ingress({ host: 'hooks.example.com', tls: { name: 'edge' } });
    new GitHubEvents(chart, 'hub', { secret, expose, tls: { name: 'inner' }, replicas: 2 }).onPush(named, {});

    const { kubernetesResource } = theOnly('EventListener', chart).spec['resources'];
    expect(kubernetesResource.replicas).toBe(2);
    expect(kubernetesResource.spec.template.spec.containers[0].env).toEqual([
      { name: 'TLS_CERT', valueFrom: { secretKeyRef: { name: 'inner', key: 'tls.crt' } } },
      { name: 'TLS_KEY', valueFrom: { secretKeyRef: { name: 'inner', key: 'tls.key' } } },
    ]);
    expect(theOnly('Ingress', chart).spec).toEqual({
      tls: [{ hosts: ['hooks.example.com'], secretName: 'edge' }],
      rules: [
        {
          host: 'hooks.example.com',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'el-shop-hub', port: { number: 8443 } } },
              },
            ],
          },
        },
      ],
    });
  });
});

describe('a trigger', () => {
  test('gives the run the account, the settings and the accounts of tasks that a PipelineRun would give', () => {
    const chart = testChart();
    const deploy = new DeployTask(chart, 'deploy', { manifests: 'k8s' });
    const pipeline = new Pipeline(chart, 'delivery', {
      params: { image: param.string() },
      workspaces: { source: workspace() },
      run: { workspaces: { source: volumeClaim(Size.gibibytes(1)) }, timeouts: { pipeline: Duration.minutes(30) } },
    });
    const { params, workspaces } = pipeline;
    pipeline.addTask('deploy', deploy, { params, workspaces });
    const hub = new GitHubEvents(chart, 'hub', { secret });
    hub.onPush(pipeline, { labels: { team: 'a' } }, ({ event }) => ({ image: `shop:${event.sha}` }));

    const [run] = theOnly('TriggerTemplate', chart).spec['resourcetemplates'];

    expect(run.metadata).toEqual({ generateName: 'shop-hub-delivery-push-', labels: { team: 'a' } });
    expect(run.spec).toMatchObject({
      params: [{ name: 'image', value: 'shop:$(tt.params.sha)' }],
      taskRunTemplate: { serviceAccountName: 'shop-hub-delivery-push' },
      taskRunSpecs: [{ pipelineTaskName: 'deploy', serviceAccountName: 'shop-deploy' }],
      timeouts: { pipeline: '30m' },
    });
    const accounts = documents(chart).filter(({ kind }) => kind === 'ServiceAccount') as any[];
    expect(
      accounts.find(({ metadata }) => metadata.name === 'shop-hub-delivery-push').automountServiceAccountToken,
    ).toBe(false);
  });

  test('keeps to the settings of the pipeline, and says its own before them', () => {
    const chart = testChart();
    const pipeline = Pipeline.fromName('delivery');
    const settled = new Pipeline(chart, 'settled', {
      run: { serviceAccount: { name: 'builder' }, imagePullSecrets: [{ name: 'pull' }] },
    });
    const task = new Task(chart, 'one', { steps: [{ name: 'one', image: 'alpine:3.21', script: 'true' }] });
    settled.addTask('one', task);
    const hub = new GitHubEvents(chart, 'hub', { secret });
    const own = { serviceAccount: { name: 'own' }, imagePullSecrets: [{ name: 'own-pull' }] };
    const triggers = [
      hub.onPush(settled, { name: 'settled' }),
      hub.onPush(settled, { name: 'own', ...own }),
      hub.onPush(pipeline, { name: 'made' }),
    ];

    const templates = documents(chart)
      .filter(({ kind }) => kind === 'TriggerTemplate')
      .map(({ spec }) => spec['resourcetemplates'][0].spec.taskRunTemplate);

    expect(templates).toEqual([
      { serviceAccountName: 'builder', podTemplate: { imagePullSecrets: [{ name: 'pull' }] } },
      { serviceAccountName: 'own', podTemplate: { imagePullSecrets: [{ name: 'own-pull' }] } },
      { serviceAccountName: 'shop-hub-made' },
    ]);
    expect(triggers.map(({ serviceAccount }) => serviceAccount.name)).toEqual(['builder', 'own', 'shop-hub-made']);
  });

  test('binds only the fields that the run is given, and free text in base64', () => {
    const chart = testChart();
    const pipeline = Pipeline.fromName('p', { params: { revision: param.string(), title: param.untrustedText() } });
    const hub = new GitHubEvents(chart, 'hub', { secret });
    hub.onPullRequest(pipeline, {}, ({ event }) => ({ revision: event.sha, title: event.title }));

    expect(theOnly('Trigger', chart).spec['bindings']).toEqual([
      { name: 'sha', value: '$(body.pull_request.head.sha)' },
      { name: 'title', value: '$(extensions.title)' },
    ]);
    expect(interceptor(chart, 'cel')['overlays']).toEqual([
      { key: 'title', expression: 'base64.encode(bytes(body.pull_request.title))' },
    ]);
  });

  test('asks GitHub for the files of a pull request only where paths are filtered', () => {
    const chart = testChart();
    const hub = new GitHubEvents(chart, 'hub', { secret, token: { name: 'token', key: 'word' } });
    hub.onPullRequest(named, { paths: 'src/**' });

    expect(interceptor(chart, 'github')['addChangedFiles']).toEqual({
      enabled: true,
      personalAccessToken: { secretName: 'token', secretKey: 'word' },
    });
    expect(interceptor(chart, 'cel')['filter']).toContain(
      "extensions.changed_files.split(',').exists(f, f.startsWith('src/'))",
    );
  });

  test('N services share one listener and one pipeline', () => {
    const chart = testChart();
    const hub = new GitHubEvents(chart, 'hub', { secret });
    for (const name of ['api', 'web']) hub.onPush(named, { name, paths: `${name}/**` });

    expect(theOnly('EventListener', chart).spec['triggers']).toEqual([
      { triggerRef: 'shop-hub-api' },
      { triggerRef: 'shop-hub-web' },
    ]);
  });
});

describe('concurrency', () => {
  test('creates a Job after the run that may touch runs only', () => {
    const chart = testChart();
    const hub = new GitHubEvents(chart, 'hub', { secret });
    hub.onPush(named, { name: 'push', concurrency: {} });
    hub.onTag(named, { name: 'tag', concurrency: { cancelInProgress: false } });

    const templates = documents(chart).filter(({ kind }) => kind === 'TriggerTemplate');
    const kinds = templates.map(({ spec }) => (spec['resourcetemplates'] as any[]).map(({ kind }) => kind));
    expect(kinds).toEqual([['PipelineRun', 'Job'], ['PipelineRun']]);
    expect((templates[0]!.spec['resourcetemplates'] as any[])[0].metadata.annotations).toEqual({
      'cdk8s-tekton/concurrency-group': 'shop-hub-push/$(tt.params.branch)',
    });
    const roles = documents(chart).filter(({ kind }) => kind === 'Role') as any[];
    expect(roles.find(({ metadata }) => metadata.name === 'shop-hub-cancel').rules).toEqual([
      { apiGroups: ['tekton.dev'], resources: ['pipelineruns'], verbs: ['list', 'get', 'patch'] },
    ]);
    expect(roles.find(({ metadata }) => metadata.name === 'shop-hub').rules.at(-1)).toEqual({
      apiGroups: ['batch'],
      resources: ['jobs'],
      verbs: ['create'],
    });
  });
});

describe('retention', () => {
  test('of the hub holds for each trigger that says nothing else', () => {
    const chart = testChart();
    const hub = new GitHubEvents(chart, 'hub', { secret, retention: { keep: 5 } });
    hub.onPush(named, { name: 'push' });
    hub.onTag(named, { name: 'tag', retention: { olderThan: Duration.days(1) } });

    const { env } = theOnly('CronJob', chart).spec['jobTemplate'].spec.template.spec.containers[0];

    expect(JSON.parse(env.find(({ name }: any) => name === 'POLICIES').value)).toEqual([
      { trigger: 'shop-hub-push', keep: 5 },
      { trigger: 'shop-hub-tag', seconds: 86_400 },
    ]);
  });
});
