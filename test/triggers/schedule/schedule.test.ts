import { Duration, Size, Testing } from 'cdk8s';
import { parse } from 'yaml';
import {
  type Diagnostic,
  DiagnosticError,
  param,
  persistentVolumeClaim,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  Schedule,
  sh,
  Task,
  volumeClaim,
  workspace,
} from '../../../src';

function setUp(id = 'nightly', chartProps: object = { namespace: 'ci' }) {
  const app = new PipelineApp({ summary: false });
  const chart = new PipelineChart(app, 'shop', chartProps);
  const scan = new Task(chart, 'scan', {
    params: { url: param.string() },
    workspaces: { cache: workspace() },
    serviceAccount: { name: 'scanner' },
    steps: ({ params }) => [
      {
        name: 'scan',
        image: 'alpine:3.21',
        script: sh`echo ${params.url}`,
        securityContext: { runAsUser: 65532, runAsGroup: 65532 },
      },
    ],
  });
  const pipeline = new Pipeline(chart, 'scan-all', {
    params: { url: param.string() },
    workspaces: { cache: workspace() },
  });
  pipeline.addTask('scan', scan, { params: pipeline.params, workspaces: { cache: pipeline.workspaces.cache } });
  const props = {
    pipeline,
    params: { url: 'https://example.com' },
    workspaces: { cache: persistentVolumeClaim({ name: 'cache' }) },
  };
  return { chart, pipeline, props, id };
}

function findingsOf(chart: PipelineChart): readonly Diagnostic[] {
  try {
    Testing.synth(chart);
    return [];
  } catch (error) {
    if (DiagnosticError.isDiagnosticError(error)) return error.diagnostics;
    throw error;
  }
}

const documents = (chart: PipelineChart): any[] => Testing.synth(chart);
const find = (chart: PipelineChart, kind: string, name: string): any =>
  documents(chart).find((one) => one.kind === kind && one.metadata.name === name);

test('creates what a PipelineRun of the same props is', () => {
  const { chart, props } = setUp();
  new Schedule(chart, 'nightly', { ...props, cron: '30 3 * * *', labels: { team: 'shop' } });
  const run = new PipelineRun(chart, 'run', { ...props, serviceAccount: { name: 'shop-nightly' } });

  const scheduled = parse(find(chart, 'ConfigMap', 'shop-nightly-run').data['run.yaml']);

  expect(scheduled).toEqual({
    apiVersion: 'tekton.dev/v1',
    kind: 'PipelineRun',
    metadata: { generateName: 'shop-nightly-', namespace: 'ci', labels: { team: 'shop' } },
    spec: (run.apiObject.toJson() as { spec: unknown }).spec,
  });
  expect(scheduled.spec.taskRunSpecs).toEqual([{ pipelineTaskName: 'scan', serviceAccountName: 'scanner' }]);
});

test('the settings of the pipeline hold for its runs, and those of the schedule before them', () => {
  const { chart, props } = setUp();
  const pipeline = new Pipeline(chart, 'settled', {
    run: { serviceAccount: { name: 'builder' }, imagePullSecrets: [{ name: 'pull' }] },
  });
  const task = new Task(chart, 'one', { steps: [{ name: 'one', image: 'alpine:3.21', script: 'true' }] });
  pipeline.addTask('one', task);
  const cron = '@daily';
  new Schedule(chart, 'plain', { pipeline, cron });
  new Schedule(chart, 'own', {
    pipeline,
    cron,
    serviceAccount: { name: 'own' },
    imagePullSecrets: [{ name: 'own-pull' }],
  });
  new Schedule(chart, 'made', { ...props, cron });

  const template = (id: string) =>
    parse(find(chart, 'ConfigMap', `shop-${id}-run`).data['run.yaml']).spec.taskRunTemplate;

  expect(template('plain')).toEqual({
    serviceAccountName: 'builder',
    podTemplate: { imagePullSecrets: [{ name: 'pull' }] },
  });
  expect(template('own')).toEqual({
    serviceAccountName: 'own',
    podTemplate: { imagePullSecrets: [{ name: 'own-pull' }] },
  });
  expect(template('made').serviceAccountName).toBe('shop-made');
  const accounts = documents(chart).filter(({ kind }) => kind === 'ServiceAccount');
  expect(accounts.map(({ metadata }) => metadata.name)).not.toContain('shop-plain');
});

