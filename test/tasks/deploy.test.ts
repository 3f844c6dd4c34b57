import { ApiObject, Duration } from 'cdk8s';
import { Pipeline, PipelineRun, PipelineChart, PipelineApp, Task, workspace, volumeClaim } from 'cdk8s-tekton';
import { Size } from 'cdk8s';
import type { Step } from 'cdk8s-tekton/schema';
import { DeployTask } from '../../src/tasks/deploy';
import type { DeployTaskProps } from '../../src/tasks/deploy/props';
import { ImageSlot } from '../../src/tasks/deploy/image-slot';
import { Strategy, type StrategyKind } from '../../src/tasks/deploy/strategy';
import { filesOf, reportOf, reportOfCall, testChart } from '../helpers/chart';

type Props = DeployTaskProps<string, StrategyKind>;
const taskOf = (props: Props = {}, chart = testChart()) => new DeployTask<string, StrategyKind>(chart, 'deploy', props);
const specOf = (props: Props = {}) => taskOf(props).spec;
const params = (props: Props = {}) => Object.fromEntries((specOf(props).params ?? []).map((p) => [p.name, p.default]));
const step = (name: string, props: Props = {}): Step => specOf(props).steps.find((s) => s.name === name)!;
const env = (name: string, props: Props = {}) =>
  Object.fromEntries((step(name, props).env ?? []).map((e) => [e.name, e.value]));
const faultOf = (props: Props): string => reportOfCall(() => taskOf(props));

const strategies: [string, Strategy][] = [
  ['manifests', Strategy.manifests()],
  ['kustomize', Strategy.kustomize({ dir: 'k8s' })],
  ['setImage', Strategy.setImage()],
  ['helm', Strategy.helm({ chart: 'chart', release: 'shop' })],
];

