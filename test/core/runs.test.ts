import { Duration, Size } from 'cdk8s';
import {
  configMap,
  csi,
  DeployTask,
  emptyDir,
  GitCloneTask,
  param,
  persistentVolumeClaim,
  Pipeline,
  PipelineRun,
  projected,
  secret,
  Task,
  TaskRun,
  volumeClaim,
  workspace,
  type WorkspaceSource,
} from 'cdk8s-tekton';
import { filesOf, reportOf, testChart, theOnly } from '../helpers/chart';

const work = { name: 'work', image: 'alpine:3.21', script: 'true' };

/** A pipeline with one task that writes workspace `source`. */
function pipelineWith(step: object = {}, options: { readOnly?: boolean } = {}) {
  const chart = testChart();
  const task = new Task(chart, 't', { workspaces: { out: workspace(options) }, steps: [{ ...work, ...step }] });
  const pipeline = new Pipeline(chart, 'p', { workspaces: { source: workspace() } });
  const handle = pipeline.addTask('one', task, { workspaces: { out: pipeline.workspaces.source } });
  return { chart, task, pipeline, handle };
}

describe('a PipelineRun', () => {
  it('lies in the folder of runs, with a name that the cluster makes up', () => {
    const { chart, pipeline } = pipelineWith();
    new PipelineRun(chart, 'run', { pipeline, workspaces: { source: emptyDir() } });
    const files = filesOf(chart);
    expect(files['runs/shop.k8s.yaml']).toEqual([
      {
        apiVersion: 'tekton.dev/v1',
        kind: 'PipelineRun',
        metadata: { generateName: 'shop-run-', namespace: 'ci' },
        spec: {
          pipelineRef: { name: 'shop-p' },
          taskRunTemplate: { serviceAccountName: 'shop-run' },
          workspaces: [{ name: 'source', emptyDir: {} }],
        },
      },
    ]);
    expect(JSON.stringify(files['shop.k8s.yaml'])).not.toContain('generateName');
  });

  it('makes an account of its own, whose token is not mounted', () => {
    const { chart, pipeline } = pipelineWith();
    new PipelineRun(chart, 'run', { pipeline, workspaces: { source: emptyDir() } });
    expect(theOnly('ServiceAccount', chart)).toMatchObject({
      metadata: { name: 'shop-run', namespace: 'ci' },
      automountServiceAccountToken: false,
    });
  });

  it('says accounts and settings of single tasks by their handles', () => {
    const chart = testChart();
    const deploy = new Task(chart, 'deploy', { serviceAccount: { name: 'deployer' }, steps: [work] });
    const pipeline = new Pipeline(chart, 'p');
    const one = pipeline.addTask('one', deploy);
    const last = pipeline.addFinally('last', new Task(chart, 'last', { steps: [work] }));
    new PipelineRun(chart, 'run', {
      pipeline,
      timeouts: { pipeline: Duration.hours(2), tasks: Duration.minutes(100), finally: Duration.minutes(5) },
      podTemplate: { nodeSelector: { disk: 'ssd' } },
      taskRunSpecs: [
        { task: one, computeResources: { limits: { memory: '1Gi' } }, timeout: Duration.minutes(10) },
        { task: last, serviceAccount: { name: 'reporter' }, metadata: { labels: { a: 'b' } } },
      ],
    });
    expect(theOnly('PipelineRun', chart).spec).toMatchObject({
      timeouts: { pipeline: '2h', tasks: '1h40m', finally: '5m' },
      taskRunTemplate: { serviceAccountName: 'shop-run', podTemplate: { nodeSelector: { disk: 'ssd' } } },
      taskRunSpecs: [
        {
          pipelineTaskName: 'one',
          serviceAccountName: 'deployer',
          computeResources: { limits: { memory: '1Gi' } },
          timeout: '10m',
        },
        { pipelineTaskName: 'last', serviceAccountName: 'reporter', metadata: { labels: { a: 'b' } } },
      ],
    });
  });

  it('inherits what the pipeline says for every run', () => {
    const chart = testChart();
    const task = new Task(chart, 't', { workspaces: { out: workspace() }, steps: [work] });
    const pipeline = new Pipeline(chart, 'p', {
      workspaces: { source: workspace() },
      run: { workspaces: { source: volumeClaim(Size.gibibytes(2)) }, timeouts: { pipeline: Duration.minutes(30) } },
    });
    pipeline.addTask('one', task, { workspaces: { out: pipeline.workspaces.source } });
    new PipelineRun(chart, 'run', { pipeline });
    const { spec } = theOnly('PipelineRun', chart);
    expect(spec['workspaces'][0].volumeClaimTemplate.spec.resources.requests.storage).toBe('2Gi');
    expect(spec['timeouts']).toEqual({ pipeline: '30m' });
  });

  it.each<[string, WorkspaceSource, object]>([
    [
      'a claim made for it',
      volumeClaim(Size.gibibytes(1), { storageClassName: 'fast', accessModes: ['ReadWriteMany'] }),
      {
        volumeClaimTemplate: {
          spec: {
            accessModes: ['ReadWriteMany'],
            resources: { requests: { storage: '1Gi' } },
            storageClassName: 'fast',
          },
        },
      },
    ],
    ['a claim that exists', persistentVolumeClaim({ name: 'c' }), { persistentVolumeClaim: { claimName: 'c' } }],
    ['an empty folder', emptyDir({ medium: 'Memory' }), { emptyDir: { medium: 'Memory' } }],
    ['a ConfigMap', configMap({ name: 'm' }), { configMap: { name: 'm' } }],
    [
      'a Secret',
      secret({ name: 's' }, { items: [{ key: 'a', path: 'b' }] }),
      { secret: { secretName: 's', items: [{ key: 'a', path: 'b' }] } },
    ],
    [
      'several sources',
      projected([{ secret: { name: 's' } }]),
      { projected: { sources: [{ secret: { name: 's' } }] } },
    ],
    ['a CSI volume', csi({ driver: 'd' }), { csi: { driver: 'd' } }],
    [
      'a folder of a claim',
      persistentVolumeClaim({ name: 'c' }).withSubPath('x'),
      { persistentVolumeClaim: { claimName: 'c' }, subPath: 'x' },
    ],
  ])('binds %s', (_what, source, expected) => {
    const { chart, pipeline } = pipelineWith();
    new PipelineRun(chart, 'run', { pipeline, workspaces: { source } });
    expect(theOnly('PipelineRun', chart).spec['workspaces']).toEqual([{ name: 'source', ...expected }]);
  });
});

