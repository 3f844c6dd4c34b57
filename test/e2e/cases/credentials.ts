import { Size } from 'cdk8s';
import {
  GitCloneTask,
  GitCredentials,
  KanikoBuildTask,
  param,
  Pipeline,
  PipelineChart,
  PipelineNamespace,
  PipelineRun,
  RegistryCredentials,
  RegistryExposure,
  RegistryWithUi,
  sh,
  Task,
  volumeClaim,
  workspace,
  type PipelineApp,
} from 'cdk8s-tekton';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/examples';
import type { Case, Context } from '../harness/case';
import { withFeatures } from '../harness/features';
import { httpUrl, makeRepository, type GitServer } from '../harness/git-server';
import { apply, applyObject, getObject, kubectl, tryKubectl } from '../harness/kubectl';
import { applySecret } from '../harness/secrets';
import { ended, logsOf, NewRuns, succeeded } from '../harness/runs';
import { askService } from '../harness/api';
import { ready } from '../harness/service';
import { synthesizeProgram } from '../harness/synthesis';
import { until } from '../harness/wait';
import { WorkTree } from '../harness/work-tree';

/** Admits nothing that could get rights: clones and plain scripts. */
const CLONES = 'e2e-clones';
/** Without it Tekton's own containers are refused in restricted namespaces; from 1.16 on it is the default. */
const RESTRICTED = { 'set-security-context': 'true' } as const;
/** Admits what kaniko needs. */
const BUILDS = 'e2e-builds';
const REPOSITORY = 'private-mountains';
const PORT = 30511;
const LOGIN = { username: 'builder', password: 'only-for-tests' };
/** The same password as bcrypt writes it. */
const HTPASSWD = 'builder:$2b$04$50D6EBMb3thhOoTfWByKuuKvNjwXhODhwY2VXyjBdPBAPjOGthbsO\n';

/** Logins in every way that the library delivers them, in namespaces that enforce Pod Security. */
export const credentials: Case = {
  name: 'credentials',
  title:
    'Deploy key with known_hosts, token, and a registry with htpasswd, in namespaces that enforce Pod Security `restricted` and `baseline`',
  run: async (context) => {
    const { cluster, must } = context;
    await must('a private repository', async () => {
      await makeRepository(cluster.git, REPOSITORY);
      const tree = new WorkTree(cluster.git, REPOSITORY);
      await tree.begin(join(ROOT, 'examples/fastapi/service'));
      await tree.push('mountains');
      tree.remove();
    });
    await cloneWithLogins(context);
    await pushWithLogin(context);
  },
};

async function cloneWithLogins(context: Context): Promise<void> {
  const { cluster, check, must, skip, namespaces, evidence } = context;
  const { git } = cluster;
  await must('logins', async () => {
    await namespaces([CLONES]);
    await applySecret(CLONES, 'token', { token: git.login.password });
    await applySecret(CLONES, 'wrong-token', { token: 'wrong' });
    if (git.ssh === undefined) return;
    const { privateKey, knownHosts } = git.ssh;
    await applySecret(
      CLONES,
      'deploy-key',
      {
        'ssh-privatekey': privateKey,
        known_hosts: knownHosts,
      },
      'kubernetes.io/ssh-auth',
    );
    // The key of another server under this one's name, as after an attack or a move.
    const other = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHGZbYxj0xQvGQCGDyuTeLBqBSiAmWwmV8ukGTMkSJdV';
    await applySecret(
      CLONES,
      'moved',
      {
        'ssh-privatekey': privateKey,
        known_hosts: `${git.host} ${other}\n`,
      },
      'kubernetes.io/ssh-auth',
    );
  });
  const names = ['token', 'wrong-token', ...(git.ssh === undefined ? [] : ['ssh', 'moved'])];
  const runs = await must('runs with each login', () =>
    withFeatures(RESTRICTED, async () => {
      const started = new Map<string, string>();
      for (const name of names) started.set(name, await startClone(context, name));
      await Promise.all([...started.values()].map((run) => ended(CLONES, run)));
      return started;
    }),
  );
  for (const run of runs.values()) await evidence.keepRun(CLONES, run);
  const isCloned = async (name: string): Promise<void> => {
    const run = runs.get(name) ?? '';
    await succeeded(CLONES, run);
    const log = await logsOf(CLONES, run, 'show');
    if (!log.includes('FROM docker.io/library/python')) throw new Error(`the next task does not see the files: ${log}`);
  };
  const isRefused = async (name: string, says: string): Promise<void> => {
    const run = runs.get(name) ?? '';
    const { succeeded: good } = await ended(CLONES, run);
    const log = await logsOf(CLONES, run, 'clone');
    if (good || !log.includes(says)) throw new Error(`it ${good ? 'cloned' : `says:\n${log}`}`);
  };
  await check('the namespace enforces `restricted`', () => enforces(CLONES, 'restricted'));
  await check('a clone over http with a token', () => isCloned('token'));
  await check('a wrong token is refused, and the log says so', () => isRefused('wrong-token', 'error: '));
  if (git.ssh === undefined) {
    skip('a clone over ssh with a deploy key', 'the git server of this cluster has no ssh');
    return;
  }
  await check('a clone over ssh with a deploy key and known_hosts', () => isCloned('ssh'));
  await check('a server with another key than known_hosts says is refused, and the log says so', () =>
    isRefused('moved', 'nobody vouches for the key of the ssh server'),
  );
}

