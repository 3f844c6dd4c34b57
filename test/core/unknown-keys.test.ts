// Keys that nothing looks at, in objects that are passed whole: each public construct and function refuses them, on every level.
import { Size } from 'cdk8s';
import * as library from 'cdk8s-tekton';
import type { PipelineChart } from 'cdk8s-tekton';
import { reportOfCall, testChart } from '../helpers/chart';

const {
  param,
  result,
  workspace,
  Task,
  Pipeline,
  PipelineRun,
  TaskRun,
  StepAction,
  ClusterInterceptor,
  GitHubEvents,
  Strategy,
} = library;

const image = `alpine:3.21@sha256:${'0'.repeat(64)}`;
const steps = [{ name: 'work', image, script: 'true' }];
const secret = { name: 'login' };
/** The key that nothing knows. */
const extra = { zzz: true };

type Program = (chart: PipelineChart) => unknown;

function make(name: keyof typeof library, props: object): Program {
  const Made = library[name] as unknown as new (chart: PipelineChart, id: string, props: object) => unknown;
  return (chart) => new Made(chart, 'made', props);
}

function call(made: object, method: string, ...given: unknown[]): Program {
  const callable = made as Record<string, (...given: unknown[]) => unknown>;
  return () => callable[method]?.(...given);
}

function task(fields: object): Program {
  return make('Task', { steps, ...fields });
}

function pipeline(use: (pipeline: InstanceType<typeof Pipeline>, made: InstanceType<typeof Task>) => unknown): Program {
  return (chart) => use(new Pipeline(chart, 'p'), new Task(chart, 't', { steps }));
}

function hub(props: object, options?: object): Program {
  return (chart) => {
    const made = new GitHubEvents(chart, 'hub', { secret, ...props });
    if (options) made.onPush(library.Pipeline.fromName('delivery'), options);
  };
}

function hubs(...names: (keyof typeof library)[]): Record<string, readonly Program[]> {
  return Object.fromEntries(names.map((name) => [name, [make(name, { secret, ...extra })]]));
}

const template = { name: 'delivery' };
const store = { name: 'vault' };
const interceptor = ClusterInterceptor.fromName('cel');