describe('the Task', () => {
  it('takes one image, which has no default', () => {
    expect(params()).toEqual({ image: undefined, manifests: 'k8s', imageName: '', namespace: '' });
  });

  it('takes the folder and the namespace of the props as defaults of params', () => {
    expect(params({ manifests: 'deploy/prod', namespace: 'prod' })).toMatchObject({
      manifests: 'deploy/prod',
      namespace: 'prod',
    });
  });

  it('takes several images by name', () => {
    expect(params({ images: ['web', 'worker'] })).toEqual({
      web: undefined,
      worker: undefined,
      manifests: 'k8s',
      namespace: '',
    });
  });

  it('takes the folder of a chart', () => {
    expect(params({ strategy: Strategy.helm({ chart: 'charts/shop', release: 'shop' }) })).toEqual({
      image: undefined,
      chart: 'charts/shop',
      namespace: '',
    });
  });

  it('reads its files and writes nothing there', () => {
    expect(specOf().workspaces?.find(({ name }) => name === 'source')).toMatchObject({ readOnly: true });
  });

  it('needs no files to set an image', () => {
    expect(specOf({ strategy: Strategy.setImage() }).workspaces?.map(({ name }) => name)).toEqual(['kubeconfig']);
  });

  it('takes another cluster from an optional workspace', () => {
    expect(specOf().workspaces?.find(({ name }) => name === 'kubeconfig')).toMatchObject({
      optional: true,
      readOnly: true,
    });
  });

  it.each([
    ['manifests', ['render', 'apply', 'rollout']],
    ['kustomize', ['render', 'apply', 'rollout']],
    ['setImage', ['set-image', 'rollout']],
    ['helm', ['render', 'upgrade', 'rollout']],
  ])('has for %s the steps %j', (name, steps) => {
    const strategy = new Map(strategies).get(name)!;

    expect(specOf({ strategy }).steps.map((s) => s.name)).toEqual(steps);
  });

  it('waits five minutes', () => {
    expect(env('rollout')['TIMEOUT']).toBe('300');
  });

  it('waits as long as it is told', () => {
    expect(env('rollout', { timeout: Duration.seconds(90) })['TIMEOUT']).toBe('90');
  });

  it('takes conflicts over, or fails', () => {
    expect([env('apply')['CONFLICTS'], env('apply', { conflicts: 'fail' })['CONFLICTS']]).toEqual(['take', 'fail']);
  });

  it('runs the image of key kubectl', () => {
    const chart = testChart({ images: { kubectl: 'mirror.local/k8s:1' } });

    expect(taskOf({}, chart).spec.steps.map(({ image }) => image)).toEqual(Array(3).fill('mirror.local/k8s:1'));
  });

  it('runs an image of its own', () => {
    expect(step('render', { image: 'acme/tools:1' }).image).toBe('acme/tools:1');
  });

  it('gives every step what it may use', () => {
    const computeResources = { limits: { memory: '128Mi' } };

    expect(specOf({ computeResources }).stepTemplate?.computeResources).toEqual(computeResources);
  });

  it('is admitted where Pod Security is restricted', () => {
    expect(specOf().stepTemplate?.securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  it('leaves the user to the cluster when told to', () => {
    const { securityContext } = specOf({ user: 'cluster' }).stepTemplate!;

    expect(securityContext).toMatchObject({ runAsNonRoot: true });
    expect(securityContext).not.toHaveProperty('runAsUser');
  });

  it('refuses root', () => {
    expect(faultOf({ user: 0 })).toContain('error[root-user]');
  });
});

describe.each(strategies)('the scripts of %s', (_, strategy) => {
  const steps = specOf({ strategy, namespace: 'prod' }).steps;

  it('hold no variable of Tekton', () => {
    expect(steps.filter(({ script }) => /\$\((params|workspaces|results|context|tasks)\b/.test(script ?? ''))).toEqual(
      [],
    );
  });

  it('hold nothing that Tekton or the kubelet would change', () => {
    expect(steps.filter(({ script }) => script?.includes('$$'))).toEqual([]);
  });

  it('evaluate no text', () => {
    expect(steps.filter(({ script }) => /\beval\b/.test(script ?? ''))).toEqual([]);
  });

  it('are the same whatever is deployed', () => {
    const other = specOf({
      strategy,
      namespace: 'test',
      images: ['web'],
      imagePullPolicy: 'Always',
      conflicts: 'fail',
    });

    expect(other.steps.map(({ script }) => script)).toEqual(steps.map(({ script }) => script));
  });
});

describe('variables', () => {
  it('carry globs as JSON', () => {
    const strategy = Strategy.manifests({ path: 'k8s', include: ['*.yaml'], exclude: ['dev', "it's"] });

    expect(env('render', { strategy })).toMatchObject({ INCLUDE: '["*.yaml"]', EXCLUDE: '["dev","it\'s"]' });
  });

  it('carry slots as JSON in which the kubelet finds nothing to expand', () => {
    const { IMAGES } = env('render', { replaces: ImageSlot.placeholder('$(IMAGE)') });

    expect(IMAGES).not.toContain('$');
    expect(JSON.parse(IMAGES ?? '')).toEqual([{ param: 'image', env: 'IMAGE', slots: [{ placeholder: '$(IMAGE)' }] }]);
  });

  it('are named after the images', () => {
    expect(env('render', { images: ['web', 'cron-job'] })).toMatchObject({
      IMAGE_WEB: '$(params.web)',
      IMAGE_CRON_JOB: '$(params.cron-job)',
    });
  });

  it('hold the values that a chart takes its images from', () => {
    const strategy = Strategy.helm({ chart: 'c', release: 'r', images: { worker: { reference: 'jobs.image' } } });
    const { IMAGES } = env('render', { strategy, images: ['web', 'worker'] });

    expect((JSON.parse(IMAGES ?? '') as { values: unknown }[]).map(({ values }) => values)).toEqual([
      { repository: 'web.image.repository', tag: 'web.image.tag' },
      { reference: 'jobs.image' },
    ]);
  });

  it('name the kinds whose images are set', () => {
    expect(env('set-image', { strategy: Strategy.setImage() })['WORKLOAD_KINDS']).toBe(
      'deployments.apps,statefulsets.apps,daemonsets.apps,cronjobs.batch',
    );
  });
});

const MISSPELT = { path: 'k8s', exlude: ['dev'] };

describe('a wrong call', () => {
  it.each<[string, Props]>([
    ['reserved-param', { images: ['web', 'namespace'] }],
    ['duplicate-image', { images: ['a-b', 'a_b'] }],
    ['no-images', { images: [] }],
    ['slot-in-chart', { strategy: Strategy.helm({ chart: 'c', release: 'r' }), replaces: ImageSlot.name('a') }],
    [
      'pull-secret-in-chart',
      { strategy: Strategy.helm({ chart: 'c', release: 'r' }), imagePullSecrets: [{ name: 'ghcr' }] },
    ],
    ['unknown-image', { strategy: Strategy.helm({ chart: 'c', release: 'r', images: { web: {} } }) }],
    ['invalid-name', { strategy: Strategy.helm({ chart: 'c', release: '-x' }) }],
    ['path-outside-workspace', { manifests: '/etc' }],
    ['path-outside-workspace', { manifests: 'k8s/../..' }],
    ['path-outside-workspace', { strategy: Strategy.kustomize({ dir: '../overlays' }) }],
    [
      'path-outside-workspace',
      {
        strategy: Strategy.helm({ chart: 'oci://ghcr.io/acme/charts/shop', release: 'r', valuesFiles: ['/prod.yaml'] }),
      },
    ],
    ['unknown-key', { strategy: Strategy.manifests(MISSPELT) }],
    ['invalid-name', { namespace: 'Prod' }],
    ['invalid-name', { namespaces: ['a b'] }],
  ])('throws %s', (rule, props) => {
    expect(faultOf(props)).toContain(`error[${rule}]`);
  });

  it('is told where it is', () => {
    expect(faultOf({ images: [] })).toMatch(/at shop\/deploy\s+test\/tasks\/deploy\.test\.ts:\d+:\d+/);
  });
});

describe('in a pipeline', () => {
  it('runs with its account, and nothing else does', () => {
    const chart = testChart();
    const deploy = new DeployTask(chart, 'deploy', { namespace: 'prod' });
    const pipeline = new Pipeline(chart, 'delivery', { workspaces: { source: workspace() } });
    const { source } = pipeline.workspaces;
    pipeline.addTask('deploy', deploy, { params: { image: 'acme/shop@sha256:1' }, workspaces: { source } });
    new PipelineRun(chart, 'run', { pipeline, workspaces: { source: volumeClaim(Size.gibibytes(1)) } });

    const run = Object.values(filesOf(chart))
      .flat()
      .find(({ kind }) => kind === 'PipelineRun');
    expect(run?.spec['taskRunSpecs']).toEqual([{ pipelineTaskName: 'deploy', serviceAccountName: 'shop-deploy' }]);
  });

  it('synthesizes without a finding', () => {
    const chart = testChart();
    for (const [name, strategy] of strategies)
      new DeployTask<string, StrategyKind>(chart, name.toLowerCase(), { strategy });

    expect(reportOf(chart)).toBe('');
  });

  it('is a Task, whose object takes patches', () => {
    const task = taskOf();

    expect(task).toBeInstanceOf(Task);
    expect(ApiObject.isApiObject(task.apiObject)).toBe(true);
  });

  it('may live in a chart that inlines its tasks', () => {
    const chart = new PipelineChart(new PipelineApp({ summary: false }), 'shop', { namespace: 'ci', tasks: 'inline' });
    taskOf({}, chart);

    expect(
      Object.values(filesOf(chart))
        .flat()
        .map(({ kind }) => kind),
    ).toEqual(['ServiceAccount', 'Role', 'RoleBinding']);
  });
});