test('the account that creates runs may do nothing else', () => {
  const { chart, props } = setUp();
  new Schedule(chart, 'nightly', { ...props, cron: '@daily' });

  expect(find(chart, 'Role', 'shop-nightly-schedule').rules).toEqual([
    { apiGroups: ['tekton.dev'], resources: ['pipelineruns'], verbs: ['create'] },
  ]);
  expect(find(chart, 'RoleBinding', 'shop-nightly-schedule').subjects).toEqual([
    { kind: 'ServiceAccount', name: 'shop-nightly-schedule', namespace: 'ci' },
  ]);
  expect(find(chart, 'ServiceAccount', 'shop-nightly-schedule').automountServiceAccountToken).toBe(false);
});

test('the CronJob says when, and its pod is restricted', () => {
  const { chart, props } = setUp();
  new Schedule(chart, 'nightly', {
    ...props,
    cron: '30 3 * * mon-fri',
    timeZone: 'Europe/Berlin',
    concurrencyPolicy: 'Replace',
    startingDeadline: Duration.minutes(10),
    suspend: true,
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 2,
  });

  const { spec } = find(chart, 'CronJob', 'shop-nightly');

  expect(spec).toMatchObject({
    schedule: '30 3 * * mon-fri',
    timeZone: 'Europe/Berlin',
    concurrencyPolicy: 'Replace',
    startingDeadlineSeconds: 600,
    suspend: true,
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 2,
  });
  expect(spec.jobTemplate.spec.template.spec).toMatchObject({
    serviceAccountName: 'shop-nightly-schedule',
    automountServiceAccountToken: true,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        command: ['kubectl', 'create', '-f', '/run-to-create/run.yaml'],
        image: expect.stringContaining('@sha256:') as string,
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    ],
  });
});

test('a task that the pipeline gets later is in the run', () => {
  const { chart, pipeline, props } = setUp();
  new Schedule(chart, 'nightly', { ...props, cron: '@daily' });
  const late = new Task(chart, 'late', {
    serviceAccount: { name: 'later' },
    steps: [{ name: 'late', image: 'alpine:3.21', script: 'true' }],
  });
  pipeline.addTask('late', late);

  const run = parse(find(chart, 'ConfigMap', 'shop-nightly-run').data['run.yaml']);

  expect(run.spec.taskRunSpecs.map(({ pipelineTaskName }: any) => pipelineTaskName)).toEqual(['scan', 'late']);
});

test.each([
  [{ cron: '0 3 * * 7' }, 'schedule "0 3 * * 7" cannot be read: day of week 7: it goes from 0 to 6'],
  [{ cron: '@daily', timeZone: 'Berlin' }, 'there is no time zone "Berlin"'],
  [{ cron: '@daily', timeZone: '+01:00' }, 'there is no time zone "+01:00"'],
  [{ cron: '@daily', name: 'x'.repeat(53) }, 'has 53 characters, 1 too many'],
  [{ cron: '@daily', params: { url: '$(params.x)' } }, 'param "url" of the run holds "$(params.x)"'],
  [{ cron: '@daily', when: 'now' }, 'a Schedule has no "when"'],
])('%j is refused', (wrong: object, message) => {
  const { chart, props } = setUp();

  expect(() => new Schedule(chart, 'nightly', { ...props, cron: '@daily', ...wrong })).toThrow(message);
});

test('the run is judged as that of a PipelineRun', () => {
  const { chart, props } = setUp();
  const both = new Task(chart, 'both', {
    workspaces: { source: workspace(), cache: workspace() },
    steps: [{ name: 'both', image: 'alpine:3.21', command: ['true'] }],
  });
  const pipeline = new Pipeline(chart, 'two', {
    workspaces: { source: workspace(), cache: workspace() },
    run: { workspaces: { source: volumeClaim(Size.gibibytes(1)) } },
  });
  pipeline.addTask('both', both, { workspaces: pipeline.workspaces });
  new Schedule(chart, 'nightly', { pipeline, workspaces: props.workspaces, cron: '@daily' });

  expect(findingsOf(chart)).toContainEqual(
    expect.objectContaining({
      rule: 'two-claims',
      at: expect.objectContaining({ construct: 'shop/nightly', path: 'spec.workspaces' }) as unknown,
    }),
  );
});

test('a chart without namespace gives no Role', () => {
  const { chart, props } = setUp('nightly', {});

  expect(() => new Schedule(chart, 'nightly', { ...props, cron: '@daily' })).toThrow(
    'a Role can be given to no account of a chart without namespace',
  );
});

test('runs the image that the chart has for kubectl', () => {
  const { chart, props } = setUp('nightly', { namespace: 'ci', images: { kubectl: 'own.example.com/k8s:1.34' } });
  new Schedule(chart, 'nightly', { ...props, cron: '30 3 * * *' });

  const { containers } = find(chart, 'CronJob', 'shop-nightly').spec.jobTemplate.spec.template.spec;
  expect(containers[0].image).toBe('own.example.com/k8s:1.34');
});
