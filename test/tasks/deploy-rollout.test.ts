import { Duration } from 'cdk8s';
import { rollout } from './deploy/deploy-task';
import { deployment, list, object, workload } from './deploy/manifests';

const shop = deployment('shop', 'acme/shop');
const labels = { app: 'shop' };
const live = object('apps/v1', 'Deployment', 'shop', { spec: { selector: { matchLabels: labels } } });
const SOON = { timeout: Duration.seconds(1) };

/** A pod of the Deployment with one container in a state. */
const pod = (name: string, container: object, rest: object = {}): object =>
  object('v1', 'Pod', name, {
    metadata: { name, labels, creationTimestamp: '2026-01-01T00:00:00Z' },
    status: {
      phase: 'Pending',
      containerStatuses: [{ name: 'main', ready: false, restartCount: 0, ...container }],
      ...rest,
    },
  });
/** Deploys a Deployment that does not get ready. */
const fails = (pods: object[], cluster: Record<string, string | object> = {}) =>
  rollout([shop], { cluster: { 'unready.shop': '', 'get.shop': live, 'get.pods': list(...pods), ...cluster } }, SOON);
const waitedFor = (...objects: object[]): string[] =>
  rollout([...objects, shop])
    .calls.filter((call) => call.startsWith('rollout'))
    .map((call) => call.split(' ')[2]!);

describe('a rollout', () => {
  it('is waited for, of each workload within one timeout', () => {
    const { calls, out } = rollout([shop], {}, { timeout: Duration.minutes(2) });

    expect(calls.at(-1)).toMatch(/^rollout status deployment\/shop --namespace prod --timeout=1(20|1\d)s$/);
    expect(out).toContain('Deployment/shop is ready\ndeployed to namespace prod\n');
  });

  it.each([
    [
      'an autoscaler',
      object('autoscaling/v2', 'HorizontalPodAutoscaler', 'x', { spec: { scaleTargetRef: { name: 'y' } } }),
    ],
    ['a load balancer', object('v1', 'Service', 'x', { spec: { type: 'LoadBalancer' } })],
    ['a claim', object('v1', 'PersistentVolumeClaim', 'x')],
    ['an Ingress', object('networking.k8s.io/v1', 'Ingress', 'x')],
    ['a CronJob', workload('batch/v1', 'CronJob', 'x', 'nginx')],
    ['a suspended Job', workload('batch/v1', 'Job', 'x', 'nginx', { suspend: true })],
    ['a paused Deployment', deployment('x', 'nginx', { paused: true })],
    [
      'a DaemonSet that is updated by hand',
      workload('apps/v1', 'DaemonSet', 'x', 'nginx', { updateStrategy: { type: 'OnDelete' } }),
    ],
  ])('does not wait for %s', (_, other) => {
    expect(waitedFor(other)).toEqual(['deployment/shop']);
  });

  it('waits for stateful and daemon sets', () => {
    expect(
      waitedFor(workload('apps/v1', 'StatefulSet', 'db', 'nginx'), workload('apps/v1', 'DaemonSet', 'agent', 'nginx')),
    ).toEqual(['statefulset/db', 'daemonset/agent', 'deployment/shop']);
  });
});

describe('a rollout that fails', () => {
  it('shows the description, the events and the log of the pod', () => {
    const { failed, out } = fails(
      [pod('shop-1', { restartCount: 2, state: { waiting: { reason: 'CrashLoopBackOff' } } })],
      {
        events: 'what happened',
        'logs.previous': 'database is missing',
      },
    );

    expect(failed).toBe('rollout');
    expect(out).toContain('description of deployment/shop');
    expect(out).toContain('--- events of pod shop-1 ---\nwhat happened');
    expect(out).toContain('--- log of pod shop-1, container main, before its last restart ---\ndatabase is missing');
  });

  it.each([
    [
      { state: { waiting: { reason: 'ErrImagePull', message: 'not found' } } },
      'ErrImagePull: not found',
      'the node must be able to pull',
    ],
    [
      { state: { waiting: { reason: 'CreateContainerConfigError', message: 'secret "x" not found' } } },
      'CreateContainerConfigError: secret "x" not found',
      'a Secret or ConfigMap',
    ],
    [{ state: { terminated: { reason: 'Error', exitCode: 7 } } }, 'Error (exit code 7)', 'see its log above'],
    [
      {
        state: { waiting: { reason: 'CrashLoopBackOff' } },
        lastState: { terminated: { reason: 'OOMKilled', exitCode: 137 } },
      },
      'CrashLoopBackOff (exit code 137)',
      'more memory',
    ],
    [{ state: { running: {} } }, 'running, but not ready', ''],
  ])('ends with the reason of %j', (container, reason, help) => {
    const { err } = fails([pod('shop-1', container)]);

    expect(err).toContain('error: Deployment/shop is not ready\n');
    expect(err).toContain(`Deployment/shop, pod shop-1, container main: ${reason}`);
    expect(err).toContain(help);
  });

  it('tells the last warning of a pod whose container has not begun', () => {
    const { err } = fails([pod('shop-1', { state: { waiting: { reason: 'ContainerCreating' } } })], {
      'events.json': {
        items: [
          {
            type: 'Warning',
            involvedObject: { name: 'shop-1' },
            lastTimestamp: '2026-01-02',
            message: 'configmap "x" not found',
          },
          { type: 'Warning', involvedObject: { name: 'shop-1' }, lastTimestamp: '2026-01-01', message: 'older' },
          { type: 'Normal', involvedObject: { name: 'shop-1' }, lastTimestamp: '2026-01-03', message: 'later' },
        ],
      },
    });

    expect(err).toContain('ContainerCreating: configmap "x" not found\n');
  });

  it('tells why a pod has no node', () => {
    const conditions = [{ type: 'PodScheduled', status: 'False', message: '0/1 nodes are available' }];

    expect(fails([pod('shop-1', { state: {} }, { conditions })]).err).toContain(
      'pod shop-1: waiting: 0/1 nodes are available',
    );
  });

  it('leaves pods alone that are ready, done, or of others', () => {
    const ready = pod('ready', {}, { conditions: [{ type: 'Ready', status: 'True' }] });
    const done = pod('done', {}, { phase: 'Succeeded' });
    const other = object('v1', 'Pod', 'other', { metadata: { name: 'other', labels: { app: 'x' } }, status: {} });

    expect(fails([ready, done, other]).out).not.toContain('events of pod');
  });

  it('names every workload that is not ready', () => {
    const { err } = rollout(
      [shop, deployment('web', 'nginx')],
      { cluster: { 'unready.shop': '', 'unready.web': '' } },
      SOON,
    );

    expect(err).toContain('error: Deployment/shop is not ready\nerror: Deployment/web is not ready\n');
  });
});

describe('a Job', () => {
  const run = (type: string) =>
    rollout(
      [workload('batch/v1', 'Job', 'migrate', 'acme/shop')],
      {
        cluster: {
          'get.migrate': object('batch/v1', 'Job', 'migrate', { status: { conditions: [{ type, status: 'True' }] } }),
        },
      },
      SOON,
    );

  it('is waited for until it is complete', () => {
    expect(run('Complete').out).toContain('Job/migrate is ready');
  });

  it.each(['Failed', 'Suspended'])('that is %s fails', (type) => {
    expect(run(type).err).toContain('error: Job/migrate is not ready');
  });
});
