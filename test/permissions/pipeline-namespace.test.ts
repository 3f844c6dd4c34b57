import {
  DeployTask,
  GitCloneTask,
  GitHubEvents,
  KanikoBuildTask,
  ListenerExposure,
  param,
  Pipeline,
  PipelineNamespace,
  Schedule,
  TaskRun,
  volumeClaim,
  workspace,
  Registry,
  RegistryCredentials,
  RegistryWithUi,
  type NetworkAccess,
  type PipelineApp,
  type PipelineChart,
  type PipelineNamespaceProps,
} from 'cdk8s-tekton';
import { ApiObject, Size } from 'cdk8s';
import { synthesize } from '../../src/core/app/synthesis';
import { filesOf, reportOf, reportOfCall, testChart, theOnly } from '../helpers/chart';

function chartWith(props: PipelineNamespaceProps, add: (chart: PipelineChart) => void = () => undefined) {
  const chart = testChart();
  new PipelineNamespace(chart, 'namespace', props);
  add(chart);
  return chart;
}

function policiesOf(network: NetworkAccess, add?: (chart: PipelineChart) => void): Record<string, any> {
  return policiesIn(chartWith({ network }, add));
}

function policiesIn(chart: PipelineChart): Record<string, any> {
  const documents = Object.values(filesOf(chart)).flat();
  return Object.fromEntries(
    documents.filter(({ kind }) => kind === 'NetworkPolicy').map(({ metadata, spec }) => [metadata['name'], spec]),
  );
}

const ANYWHERE = [{ ipBlock: { cidr: '0.0.0.0/0' } }];
/** No secrets of the machine. */
const OUTSIDE = [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] } }];
const tcp = (...ports: number[]) => ports.map((port) => ({ port, protocol: 'TCP' }));
const namespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });

describe('PipelineNamespace', () => {
  test.each([
    [undefined, 'baseline'],
    ['restricted', 'restricted'],
    ['privileged', 'privileged'],
  ] as const)('with podSecurity %s enforces %s', (podSecurity, enforce) => {
    const { metadata } = theOnly('Namespace', chartWith({ podSecurity }));

    expect(metadata).toEqual({
      name: 'ci',
      labels: { 'pod-security.kubernetes.io/enforce': enforce },
    });
  });

  test('needs a chart with a namespace', () => {
    expect(reportOfCall(() => new PipelineNamespace(testChart({ namespace: undefined }), 'namespace'))).toContain(
      'error[missing-namespace]: the chart of a PipelineNamespace has no namespace',
    );
  });

  test('makes no policies unless they are asked for', () => {
    expect(Object.values(filesOf(chartWith({}))).flat()).toHaveLength(1);
  });
});