describe('fsGroup of a run', () => {
  const nonRoot = { securityContext: { runAsUser: 65532 } };
  const fsGroup = (chart: ReturnType<typeof testChart>): unknown =>
    theOnly('PipelineRun', chart).spec['taskRunTemplate'].podTemplate?.securityContext?.fsGroup;

  it.each<[string, ReturnType<typeof pipelineWith>, WorkspaceSource, number | undefined]>([
    ['the group of a writer that is not root', pipelineWith(nonRoot), volumeClaim(Size.gibibytes(1)), 65532],
    ['nothing for root', pipelineWith(), volumeClaim(Size.gibibytes(1)), undefined],
    ['nothing for a folder that is no claim', pipelineWith(nonRoot), emptyDir(), undefined],
    ['nothing for a reader', pipelineWith(nonRoot, { readOnly: true }), volumeClaim(Size.gibibytes(1)), undefined],
  ])('is %s', (_what, { chart, pipeline }, source, expected) => {
    new PipelineRun(chart, 'run', { pipeline, workspaces: { source } });
    expect(fsGroup(chart)).toBe(expected);
  });

  it('is what the user says', () => {
    const { chart, pipeline } = pipelineWith(nonRoot);
    const podTemplate = { securityContext: { fsGroup: 7 } };
    new PipelineRun(chart, 'run', { pipeline, podTemplate, workspaces: { source: volumeClaim(Size.gibibytes(1)) } });
    expect(fsGroup(chart)).toBe(7);
  });
});

describe('a run of a pipeline with another one in it', () => {
  const features = { 'enable-api-fields': 'alpha' } as const;
  const size = Size.gibibytes(1);
  const nested = () => {
    const chart = testChart({ features });
    const child = new Pipeline(chart, 'child', { workspaces: { files: workspace() } });
    const parent = new Pipeline(chart, 'parent', { workspaces: { source: workspace() } });
    parent.addPipeline('child', child, { workspaces: { files: parent.workspaces.source } });
    return { chart, child, parent };
  };

  it('has the group of a writer in there, whose pods get the template of the run', () => {
    const { chart, child, parent } = nested();
    const clone = new GitCloneTask(chart, 'clone');
    child.addTask('clone', clone, {
      params: { url: 'https://example.com/a' },
      workspaces: { output: child.workspaces.files },
    });
    new PipelineRun(chart, 'run', { pipeline: parent, workspaces: { source: volumeClaim(size) } });
    expect(theOnly('PipelineRun', chart).spec['taskRunTemplate'].podTemplate.securityContext.fsGroup).toBe(65534);
  });

  it('is refused where a task in there needs an account that the run has not', () => {
    const { chart, child, parent } = nested();
    const deploy = new DeployTask(chart, 'deploy', { namespace: 'default' });
    const params = { image: `ghcr.io/acme/shop@sha256:${'0'.repeat(64)}` };
    child.addTask('deploy', deploy, { params, workspaces: { source: child.workspaces.files } });
    const run = { pipeline: parent, workspaces: { source: volumeClaim(size) } };
    new PipelineRun(chart, 'right', { ...run, serviceAccount: deploy.serviceAccount });
    expect(reportOf(chart)).toBe('');
    new PipelineRun(chart, 'wrong', run);
    expect(reportOf(chart)).toContain(
      'error[account-in-child-pipeline]: task "deploy" of Pipeline "shop-child" needs account "shop-deploy", and tasks of a pipeline in a pipeline get that of the run\n  at shop/wrong',
    );
  });
});

describe('a TaskRun', () => {
  it('runs one Task with params and workspaces', () => {
    const chart = testChart();
    const task = new Task(chart, 't', {
      params: { a: param.string() },
      workspaces: { out: workspace() },
      steps: [{ ...work, securityContext: { runAsUser: 1000 } }],
    });
    new TaskRun(chart, 'once', {
      task,
      params: { a: 'x' },
      workspaces: { out: persistentVolumeClaim({ name: 'c' }) },
      timeout: Duration.minutes(5),
      retries: 1,
    });
    expect(filesOf(chart)['runs/shop.k8s.yaml']?.[0]).toEqual({
      apiVersion: 'tekton.dev/v1',
      kind: 'TaskRun',
      metadata: { generateName: 'shop-once-', namespace: 'ci' },
      spec: {
        taskRef: { kind: 'Task', name: 'shop-t' },
        params: [{ name: 'a', value: 'x' }],
        workspaces: [{ name: 'out', persistentVolumeClaim: { claimName: 'c' } }],
        serviceAccountName: 'shop-once',
        podTemplate: { securityContext: { fsGroup: 1000 } },
        timeout: '5m',
        retries: 1,
      },
    });
  });
});