async function startClone({ cluster }: Context, name: string): Promise<string> {
  const outdir = synthesizeProgram((app) => {
    clones(app, cluster.git, name);
  }, cluster.images);
  const runs = await NewRuns.since(CLONES);
  await apply('-f', outdir);
  await kubectl(['create', '-f', join(outdir, 'runs')]);
  return runs.first();
}

/** A program that clones with one of the logins and shows a file to the next task. */
function clones(app: PipelineApp, git: GitServer, name: string): void {
  const chart = new PipelineChart(app, name, { namespace: CLONES, features: RESTRICTED });
  new PipelineNamespace(chart, 'namespace', { podSecurity: 'restricted' });
  const https = httpUrl(git, REPOSITORY);
  const ssh = `git@${git.host}:${REPOSITORY}.git`;
  const how = {
    token: { url: https, credentials: GitCredentials.token({ secret: { name: 'token' } }) },
    'wrong-token': { url: https, credentials: GitCredentials.token({ secret: { name: 'wrong-token' } }) },
    ssh: { url: ssh, credentials: GitCredentials.ssh({ secret: { name: 'deploy-key' }, knownHosts: true }) },
    moved: { url: ssh, credentials: GitCredentials.ssh({ secret: { name: 'moved' }, knownHosts: true }) },
  }[name];
  if (how === undefined) throw new Error(`no login ${name}`);
  const clone = new GitCloneTask(chart, 'clone', { credentials: how.credentials });
  const show = new Task(chart, 'show', {
    workspaces: { source: workspace() },
    stepTemplate: {
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 65534,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        seccompProfile: { type: 'RuntimeDefault' },
      },
    },
    steps: ({ workspaces }) => [
      { name: 'show', image: 'busybox:1.35.0', script: sh`cat ${workspaces.source.path}/Dockerfile` },
    ],
  });
  const pipeline = new Pipeline(chart, 'pipeline', { workspaces: { source: workspace() } });
  const cloned = pipeline.addTask('clone', clone, {
    params: { url: how.url },
    workspaces: { output: pipeline.workspaces.source },
  });
  pipeline.addTask('show', show, { workspaces: { source: cloned.workspaces.output } });
  new PipelineRun(chart, 'run', {
    pipeline,
    workspaces: { source: volumeClaim(Size.mebibytes(100)) },
    // Tekton's init containers run as the user of their image, which is root in some clusters.
    podTemplate: { securityContext: { runAsUser: 65534 } },
  });
}

