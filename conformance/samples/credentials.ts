/** Every kind of credentials, for Git and for registries, on the tasks and runs that take them. */
import { Duration, Size } from 'cdk8s';
import {
  configKey,
  ExternalSecret,
  GitCloneTask,
  GitCredentials,
  KanikoBuildTask,
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  Registry,
  RegistryCredentials,
  RunAccount,
  SealedSecret,
  TaskRun,
  UnsafeSecret,
  volumeClaim,
  workspace,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'credentials', { namespace: 'ci' });

const login = RegistryCredentials.dockerConfig({ secret: { name: 'ghcr' } });
const registry = Registry.ghcr('acme', { credentials: login });

const clones = {
  ssh: GitCredentials.ssh({ secret: { name: 'deploy-key' }, knownHosts: configKey({ name: 'hosts' }, 'known_hosts') }),
  token: GitCredentials.token({ secret: { name: 'github' }, username: 'x-access-token' }),
  basic: GitCredentials.basic({ secret: { name: 'gitea' } }),
  app: GitCredentials.githubApp(chart, 'github-app', {
    appId: 123456,
    installationId: '7654321',
    privateKey: { name: 'github-app' },
    privateKeyKey: 'key.pem',
    repositories: ['shop'],
    permissions: { contents: 'read', statuses: 'write' },
    url: 'https://github.example.com/api/v3',
    refresh: Duration.minutes(30),
  }),
  files: GitCredentials.files({ secret: { name: 'git' } }),
  account: GitCredentials.fromAccount('https'),
};
const builds = {
  basic: RegistryCredentials.basic({ secret: { name: 'hub' }, host: 'docker.io' }),
  several: [RegistryCredentials.dockerConfig({ secret: { name: 'harbor' } })],
  aws: RegistryCredentials.aws({ roleArn: 'arn:aws:iam::1:role/push', region: 'eu-central-1' }),
  google: RegistryCredentials.google({ serviceAccount: 'push@acme.iam.gserviceaccount.com' }),
  azure: RegistryCredentials.azure({ clientId: '2b7e7d6c-0000-4000-8000-000000000000' }),
  account: RegistryCredentials.fromAccount(),
};

const store = { kind: 'ClusterSecretStore', name: 'vault' } as const;
const made = [
  ExternalSecret.ssh(chart, 'ssh', { store, privateKey: 'ci/key', knownHosts: 'ci/hosts', accountHost: 'github.com' }),
  ExternalSecret.basic(chart, 'basic', {
    store,
    username: { key: 'ci/git', property: 'user' },
    password: 'ci/git',
    accountHost: 'https://github.com',
  }),
  ExternalSecret.dockerConfig(chart, 'login', {
    store,
    registry: ['docker.io', registry],
    username: 'ci/user',
    password: { key: 'ci/password', version: '3' },
    namespaces: ['shop'],
    refresh: Duration.minutes(15),
  }),
  new ExternalSecret(chart, 'plain', { store, data: { token: 'ci/token' }, labels: { area: 'ci' } }),
  SealedSecret.ssh(chart, 'sealed-ssh', { privateKey: 'AgBy3i4OJSWK', accountHost: 'gitlab.com' }),
  SealedSecret.dockerConfig(chart, 'sealed-login', { config: 'AgBy3i4OJSWK', scope: 'cluster-wide' }),
  UnsafeSecret.basic(chart, 'unsafe', { username: 'git', password: 'test' }),
];
const account = new RunAccount(chart, 'runs', {
  secrets: made,
  imagePullSecrets: [login.pullSecret],
  annotations: { 'example.com/owner': 'platform' },
  labels: { area: 'ci' },
});

const pipeline = new Pipeline(chart, 'pipeline', {
  params: { url: param.string() },
  workspaces: { source: workspace() },
  run: {
    workspaces: { source: volumeClaim(Size.gibibytes(1)) },
    imagePullSecrets: [login.pullSecret],
    serviceAccount: account,
  },
});
const { params, workspaces } = pipeline;
for (const [id, credentials] of Object.entries(clones)) {
  const task = new GitCloneTask(chart, `clone-${id}`, { credentials });
  pipeline.addTask(`clone-${id}`, task, { params, workspaces: { output: workspaces.source } });
}
for (const [id, credentials] of Object.entries(builds)) {
  const task = new KanikoBuildTask(
    chart,
    `build-${id}`,
    id === 'several' ? { registry, credentials } : { credentials },
  );
  pipeline.addTask(`build-${id}`, task, {
    params: { image: 'registry.example.com/acme/shop:1' },
    workspaces: { source: workspaces.source },
  });
}
new PipelineRun(chart, 'run', { pipeline, params: { url: 'https://github.com/acme/shop.git' } });
new TaskRun(chart, 'once', {
  task: new GitCloneTask(chart, 'clone-once', { credentials: [clones.ssh, clones.token] }),
  params: { url: 'git@github.com:acme/shop.git' },
  workspaces: { output: volumeClaim(Size.gibibytes(1)) },
  imagePullSecrets: [login.pullSecret],
});
app.synth();