/** Every place of every export where an object of options stands. */
const PROGRAMS: Partial<Record<keyof typeof library, readonly Program[]>> = {
  PipelineApp: [() => new library.PipelineApp(extra as never)],
  PipelineChart: [(chart) => new library.PipelineChart(chart.node.scope as never, 'other', extra as never)],
  configureTekton: [
    (chart) => {
      library.configureTekton(chart, { features: extra as never });
    },
    (chart) => {
      library.configureTekton(chart, { images: extra });
    },
    (chart) => {
      library.configureTekton(chart, extra as never);
    },
  ],
  param: [
    call(param, 'string', extra),
    call(param, 'array', extra),
    call(param, 'object', ['key'], extra),
    call(param, 'untrustedText', extra),
  ],
  result: [call(result, 'string', extra), call(result, 'array', extra), call(result, 'object', ['key'], extra)],
  workspace: [call(library, 'workspace', extra)],
  Task: [
    task(extra),
    task({ steps: [{ ...steps[0], ...extra }] }),
    task({ steps: [{ ...steps[0], stdoutConfig: { path: '/tmp/out', ...extra } }] }),
    task({ steps: [{ ...steps[0], stderrConfig: { path: '/tmp/out', ...extra } }] }),
    task({
      workspaces: { files: workspace() },
      steps: ({ workspaces }: { workspaces: { files: object } }) => [
        { ...steps[0], workspaces: [{ workspace: workspaces.files, ...extra }] },
      ],
    }),
    task({ stepTemplate: extra }),
    task({ sidecars: [{ name: 'beside', image, ...extra }] }),
    call(Task, 'fromName', 'lint', extra),
    call(Task, 'fromResolver', { hub: { name: 'a', version: '1', ...extra } }),
    call(Task, 'fromResolver', { bundle: { bundle: image, name: 'a', ...extra } }),
    call(Task, 'fromResolver', { git: { url: 'a', revision: 'b', pathInRepo: 'c', ...extra } }),
    call(Task, 'fromResolver', {
      git: { url: 'a', revision: 'b', pathInRepo: 'c', token: { secret, key: 'a', ...extra } },
    }),
    call(Task, 'fromResolver', { http: { url: 'a', ...extra } }),
    call(Task, 'fromResolver', { cluster: { name: 'a', namespace: 'b', ...extra } }),
    call(Task, 'fromResolver', { http: { url: 'a' } }, extra),
    call(Task, 'fromCustomTask', { apiVersion: 'a/v1', kind: 'B', ...extra }),
    call(Task, 'fromCustomTask', { apiVersion: 'a/v1', kind: 'B' }, extra),
  ],
  step: [
    task({ steps: () => [library.step('a', extra as never, () => ({ image }))] }),
    task({ steps: () => [library.step({ ...steps[0], ...extra } as never)] }),
  ],
  FileTask: [(chart) => Task.fromFile(chart, 'file', 'test/core/no-such.yaml', extra as never)],
  StepAction: [
    make('StepAction', { container: () => ({ image }), ...extra }),
    make('StepAction', { container: () => ({ image, ...extra }) }),
    call(StepAction, 'fromName', 'greet', extra),
    (chart) => new StepAction(chart, 's', { container: () => ({ image }) }).step('a', extra as never),
  ],
  secretKey: [call(library, 'secretKey', secret, 'key', extra)],
  configKey: [call(library, 'configKey', secret, 'key', extra)],
  resourceFieldRef: [call(library, 'resourceFieldRef', 'limits.memory', extra)],
  Pipeline: [
    make('Pipeline', extra),
    make('Pipeline', { run: extra }),
    pipeline((made, one) => made.addTask('a', one, extra as never)),
    pipeline((made, one) => made.addFinally('a', one, extra as never)),
    pipeline((made, one) => made.addMatrix('a', one, extra as never)),
    pipeline((made, one) => made.addMatrix('a', one, { include: [{ params: {}, ...extra }] })),
    pipeline((made, one) => {
      made.addResult('a', made.addTask('a', one).results as never, extra as never);
    }),
    call(Pipeline, 'fromName', 'delivery', extra),
    call(Pipeline, 'fromResolver', { http: { url: 'a', ...extra } }),
  ],
  PipelineRun: [
    pipeline((made) => new PipelineRun(made, 'r', { pipeline: made, ...extra })),
    pipeline((made) => new PipelineRun(made, 'r', { pipeline: made, timeouts: extra } as never)),
    pipeline((made, one) => {
      const handle = made.addTask('a', one);
      return new PipelineRun(made, 'r', { pipeline: made, taskRunSpecs: [{ task: handle, ...extra }] });
    }),
  ],
  TaskRun: [pipeline((made, one) => new TaskRun(made, 'r', { task: one, ...extra }))],
  RunAccount: [make('RunAccount', extra)],
  configMap: [call(library, 'configMap', secret, extra)],
  emptyDir: [call(library, 'emptyDir', extra)],
  persistentVolumeClaim: [call(library, 'persistentVolumeClaim', secret, extra)],
  secret: [call(library, 'secret', secret, extra)],
  volumeClaim: [call(library, 'volumeClaim', Size.gibibytes(1), extra)],
  GitCloneTask: [make('GitCloneTask', extra)],
  KanikoBuildTask: [make('KanikoBuildTask', extra), make('KanikoBuildTask', { cache: extra })],
  RemoteContext: [call(library.RemoteContext, 'git', 'github.com/acme/shop', extra)],
  DeployTask: [make('DeployTask', extra)],
  Strategy: [
    make('DeployTask', { strategy: Strategy.manifests(extra as never) }),
    make('DeployTask', { strategy: Strategy.kustomize({ dir: 'a', ...extra }) }),
    make('DeployTask', { strategy: Strategy.setImage(extra as never) }),
    make('DeployTask', { strategy: Strategy.helm({ chart: 'a', release: 'b', ...extra }) }),
    make('DeployTask', { strategy: Strategy.helm({ chart: 'a', release: 'b', images: { image: extra } } as never) }),
  ],
  Registry: [
    call(library.Registry, 'fromHost', 'ghcr.io', extra),
    call(library.Registry, 'fromHost', 'ghcr.io', { connection: { kind: 'https', ...extra } }),
    call(library.Registry, 'dockerHub', 'acme', extra),
    call(library.Registry, 'ghcr', 'acme', extra),
  ],
  RegistryExposure: [
    call(library.RegistryExposure, 'nodePort', extra),
    call(library.RegistryExposure, 'ingress', { host: 'a.example.com', ...extra }),
    call(library.RegistryExposure, 'proxyDaemonSet', extra),
    call(library.RegistryExposure, 'clusterIp', { pullHost: 'a.example.com', ...extra }),
  ],
  RegistryStorage: [call(library.RegistryStorage, 'claim', extra)],
  RegistryWithUi: [
    make('RegistryWithUi', extra),
    make('RegistryWithUi', { garbageCollection: extra }),
    make('RegistryWithUi', { tls: { secret, ...extra } }),
    make('RegistryWithUi', { tls: { secret, trust: { configMap: secret, ...extra } } }),
  ],
  GitCredentials: [
    call(library.GitCredentials, 'ssh', { secret, ...extra }),
    call(library.GitCredentials, 'basic', { secret, ...extra }),
    call(library.GitCredentials, 'token', { secret, ...extra }),
    call(library.GitCredentials, 'files', { secret, ...extra }),
    (chart) =>
      library.GitCredentials.githubApp(chart, 'app', {
        appId: 1,
        installationId: 2,
        privateKey: secret,
        ...extra,
      }),
  ],
  RegistryCredentials: [
    call(library.RegistryCredentials, 'dockerConfig', { secret, ...extra }),
    call(library.RegistryCredentials, 'basic', { secret, host: 'ghcr.io', ...extra }),
    call(library.RegistryCredentials, 'aws', { roleArn: 'a', ...extra }),
    call(library.RegistryCredentials, 'google', { serviceAccount: 'a', ...extra }),
    call(library.RegistryCredentials, 'azure', { clientId: 'a', ...extra }),
  ],
  ExternalSecret: [
    make('ExternalSecret', { store, data: {}, ...extra }),
    make('ExternalSecret', { store: { ...store, ...extra }, data: {} }),
    make('ExternalSecret', { store, data: { a: { key: 'a', ...extra } } }),
    (chart) => library.ExternalSecret.ssh(chart, 's', { store, privateKey: 'a', ...extra }),
    (chart) => library.ExternalSecret.basic(chart, 's', { store, username: 'a', password: 'b', ...extra }),
    (chart) =>
      library.ExternalSecret.dockerConfig(chart, 's', {
        store,
        registry: 'r',
        username: 'a',
        password: 'b',
        ...extra,
      }),
  ],
  SealedSecret: [
    make('SealedSecret', { data: {}, ...extra }),
    (chart) => library.SealedSecret.ssh(chart, 's', { privateKey: 'AgBy', ...extra }),
    (chart) => library.SealedSecret.basic(chart, 's', { username: 'AgBy', password: 'AgBy', ...extra }),
    (chart) => library.SealedSecret.dockerConfig(chart, 's', { config: 'AgBy', ...extra }),
  ],
  UnsafeSecret: [
    make('UnsafeSecret', { data: {}, ...extra }),
    (chart) => library.UnsafeSecret.ssh(chart, 's', { privateKey: 'a', ...extra }),
    (chart) => library.UnsafeSecret.basic(chart, 's', { username: 'a', password: 'b', ...extra }),
    (chart) => library.UnsafeSecret.dockerConfig(chart, 's', { registry: 'r', username: 'a', password: 'b', ...extra }),
  ],
  GitHubAppToken: [make('GitHubAppToken', { appId: 1, installationId: 2, privateKey: secret, ...extra })],
  ...hubs(
    'BitbucketCloudEvents',
    'BitbucketDataCenterEvents',
    'CloudEvents',
    'GiteaEvents',
    'GitLabEvents',
    'WebhookEvents',
  ),
  GitHubEvents: [
    hub(extra),
    hub({ secret: { ...secret, ...extra } }),
    hub({ retention: { keep: 1, ...extra } }),
    hub({ pipelinesAsCode: { url: 'https://github.com/acme/shop', ...extra } }),
    hub({ pipelinesAsCode: { url: 'https://github.com/acme/shop', token: { ...secret, ...extra } } }),
    hub({}, extra),
    hub({}, { concurrency: extra }),
    hub({}, { retention: { keep: 1, ...extra } }),
    hub({}, { timeouts: extra }),
  ],
  ListenerExposure: [
    call(library.ListenerExposure, 'nodePort', extra),
    call(library.ListenerExposure, 'loadBalancer', extra),
    call(library.ListenerExposure, 'ingress', { host: 'a.example.com', ...extra }),
    call(library.ListenerExposure, 'httpRoute', { gateway: secret, ...extra }),
    call(library.ListenerExposure, 'httpRoute', { gateway: { ...secret, ...extra } }),
    call(library.ListenerExposure, 'openShiftRoute', extra),
  ],
  ClusterInterceptor: [make('ClusterInterceptor', { clientConfig: {}, ...extra })],
  Interceptor: [make('Interceptor', { clientConfig: {}, ...extra })],
  ClusterTriggerBinding: [make('ClusterTriggerBinding', extra)],
  TriggerBinding: [make('TriggerBinding', extra)],
  Trigger: [
    make('Trigger', { template, ...extra }),
    make('Trigger', { template, interceptors: [{ interceptor, ...extra }] }),
  ],
  TriggerTemplate: [
    make('TriggerTemplate', { resources: () => [], ...extra }),
    make('TriggerTemplate', { resources: () => [], params: { a: extra } }),
  ],
  EventListener: [
    make('EventListener', extra),
    make('EventListener', { triggers: [{ template, ...extra }] }),
    make('EventListener', { triggers: [{ template, interceptors: [{ interceptor, ...extra }] }] }),
    make('EventListener', { triggerGroups: [{ name: 'a', interceptors: [], ...extra }] }),
  ],
  Schedule: [make('Schedule', { pipeline: Pipeline.fromName('delivery'), cron: '@daily', ...extra })],
  explainEvent: [call(library, 'explainEvent', [], {}, {}, extra)],
  PipelineNamespace: [make('PipelineNamespace', extra), make('PipelineNamespace', { network: extra })],
};

