import { join } from 'node:path';
import { ROOT } from '../../../scripts/examples';
import type { Case, Context } from '../harness/case';
import { httpUrl, makeRepository, setHook } from '../harness/git-server';
import { passOn, type Front } from '../harness/ingress';
import { apply, getObject, kubectl, listObjects, tryKubectl } from '../harness/kubectl';
import { enforceNetworkPolicies, Probe } from '../harness/network-policies';
import { digestOf } from '../harness/registry';
import { applySecret } from '../harness/secrets';
import { ended, endingOf, logsOf, NewRuns, succeeded } from '../harness/runs';
import { answers, ready, runningImages } from '../harness/service';
import { synthesizeExample } from '../harness/synthesis';
import { showsTag } from '../harness/web-page';
import { addressOf, hookAddressOf, listens, sendWebhook, type Listener } from '../harness/webhook';
import { WorkTree } from '../harness/work-tree';

const CI = 'ci';
const TARGET = 'mountains';
const REPOSITORY = 'private-mountains';
/** The namespace that the example lets reach its listener. */
const FRONT: Front = { namespace: 'ingress-nginx', service: 'hooks' };
const LISTENER: Listener = { namespace: CI, name: 'mountains-hub', front: FRONT };
/** The word that the git server signs with. */
const WORD = 'known-to-both';
/** Where the service says which version it is. */
const VERSION = { file: 'app/main.py', first: '"VERSION", "dev"' };

/** From a push to a Deployment, and everything that keeps it from there. */
export const pushToRollout: Case = {
  name: 'push-to-rollout',
  title:
    'examples/push-to-rollout as synthesized, its NetworkPolicies enforced: a push, its signed webhook, a rollout; and pushes that change nothing',
  run: async (context) => {
    const tree = new WorkTree(context.cluster.git, REPOSITORY);
    context.after(() => {
      tree.remove();
    });
    await install(context);
    await isClosed(context, await enforceNetworkPolicies(context));
    await rollsOut(context, tree);
    await collectsGarbage(context);
    await startsNothing(context, tree);
    await failsReadably(context, tree);
  },
};

async function install({ cluster, must, namespaces, after }: Context): Promise<void> {
  const { git, images } = cluster;
  const outdir = await must('the example synthesizes', () =>
    synthesizeExample('examples/push-to-rollout/main.ts', images),
  );
  await must('the namespaces and Secrets that it wants, and kubectl apply -f dist/', async () => {
    await namespaces([CI, TARGET, FRONT.namespace]);
    await applySecret(CI, 'github', { token: git.login.password });
    await applySecret(CI, 'github-webhook', { secretToken: WORD });
    after(() => kubectl(['delete', '--ignore-not-found', '-f', outdir]));
    await apply('-f', outdir);
  });
  await must('the registry, its page and the listener are ready', async () => {
    await ready(CI, 'deployment/mountains-registry', 'deployment/mountains-registry-ui');
    await passOn(FRONT, addressOf(LISTENER));
    await listens(LISTENER);
  });
  await must('a private repository, whose pushes are told to the listener', async () => {
    await makeRepository(git, REPOSITORY);
    await setHook(git, REPOSITORY, hookAddressOf(LISTENER), WORD);
  });
}

/** What nobody needs is refused, and what each pod is for is not. */
async function isClosed({ cluster, must, check, skip }: Context, isEnforced: boolean): Promise<void> {
  const service = (name: string): string => `http://${name}.${CI}.svc.cluster.local`;
  const probe = await must('a pod that asks', () =>
    Probe.start(CI, {
      git: httpUrl(cluster.git, REPOSITORY),
      api: 'https://kubernetes.default.svc',
      registry: `${service('mountains-registry')}:5000`,
      page: service('mountains-registry-ui'),
      listener: addressOf(LISTENER),
    }),
  );
  const task = (name: string) => ({ 'app.kubernetes.io/managed-by': 'tekton-pipelines', 'tekton.dev/task': name });
  const may: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
    ['a pod of nobody reaches nothing', {}, []],
    ['a clone reaches git and nothing else', task('mountains-git-clone'), ['git']],
    ['a task of the program reaches the web, which git is here', task('mountains-pytest'), ['git']],
    ['a task of others too', task('of-others'), ['git']],
    ['a build reaches the web and the registry', task('mountains-kaniko-build'), ['git', 'registry']],
    ['a deployment reaches the API server', task('mountains-deploy'), ['api']],
    [
      'the page of the registry reaches the registry',
      { 'app.kubernetes.io/name': 'mountains-registry', 'app.kubernetes.io/component': 'ui' },
      ['registry'],
    ],
  ];
  if (!isEnforced && !(await probe.isStopped())) {
    skip('what pods may not reach is refused', 'the network of this cluster enforces no NetworkPolicies');
    return;
  }
  for (const [what, labels, names] of may)
    await check(what, async () => {
      await probe.as(labels);
      await probe.reaches(...names);
    });
}

