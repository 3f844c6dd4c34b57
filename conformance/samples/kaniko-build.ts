/** KanikoBuildTask with every prop, for every kind of registry. */
import { Duration, Size } from 'cdk8s';
import {
  configKey,
  KanikoBuildTask,
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  Registry,
  RegistryCredentials,
  RemoteContext,
  RunAccount,
  secret,
  secretKey,
  volumeClaim,
  workspace,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'builds', { namespace: 'ci' });

const plain = new KanikoBuildTask(chart, 'plain', { registry: Registry.dockerHub('acme') });
const insecure = new KanikoBuildTask(chart, 'insecure', {
  registry: Registry.fromHost('registry.ci.svc:5000', { connection: { kind: 'http' }, pullHost: 'localhost:30500' }),
});
const vouched = new KanikoBuildTask(chart, 'vouched', {
  registry: Registry.fromHost('harbor.example.com', {
    path: 'acme',
    connection: { kind: 'https', authority: { configMap: { name: 'authority' }, key: 'ca.crt' } },
  }),
});
const remote = new KanikoBuildTask(chart, 'remote', {
  registry: Registry.ghcr('Acme'),
  credentials: RegistryCredentials.fromAccount(),
  remoteContext: RemoteContext.git('github.com/acme/shop.git', { ref: 'refs/heads/main', depth: 1 }),
});
const full = new KanikoBuildTask(chart, 'full', {
  name: 'kaniko-full',
  labels: { area: 'images' },
  registry: Registry.fromHost('unverified.example.com', { connection: { kind: 'https', unverified: true } }),
  context: 'services/shop',
  dockerfile: 'docker/Dockerfile',
  target: ['app', 'test'],
  buildArgs: { VERSION: '1.2.3', DEBUG: false, JOBS: 4, TOKEN: secretKey({ name: 'npm' }, 'token') },
  secrets: { npmrc: secretKey({ name: 'npm' }, '.npmrc') },
  platform: 'linux/arm64',
  destinations: ['registry.example.com/acme/shop:latest', Registry.ghcr('acme').image('shop', 'latest')],
  push: true,
  tarPath: 'out/image.tar',
  ociLayoutPath: 'out/layout',
  imageLabels: { 'org.opencontainers.image.title': 'Shop "front"' },
  imageAnnotations: { 'org.opencontainers.image.vendor': 'acme' },
  imageFormat: 'oci',
  compression: 'zstd',
  compressionLevel: 3,
  cache: {
    repository: 'registry.example.com/acme/cache',
    ttl: Duration.days(7),
    copyLayers: true,
    runLayers: false,
    compressed: false,
    push: false,
    baseImages: { name: 'base-images' },
  },
  reproducible: true,
  singleSnapshot: true,
  snapshotMode: 'redo',
  useNewRun: true,
  ignorePaths: ['/tmp', '/var/cache'],
  ignoreVarRun: false,
  preCleanup: true,
  cleanup: true,
  preserveContext: true,
  materialize: true,
  insecureRegistries: ['other.ci.svc:5000'],
  unverifiedRegistries: ['old.example.com'],
  certificates: { 'harbor.example.com': configKey({ name: 'authority' }, 'ca.crt') },
  clientCertificates: { 'harbor.example.com': { name: 'client' } },
  registryMirrors: ['mirror.example.com'],
  registryMap: { 'quay.io': 'mirror.example.com', 'ghcr.io': ['one.example.com', 'two.example.com'] },
  skipDefaultRegistryFallback: true,
  skipPushPermissionCheck: true,
  ignoreImmutableTagErrors: true,
  pushRetries: 3,
  downloadRetries: 2,
  extractRetries: 1,
  credentialHelpers: ['env', 'ecr'],
  verbosity: 'debug',
  logFormat: 'text',
  logTimestamp: true,
  extraArgs: ['--image-fs-extract-retry=2'],
  env: { HTTPS_PROXY: 'http://proxy:3128', AWS_REGION: 'eu-central-1' },
  capabilities: ['SYS_CHROOT'],
  allowPrivilegeEscalation: true,
  computeResources: { requests: { memory: '1Gi' }, limits: { memory: '4Gi' } },
  image: 'registry.example.com/kaniko:1',
});

const pipeline = new Pipeline(chart, 'pipeline', {
  params: { tag: param.string({ default: 'latest' }) },
  workspaces: { source: workspace(), login: workspace({ optional: true }) },
});
const { params, workspaces } = pipeline;
const login = { source: workspaces.source, dockerconfig: workspaces.login };
pipeline.addTask('plain', plain, {
  params: { image: Registry.dockerHub('acme').image('shop', params.tag), dockerfile: 'other/Dockerfile' },
  workspaces: login,
});
pipeline.addTask('insecure', insecure, {
  params: { image: 'registry.ci.svc:5000/shop:1', context: 'services', extraArgs: ['--build-arg=A=b'] },
  workspaces: { source: workspaces.source },
});
pipeline.addTask('vouched', vouched, {
  params: { image: 'harbor.example.com/acme/shop:1' },
  workspaces: { source: workspaces.source },
});
pipeline.addTask('remote', remote, { params: { image: 'ghcr.io/acme/shop:1' } });
pipeline.addTask('full', full, { params: { image: 'unverified.example.com/shop:1' }, workspaces: login });

new PipelineRun(chart, 'run', {
  pipeline,
  serviceAccount: new RunAccount(chart, 'runs', { secrets: [{ name: 'ghcr' }] }),
  workspaces: {
    source: volumeClaim(Size.gibibytes(5)),
    login: secret({ name: 'login' }, { items: [{ key: '.dockerconfigjson', path: 'config.json' }] }),
  },
});
app.synth();