async function pushWithLogin({ cluster, check, must, namespaces, evidence }: Context): Promise<void> {
  const outdir = synthesizeProgram((app) => {
    builds(app, httpUrl(cluster.git, REPOSITORY));
  }, cluster.images);
  await must('a registry with htpasswd', async () => {
    await namespaces([BUILDS]);
    await applySecret(BUILDS, 'token', { token: cluster.git.login.password });
    await applySecret(BUILDS, 'logins', { htpasswd: HTPASSWD });
    const auth = Buffer.from(`${LOGIN.username}:${LOGIN.password}`).toString('base64');
    const hosts = [`e2e-builds-registry.${BUILDS}.svc.cluster.local:5000`, `localhost:${PORT}`];
    const config = { auths: Object.fromEntries(hosts.map((host) => [host, { ...LOGIN, auth }])) };
    await applySecret(
      BUILDS,
      'registry-login',
      {
        '.dockerconfigjson': JSON.stringify(config),
      },
      'kubernetes.io/dockerconfigjson',
    );
    await apply('-f', outdir);
    await ready(BUILDS, 'deployment/e2e-builds-registry', 'deployment/e2e-builds-registry-ui');
  });
  await check('the namespace enforces `baseline`', () => enforces(BUILDS, 'baseline'));
  await check('nobody reads it without a login', async () => {
    const { status } = await askService(BUILDS, 'e2e-builds-registry', 5000, '/v2/_catalog');
    if (status !== 401) throw new Error(`it answers ${status}`);
  });
  await must('kaniko pushes to it with the login', async () => {
    const runs = await NewRuns.since(BUILDS);
    await kubectl(['create', '-f', join(outdir, 'runs')]);
    const run = await runs.first();
    try {
      await succeeded(BUILDS, run);
    } finally {
      await evidence.keepRun(BUILDS, run);
    }
  });
  await check('a kubelet pulls from it with the pull secret', () => runsImage('with-login', ['registry-login']));
  await check('and not without', async () => {
    await makePod('without-login', []);
    await until('the kubelet to be refused', async () => {
      const { status } = await getObject(BUILDS, 'pod', 'without-login');
      const waiting = JSON.stringify((status as { containerStatuses?: unknown }).containerStatuses ?? []);
      return waiting.includes('ErrImagePull') || waiting.includes('ImagePullBackOff');
    });
  });
}

/** A program with a registry that asks for a login, and a build that pushes to it. */
function builds(app: PipelineApp, url: string): void {
  const chart = new PipelineChart(app, 'e2e-builds', { namespace: BUILDS });
  new PipelineNamespace(chart, 'namespace', { podSecurity: 'baseline' });
  const login = RegistryCredentials.dockerConfig({ secret: { name: 'registry-login' } });
  const registry = new RegistryWithUi(chart, 'registry', {
    exposure: RegistryExposure.nodePort({ port: PORT }),
    htpasswd: { name: 'logins' },
    credentials: login,
  });
  const clone = new GitCloneTask(chart, 'clone', {
    credentials: GitCredentials.token({ secret: { name: 'token' } }),
  });
  const build = new KanikoBuildTask(chart, 'build', { registry });
  const pipeline = new Pipeline(chart, 'pipeline', {
    params: { url: param.string() },
    workspaces: { source: workspace() },
  });
  const { params, workspaces } = pipeline;
  const source = pipeline.addTask('clone', clone, { params, workspaces: { output: workspaces.source } });
  pipeline.addTask('build', build, {
    params: { image: registry.image('mountains', '1') },
    workspaces: { source: source.workspaces.output },
  });
  new PipelineRun(chart, 'run', { pipeline, params: { url }, workspaces: { source: volumeClaim(Size.gibibytes(1)) } });
}

/** Whether the API server refuses pods by that level. */
async function enforces(namespace: string, level: 'restricted' | 'baseline'): Promise<void> {
  const rights = { name: 'a', image: 'busybox:1.35.0', securityContext: { privileged: true } };
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'refused', namespace },
    spec: { containers: [rights] },
  };
  const { isGood, said } = await tryKubectl(['create', '--dry-run=server', '-f', '-'], JSON.stringify(pod));
  if (isGood || !said.includes(`violates PodSecurity "${level}`)) throw new Error(said);
}

async function runsImage(name: string, pullSecrets: readonly string[]): Promise<void> {
  await makePod(name, pullSecrets);
  await until('the pod to have run', async () => {
    const { phase } = (await getObject(BUILDS, 'pod', name)).status as { phase: string };
    return phase === 'Succeeded';
  });
}

async function makePod(name: string, pullSecrets: readonly string[]): Promise<void> {
  await applyObject({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: BUILDS },
    spec: {
      restartPolicy: 'Never',
      imagePullSecrets: pullSecrets.map((secret) => ({ name: secret })),
      containers: [
        {
          name: 'mountains',
          image: `localhost:${PORT}/mountains:1`,
          imagePullPolicy: 'Always',
          command: ['python', '-c', 'import app.main'],
        },
      ],
    },
  });
}