async function rollsOut(context: Context, tree: WorkTree): Promise<void> {
  const { must, check } = context;
  await must('a push starts a run that succeeds', async () => {
    const runs = await NewRuns.since(CI);
    await tree.begin(join(ROOT, 'examples/fastapi/service'));
    tree.replace(VERSION.file, VERSION.first, '"VERSION", "one"');
    await tree.push('The first version');
    await goesThrough(context, await runs.first());
  });
  await check('the service answers 200 with this version', () =>
    answers(TARGET, 'mountains', 80, '/', '"version":"one"'),
  );
  const sha = await must('a second push starts a run that succeeds', async () => {
    const runs = await NewRuns.since(CI);
    tree.replace(VERSION.file, '"one"', '"two"');
    const pushed = await tree.push('The second version');
    await goesThrough(context, await runs.first());
    return pushed;
  });
  await check('the service answers 200 with the second version', () =>
    answers(TARGET, 'mountains', 80, '/', '"version":"two"'),
  );
  await check('its pods run the image of that commit, pulled by the name that the registry promises', async () => {
    const digest = await digestOf(CI, 'mountains-registry', 'mountains', sha);
    const running = await runningImages(TARGET, 'app.kubernetes.io/name=mountains');
    if (digest === undefined || !running.includes(`localhost:30500/mountains@${digest}`)) {
      throw new Error(`they run ${running.join(', ')}; the tag ${sha} is ${digest}`);
    }
  });
  await showsTag(context, {
    namespace: CI,
    service: 'mountains-registry-ui',
    image: `localhost:30500/mountains:${sha}`,
  });
}

/** What is done each night to the registry, now. */
async function collectsGarbage({ check }: Context): Promise<void> {
  await check('the garbage collection of the registry does its work', async () => {
    await kubectl(['-n', CI, 'create', 'job', 'collect-now', '--from=cronjob/mountains-registry-gc']);
    await kubectl(['-n', CI, 'wait', '--for=condition=Complete', 'job/collect-now', '--timeout=120s']);
  });
}

/** All of these first, and then one that starts a run: when that run is there, the others had their time. */
async function startsNothing(context: Context, tree: WorkTree): Promise<void> {
  const { cluster, check, must, evidence } = context;
  const { runs, sha } = await must('pushes that are not to start anything, and one that breaks the tests', async () => {
    const since = await NewRuns.since(CI);
    tree.write('README.md', '# Mountains\n');
    await tree.push('A file outside of the path filter');
    tree.write('app/on_a_branch.py', '');
    await tree.push('Another branch', 'feature/branch');
    await sendWebhook(LISTENER, {
      event: 'push',
      secret: 'another-word',
      body: {
        ref: 'refs/heads/main',
        before: '1'.repeat(40),
        after: '2'.repeat(40),
        forced: false,
        sender: { login: 'mallory' },
        head_commit: { message: 'mine' },
        commits: [{ added: ['app/mine.py'], modified: [], removed: [] }],
        repository: { clone_url: httpUrl(cluster.git, REPOSITORY) },
      },
    });
    tree.replace('tests/test_main.py', '8611', '8612');
    const broken = await tree.push('Break the tests');
    await since.first();
    return { runs: since, sha: broken };
  });
  const names = await runs.names();
  const revisions = await Promise.all(names.map(async (name) => revisionOf(name)));
  await check('neither the path filter, nor the branch filter, nor a wrong signature lets a run start', () => {
    const others = revisions.filter((revision) => revision !== sha);
    if (others.length > 0) throw new Error(`runs started of ${others.join(', ')}`);
    return Promise.resolve();
  });
  const run = names[revisions.indexOf(sha)] ?? '';
  await check('a commit that breaks the tests fails in the task "test", which shows why', async () => {
    await fails(context, run, 'test', 'test_knows_how_high_a_mountain_is');
  });
  await check('nothing of it is built, pushed or deployed, and the old version answers', async () => {
    const tasks = await listObjects(CI, 'taskrun', `tekton.dev/pipelineRun=${run}`);
    const ran = tasks.map(({ metadata }) => metadata.labels?.['tekton.dev/pipelineTask']);
    if (ran.join() !== 'clone,test') throw new Error(`tasks ran: ${ran.join(', ')}`);
    if ((await digestOf(CI, 'mountains-registry', 'mountains', sha)) !== undefined)
      throw new Error('its image is there');
    await answers(TARGET, 'mountains', 80, '/', '"version":"two"');
  });
  evidence.write(
    'deliveries.txt',
    (await tryKubectl(['-n', CI, 'logs', '-l', 'eventlistener=mountains-hub', '--tail=-1'])).said,
  );
}