describe('the policies', () => {
  test('deny everything but names and the web of tasks', () => {
    expect(policiesOf({})).toEqual({
      'default-deny': { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      dns: {
        podSelector: {},
        policyTypes: ['Egress'],
        egress: [
          {
            to: [namespace('kube-system'), { ipBlock: { cidr: '169.254.20.10/32' } }],
            // The second port is that of the pods of OpenShift.
            ports: [53, 5353].flatMap((port) => [
              { port, protocol: 'UDP' },
              { port, protocol: 'TCP' },
            ]),
          },
        ],
      },
      tasks: {
        podSelector: { matchLabels: { 'app.kubernetes.io/managed-by': 'tekton-pipelines' } },
        policyTypes: ['Egress'],
        egress: [{ to: OUTSIDE, ports: tcp(443, 80) }],
      },
    });
  });

  test('let each ready-made task reach what it is for, and others not what these may', () => {
    const policies = policiesOf({ forges: ['192.0.2.0/24'], apiServer: ['10.0.0.1/32'] }, (chart) => {
      new GitCloneTask(chart, 'clone');
      new KanikoBuildTask(chart, 'build', { registry: Registry.fromHost('registry.images.svc.cluster.local:5000') });
      new DeployTask(chart, 'deploy');
    });

    expect(policies['task-shop-clone'].egress).toEqual([
      { to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: tcp(443, 80, 22) },
    ]);
    expect(policies['task-shop-build'].egress).toEqual([
      { to: OUTSIDE, ports: tcp(443, 80) },
      { to: [namespace('images')], ports: tcp(5000) },
    ]);
    expect(policies['task-shop-deploy'].egress).toEqual([
      { to: [{ ipBlock: { cidr: '10.0.0.1/32' } }], ports: tcp(443, 6443) },
    ]);
    expect(policies['tasks'].podSelector.matchExpressions).toEqual([
      { key: 'tekton.dev/task', operator: 'NotIn', values: ['shop-build', 'shop-clone', 'shop-deploy'] },
    ]);
  });

  test('let forges and packages have ports of their own', () => {
    const policies = policiesOf({ forgePorts: [3000], web: ['10.1.0.0/16'], webPorts: [8081], dns: [] }, (chart) => {
      new GitCloneTask(chart, 'clone');
    });

    expect(policies['task-shop-clone'].egress).toEqual([{ to: OUTSIDE, ports: tcp(3000) }]);
    expect(policies['tasks'].egress).toEqual([{ to: [{ ipBlock: { cidr: '10.1.0.0/16' } }], ports: tcp(8081) }]);
    expect(policies['dns'].egress[0].to).toEqual([namespace('kube-system')]);
  });

  test('let a build ask its cloud who it is, and no other one', () => {
    const policies = policiesOf({}, (chart) => {
      const credentials = RegistryCredentials.google({ serviceAccount: 'ci@acme.iam.gserviceaccount.com' });
      new KanikoBuildTask(chart, 'build', { registry: Registry.fromHost('europe-docker.pkg.dev', { credentials }) });
      new KanikoBuildTask(chart, 'other', { registry: Registry.ghcr('acme') });
    });

    expect(policies['task-shop-build'].egress).toEqual([
      { to: OUTSIDE, ports: tcp(443, 80) },
      { to: [{ ipBlock: { cidr: '169.254.0.0/16' } }], ports: tcp(80, 988) },
    ]);
    expect(policies['task-shop-other'].egress).toEqual([{ to: OUTSIDE, ports: tcp(443, 80) }]);
  });

  test('let pods and nodes reach a registry of the namespace', () => {
    const policies = policiesOf({ nodes: ['10.0.0.0/16'], ingressFrom: ['ingress'] }, (chart) => {
      const registry = new RegistryWithUi(chart, 'registry');
      new KanikoBuildTask(chart, 'build', { registry });
    });
    const pods = { 'app.kubernetes.io/name': 'shop-registry', 'app.kubernetes.io/component': 'registry' };

    expect(policies['task-shop-build'].egress[1]).toEqual({
      to: [{ podSelector: { matchLabels: pods } }],
      ports: tcp(5000),
    });
    expect(policies['registry-shop-registry']).toEqual({
      podSelector: { matchLabels: pods },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: {} }, { ipBlock: { cidr: '10.0.0.0/16' } }], ports: tcp(5000) }],
    });
    expect(policies['registry-page-shop-registry'].ingress).toEqual([
      { from: [namespace('ingress')], ports: tcp(8080) },
    ]);
  });

  test('let a listener be reached from the namespaces that are said, and reach the interceptors', () => {
    const listen = (chart: PipelineChart) => {
      new ApiObject(chart, 'listener', {
        apiVersion: 'triggers.tekton.dev/v1beta1',
        kind: 'EventListener',
        metadata: { name: 'hub' },
        spec: { serviceAccountName: 'hub', triggers: [{ triggerRef: 'push' }] },
      });
    };

    expect(policiesOf({}, listen)['listener-hub']).not.toHaveProperty('ingress');
    expect(policiesOf({ ingressFrom: ['ingress'] }, listen)['listener-hub']).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/managed-by': 'EventListener', eventlistener: 'hub' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [namespace('ingress')], ports: tcp(8080, 8443) }],
      egress: [
        { to: [namespace('tekton-pipelines')], ports: tcp(8443) },
        { to: ANYWHERE, ports: tcp(443, 6443) },
      ],
    });
  });

  test('let webhooks come past the Ingress to a listener with a port of the nodes or a load balancer', () => {
    const expose = [ListenerExposure.nodePort(), ListenerExposure.loadBalancer(), ListenerExposure.clusterIp()];
    const policies = policiesOf({ forges: ['192.0.2.0/24'], nodes: ['10.0.0.0/16'] }, (chart) => {
      for (const [i, how] of expose.entries()) {
        const hub = new GitHubEvents(chart, `hub-${i}`, { secret: { name: 'webhook' }, expose: how });
        hub.onPush(Pipeline.fromName('delivery'), {});
      }
    });
    const from = [{ ipBlock: { cidr: '192.0.2.0/24' } }, { ipBlock: { cidr: '10.0.0.0/16' } }];

    expect(policies['listener-shop-hub-0'].ingress).toEqual([{ from, ports: tcp(8080, 8443) }]);
    expect(policies['listener-shop-hub-1'].ingress).toEqual([{ from, ports: tcp(8080, 8443) }]);
    expect(policies['listener-shop-hub-2']).not.toHaveProperty('ingress');
  });

  test('let schedules, retention and cancelling ask the API server, and names', () => {
    const pipeline = Pipeline.fromName('nightly');
    const pods = { 'cdk8s-tekton/pod': 'kubectl' };
    const kubectl = {
      podSelector: { matchLabels: pods },
      policyTypes: ['Egress'],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.1/32' } }], ports: tcp(443, 6443) }],
    };
    const secret = { name: 'webhook' };
    const schedule = (chart: PipelineChart) => new Schedule(chart, 'nightly', { pipeline, cron: '@daily' });
    const retention = (chart: PipelineChart) =>
      new GitHubEvents(chart, 'hub', { secret, retention: { keep: 1 } }).onPush(pipeline, {});
    const cancelling = (chart: PipelineChart) =>
      new GitHubEvents(chart, 'hub', { secret }).onPush(pipeline, { concurrency: { cancelInProgress: true } });
    const none = (chart: PipelineChart) => new GitHubEvents(chart, 'hub', { secret }).onPush(pipeline, {});

    for (const add of [schedule, retention, cancelling])
      expect(policiesOf({ apiServer: ['10.0.0.1/32'] }, add)['kubectl']).toEqual(kubectl);
    expect(policiesOf({}, none)).not.toHaveProperty('kubectl');
    const template = theOnly('CronJob', chartWith({}, schedule)).spec['jobTemplate'].spec.template;
    expect(template.metadata.labels).toEqual(pods);
  });

  test('let a task that stands inside its pipeline reach what it is for', () => {
    const chart = testChart({ tasks: 'inline' });
    new PipelineNamespace(chart, 'namespace', { network: { apiServer: ['10.0.0.1/32'] } });
    const pipeline = new Pipeline(chart, 'delivery', { workspaces: { source: workspace() } });
    const deploy = new DeployTask(chart, 'deploy');
    pipeline.addTask('roll-out', deploy, { params: { image: 'a' }, workspaces: pipeline.workspaces });
    const policies = policiesIn(chart);

    expect(policies['inline-shop-delivery-roll-out']).toEqual({
      podSelector: {
        matchLabels: { 'tekton.dev/pipeline': 'shop-delivery', 'tekton.dev/pipelineTask': 'roll-out' },
        matchExpressions: [{ key: 'tekton.dev/task', operator: 'DoesNotExist' }],
      },
      policyTypes: ['Egress'],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.1/32' } }], ports: tcp(443, 6443) }],
    });
    expect(policies).not.toHaveProperty('task-shop-deploy');
  });

  test('let a task that stands inside a TaskRun reach what it is for, whatever the run is called', () => {
    const chart = testChart({ tasks: 'inline' });
    new PipelineNamespace(chart, 'namespace', { network: { forges: ['192.0.2.0/24'] } });
    const source = volumeClaim(Size.gibibytes(1));
    const url = 'https://github.com/acme/shop';
    new TaskRun(chart, 'once', {
      task: new GitCloneTask(chart, 'clone'),
      params: { url },
      workspaces: { output: source },
    });
    const labels = { 'cdk8s-tekton/task': 'shop-clone' };

    expect(theOnly('TaskRun', chart).metadata).toMatchObject({ generateName: 'shop-once-', labels });
    expect(policiesIn(chart)['task-shop-clone']).toEqual({
      podSelector: { matchLabels: labels },
      policyTypes: ['Egress'],
      egress: [{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: tcp(443, 80, 22) }],
    });
  });

  test('let tasks that Pipelines-as-Code puts into runs reach what they are for, whatever the run is called', () => {
    const policies = policiesOf({ forges: ['192.0.2.0/24'] }, (chart) => {
      const pipeline = new Pipeline(chart, 'delivery', {
        params: { url: param.string() },
        workspaces: { s: workspace() },
      });
      const clone = new GitCloneTask(chart, 'clone');
      pipeline.addTask('clone', clone, { params: pipeline.params, workspaces: { output: pipeline.workspaces.s } });
      const url = 'https://github.com/acme/shop';
      const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'webhook' }, pipelinesAsCode: { url } });
      const source = volumeClaim(Size.gibibytes(1));
      hub.onPush(pipeline, { workspaces: { s: source } }, ({ event }) => ({ url: event.cloneUrl }));
    });

    expect(policies['inline-clone'].podSelector.matchLabels).toEqual({ 'tekton.dev/pipelineTask': 'clone' });
    expect(policies['inline-clone'].egress[0].to).toEqual([{ ipBlock: { cidr: '192.0.2.0/24' } }]);
  });

  test('allow nobody where no address is given', () => {
    expect(policiesOf({ web: [] })['tasks']).not.toHaveProperty('egress');
  });
});

