/** Everything a run can say, of its pods, its tasks and their accounts. */
import { Duration, Size } from 'cdk8s';
import {
  emptyDir,
  param,
  persistentVolumeClaim,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  sh,
  Task,
  TaskRun,
  volumeClaim,
  workspace,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'runs', { namespace: 'ci' });

const build = new Task(chart, 'build', {
  params: { target: param.string({ default: 'app' }) },
  workspaces: { source: workspace(), cache: workspace({ optional: true }) },
  serviceAccount: { name: 'builder' },
  sidecars: [{ name: 'proxy', image: 'nginx:1.27', command: ['nginx'] }],
  steps: ({ params, workspaces }) => [
    {
      name: 'compile',
      image: 'node:22',
      workingDir: workspaces.source.path,
      script: sh`npm run ${params.target}`,
      securityContext: { runAsUser: 65532, runAsGroup: 65532 },
    },
    { name: 'pack', image: 'alpine:3.21', script: 'true' },
  ],
});

const pipeline = new Pipeline(chart, 'pipeline', {
  params: { target: param.string({ default: 'app' }) },
  workspaces: { source: workspace(), cache: workspace({ optional: true }) },
  run: {
    workspaces: { source: volumeClaim(Size.gibibytes(2)) },
    timeouts: { pipeline: Duration.hours(1) },
    podTemplate: { nodeSelector: { 'kubernetes.io/arch': 'amd64' } },
  },
});
const { params, workspaces } = pipeline;
const first = pipeline.addTask('first', build, { params, workspaces });
const second = pipeline.addTask('second', build, { workspaces: { source: first.workspaces.source } });
const last = pipeline.addFinally('last', build, { workspaces: { source: workspaces.source } });

new PipelineRun(chart, 'shared', { pipeline });
new PipelineRun(chart, 'full', {
  pipeline,
  params: { target: 'all' },
  labels: { reason: 'nightly' },
  annotations: { 'example.com/ticket': 'OPS-1' },
  workspaces: { source: persistentVolumeClaim({ name: 'source' }), cache: emptyDir() },
  serviceAccount: { name: 'pipeline' },
  timeouts: { pipeline: Duration.hours(1), tasks: Duration.minutes(30), finally: Duration.minutes(5) },
  podTemplate: {
    securityContext: { runAsNonRoot: true, fsGroup: 2000 },
    tolerations: [{ key: 'builds', operator: 'Exists', effect: 'NoSchedule' }],
    affinity: {
      nodeAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 1, preference: { matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] } },
        ],
      },
    },
    env: [{ name: 'HTTPS_PROXY', value: 'http://proxy:3128' }],
    volumes: [{ name: 'certificates', configMap: { name: 'certificates' } }],
    runtimeClassName: 'gvisor',
    automountServiceAccountToken: false,
    dnsPolicy: 'None',
    dnsConfig: { nameservers: ['10.0.0.2'], options: [{ name: 'ndots', value: '2' }] },
    enableServiceLinks: false,
    priorityClassName: 'low',
    schedulerName: 'batch',
    imagePullSecrets: [{ name: 'login' }],
    hostAliases: [{ ip: '10.0.0.1', hostnames: ['git.example.com'] }],
    hostNetwork: false,
    hostUsers: false,
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' }],
  },
  taskRunSpecs: [
    {
      task: first,
      serviceAccount: { name: 'first' },
      podTemplate: { nodeSelector: { disk: 'ssd' } },
      stepSpecs: [{ name: 'compile', computeResources: { requests: { cpu: '2' } } }],
      sidecarSpecs: [{ name: 'proxy', computeResources: { requests: { memory: '32Mi' } } }],
      metadata: { labels: { heavy: 'yes' }, annotations: { 'example.com/note': 'first' } },
      timeout: Duration.minutes(10),
    },
    { task: second, computeResources: { requests: { cpu: '1', memory: '1Gi' } } },
    { task: last, timeout: Duration.minutes(2) },
  ],
});
new PipelineRun(chart, 'endless', {
  pipeline,
  timeouts: { pipeline: Duration.seconds(0), finally: Duration.minutes(5) },
});
new PipelineRun(chart, 'elsewhere', {
  pipeline,
  name: 'elsewhere',
  managedBy: 'kueue.x-k8s.io/multikueue',
  status: 'PipelineRunPending',
});

new TaskRun(chart, 'task', {
  task: build,
  name: 'build-once',
  params: { target: 'all' },
  labels: { reason: 'test' },
  annotations: { 'example.com/ticket': 'OPS-2' },
  workspaces: { source: volumeClaim(Size.mebibytes(500)), cache: emptyDir() },
  serviceAccount: { name: 'other' },
  timeout: Duration.minutes(20),
  retries: 2,
  podTemplate: { priorityClassName: 'low' },
  stepSpecs: [{ name: 'compile', computeResources: { limits: { memory: '2Gi' } } }],
  sidecarSpecs: [{ name: 'proxy', computeResources: { limits: { memory: '64Mi' } } }],
});
new TaskRun(chart, 'sized', {
  task: build,
  workspaces: { source: persistentVolumeClaim({ name: 'source' }, { readOnly: true }) },
  computeResources: { requests: { cpu: '1' } },
  managedBy: 'kueue.x-k8s.io/multikueue',
  status: 'TaskRunPending',
});
app.synth();