async function failsReadably(context: Context, tree: WorkTree): Promise<void> {
  const { check } = context;
  const pushed = async (message: string): Promise<string> => {
    const runs = await NewRuns.since(CI);
    await tree.push(message);
    return runs.first();
  };
  await check('a Dockerfile that does not build fails in the task "build", which shows the command', async () => {
    tree.replace('tests/test_main.py', '8612', '8611');
    tree.replace('Dockerfile', 'COPY app app', 'RUN nosuchprogram --now\nCOPY app app');
    await fails(context, await pushed('Break the Dockerfile'), 'build', 'nosuchprogram');
  });
  await check('a rollout that never gets ready fails in the task "deploy", with what the pod says', async () => {
    tree.replace('Dockerfile', 'RUN nosuchprogram --now\n', '');
    tree.replace(VERSION.file, 'app = FastAPI', 'raise SystemExit("no mountain today")\napp = FastAPI');
    // A broken version that the tests do not see, and a deadline that is soon over.
    tree.write('tests/test_main.py', 'def test_nothing():\n    pass\n');
    tree.replace('k8s/deployment.yaml', '  replicas: 2', '  replicas: 2\n  progressDeadlineSeconds: 20');
    const run = await pushed('Break the service');
    await fails(context, run, 'deploy', 'no mountain today');
    const log = await logsOf(CI, run, 'deploy');
    if (!/container mountains: (CrashLoopBackOff|Error|running, but not ready \(exit code 1\))/.test(log))
      throw new Error(`the end does not say why:\n${log}`);
  });
  await check('the old version still answers', () => answers(TARGET, 'mountains', 80, '/', '"version":"two"'));
}

async function goesThrough({ evidence }: Context, run: string): Promise<void> {
  try {
    await succeeded(CI, run);
  } finally {
    await evidence.keepRun(CI, run);
  }
}

/** Waits for a run to fail in one task, whose log says a text. */
async function fails({ evidence }: Context, run: string, task: string, says: string): Promise<void> {
  const ending = await ended(CI, run);
  await evidence.keepRun(CI, run);
  if (ending.succeeded) throw new Error(`${run} succeeded`);
  const tasks = await listObjects(CI, 'taskrun', `tekton.dev/pipelineRun=${run}`);
  const failed = tasks.filter((one) => endingOf(one)?.succeeded === false);
  const names = failed.map(({ metadata }) => metadata.labels?.['tekton.dev/pipelineTask']);
  if (names.join() !== task) throw new Error(`what failed is ${names.join(', ')}`);
  const log = await logsOf(CI, run, task);
  if (!log.includes(says)) throw new Error(`the log does not say ${JSON.stringify(says)}:\n${log.slice(-3000)}`);
}

async function revisionOf(run: string): Promise<string | undefined> {
  const { spec } = await getObject(CI, 'pipelinerun', run);
  const { params = [] } = spec as { params?: { name: string; value: string }[] };
  return params.find(({ name }) => name === 'revision')?.value;
}