/**
 * What takes no object of options: references, conditions, scripts, what only the library makes, and what takes a field of Kubernetes as it is. The
 * properties of TektonValidation come from a file, and are checked where it is read.
 */
const WITHOUT: readonly (keyof typeof library)[] = [
  'ArrayRef',
  'DEFAULT_IMAGES',
  'DiagnosticError',
  'DockerConfigCredentials',
  'EnvSource',
  'FinallyResultRef',
  'FinallyTask',
  'ImageSlot',
  'MatrixTask',
  'ObjectRef',
  'PathRef',
  'PipelineTask',
  'PipelineWorkspace',
  'RawScript',
  'Reference',
  'RegistryImage',
  'Resource',
  'ResultFile',
  'Script',
  'StatusRef',
  'StepHandle',
  'StringRef',
  'TEKTON_VERSIONS',
  'TektonValidation',
  'Unsigned',
  'UntrustedText',
  'Validations',
  'WebhookSignature',
  'WhenExpression',
  'WorkspaceRef',
  'WorkspaceSource',
  'csi',
  'defineTask',
  'eventField',
  'fieldRef',
  'node',
  'projected',
  'python',
  'raw',
  'sh',
  'when',
];

test.each(
  Object.entries(PROGRAMS).flatMap(([name, programs]) => programs.map((program, i) => [name, i, program] as const)),
)('%s %i', (_name, _i, program) => {
  expect(reportOfCall(() => program(testChart()))).toMatch(/^error\[unknown-key\]: .*"zzz"/);
});

test('every export stands in the table, or takes no options', () => {
  const exported = Object.keys(library).sort();

  expect([...Object.keys(PROGRAMS), ...WITHOUT].sort()).toEqual(exported);
});