describe('a namespace that enforces restricted', () => {
  const features = { 'set-security-context': 'true' } as const;
  const restricted = (add: (chart: PipelineChart) => void, flags: Partial<typeof features> = features) => {
    const chart = testChart({ features: flags });
    new PipelineNamespace(chart, 'namespace', { podSecurity: 'restricted' });
    add(chart);
    return synthesize(chart.node.root as PipelineApp)
      .diagnostics.filter(({ rule }) => rule === 'pod-security-violation')
      .map(({ message }) => message);
  };

  test('takes clones and deployments', () => {
    const found = restricted((chart) => {
      new GitCloneTask(chart, 'clone');
      new DeployTask(chart, 'deploy');
    });
    expect(found).toEqual([]);
  });

  test('is no place for builds', () => {
    expect(restricted((chart) => new KanikoBuildTask(chart, 'task'))).toContainEqual(
      expect.stringContaining('step "build-and-push" runs as user 0'),
    );
    const chart = testChart({ features });
    new PipelineNamespace(chart, 'namespace', { podSecurity: 'restricted' });
    new KanikoBuildTask(chart, 'task');
    const report = reportOf(chart);
    expect(report).toContain('error[pod-security-violation]: step "build-and-push" runs as user 0');
    expect(report).toContain('help: or let namespace "ci" enforce "baseline", which takes the Task as it is');
  });

  test('needs a Tekton whose own containers keep to it', () => {
    expect(restricted((chart) => new GitCloneTask(chart, 'clone'), {})).not.toEqual([]);
  });
});
