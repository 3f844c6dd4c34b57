import { Size } from 'cdk8s';
import { param, Pipeline, PipelineChart, sh, Task, volumeClaim, workspace, type PipelineApp } from 'cdk8s-tekton';
import { GiteaEvents } from 'cdk8s-tekton/triggers';
import { deployGitea, OWNER, STRANGER } from '../gitea/deploy';
import type { Gitea } from '../gitea/gitea';
import { shows, sourceTasks } from '../gitea/source-tasks';
import type { Case, Context } from '../harness/case';
import { apply, listObjects, type KubernetesObject } from '../harness/kubectl';
import { succeeded } from '../harness/runs';
import { applySecret } from '../harness/secrets';
import { synthesizeProgram } from '../harness/synthesis';
import { until } from '../harness/wait';
import { addressOf, listens, type Listener } from '../harness/webhook';
import { WorkTree } from '../harness/work-tree';

const NAMESPACE = 'e2e-gitea';
const LISTENER: Listener = { namespace: NAMESPACE, name: 'forge-hub' };
const REPOSITORY = 'mountains';
const PATH = `${OWNER.username}/${REPOSITORY}`;
const WORD = 'known-to-both';

/** Texts that people type into a forge, and that would mean something further on. */
const HOSTILE = {
  message: 'Higher $(params.nope) "x" `id`\n\nsecond line $(TOKEN)',
  title: '$(context.pipelineRun.name) \'and\' "more"',
  description: 'x$(TOKEN)\n$$(TOKEN) ✓',
  arguments: 'prod; id $(id)',
};

/**
 * What the library believes of webhooks is what their documentation says; here the forge sends them itself. Its repository is
 * private, and is cloned with a token that it gives.
 */
export const gitea: Case = {
  name: 'gitea',
  title: 'A real Gitea: what happens there starts the runs that are wanted, with its words in them, and no others',
  run: async (context) => {
    const forge = await install(context);
    const tree = new WorkTree(forge, PATH);
    context.after(() => {
      tree.remove();
    });
    const started = new Started();
    await pushes(context, forge, tree, started);
    await pullRequests(context, forge, tree, started);
    await context.check('nothing else started a run', () => started.areAll());
  },
};

async function install({ cluster, must, namespaces }: Context): Promise<Gitea> {
  const forge = await must('a Gitea with a private repository and two users', async () => {
    await namespaces([NAMESPACE]);
    const deployed = await deployGitea(NAMESPACE, cluster);
    await deployed.createRepository(REPOSITORY);
    await deployed.ask('PUT', `/repos/${PATH}/collaborators/${STRANGER.username}`, { permission: 'read' });
    await deployed.ask('POST', `/repos/${PATH}/labels`, { name: 'deploy', color: '#00aabb' });
    return deployed;
  });
  await must('a token that may read it, and a listener that its webhooks reach', async () => {
    const token = await forge.createToken('clone', 'read:repository');
    await applySecret(NAMESPACE, 'clone', { token });
    await applySecret(NAMESPACE, 'webhook', { secretToken: WORD });
    await apply('-f', synthesizeProgram(program, cluster.images));
    await listens(LISTENER);
    await forge.addHook(PATH, addressOf(LISTENER), WORD);
    // All of it comes a second time, with a signature that is not to start anything.
    await forge.addHook(PATH, addressOf(LISTENER), 'another-word');
  });
  return forge;
}

/** One pipeline that clones, for pushes, and one that only says what it is given. */
function program(app: PipelineApp): void {
  const chart = new PipelineChart(app, 'forge', { namespace: NAMESPACE });
  const given = { what: param.string(), first: param.untrustedText(), second: param.untrustedText() };
  const show = new Task(chart, 'show', {
    params: given,
    steps: ({ params }) => [
      {
        name: 'show',
        image: 'busybox:1.35.0',
        script: sh`printf '%s\n' ${params.what} ${params.first} ${params.second}`,
      },
    ],
  });
  const told = new Pipeline(chart, 'told', { params: given });
  told.addTask('show', show, { params: told.params });

  const pushed = new Pipeline(chart, 'pushed', {
    params: { ...given, url: param.string(), revision: param.string() },
    workspaces: { source: workspace() },
    run: { workspaces: { source: volumeClaim(Size.mebibytes(50)) } },
  });
  const { url, revision, ...texts } = pushed.params;
  const { clone, list } = sourceTasks(chart, 'clone');
  const source = pushed.addTask('clone', clone, {
    params: { url, revision },
    workspaces: { output: pushed.workspaces.source },
  });
  pushed.addTask('list', list, { workspaces: { source: source.workspaces.output } });
  pushed.addTask('show', show, { params: texts });

  const hub = new GiteaEvents(chart, 'hub', { secret: { name: 'webhook' } });
  hub.onPush(pushed, { branch: 'main', paths: 'src/**' }, ({ event }) => ({
    what: `push of ${event.sha}`,
    first: event.branch,
    second: event.message,
    url: event.cloneUrl,
    revision: event.sha,
  }));
  hub.onTag(told, { semver: 'release' }, ({ event }) => ({
    what: `tag ${event.version} at ${event.sha}`,
    first: event.tag,
    second: event.author,
  }));
  hub.onPullRequest(told, { branch: 'main' }, ({ event }) => ({
    what: `pull request ${event.number} ${event.action} at ${event.sha}`,
    first: event.title,
    second: event.description,
  }));
  hub.onPullRequest(told, { name: 'label', label: 'deploy', actions: ['labelled'] }, ({ event }) => ({
    what: `label at ${event.sha}`,
    first: event.branch,
    second: event.targetBranch,
  }));
  hub.onPullRequest(told, { name: 'merged', merged: true }, ({ event }) => ({
    what: `merged as ${event.mergeSha}`,
    first: event.author,
    second: event.title,
  }));
  hub.onComment(told, { command: '/deploy', from: [OWNER.username] }, ({ event }) => ({
    what: `comment on ${event.number}`,
    first: event.arguments,
    second: event.author,
  }));
  hub.onRelease(told, { prereleases: false }, ({ event }) => ({
    what: `release ${event.ref}`,
    first: event.title,
    second: event.tag,
  }));
}

async function pushes(context: Context, forge: Gitea, tree: WorkTree, started: Started): Promise<void> {
  const { must, check, evidence } = context;
  const sha = await must('a push starts a run that clones what was pushed', async () => {
    await tree.begin();
    tree.write('src/height', '8611 m');
    const pushed = await tree.push(HOSTILE.message);
    const run = await started.wait(`push of ${pushed}`, 'main', `${HOSTILE.message}\n`);
    await succeeded(NAMESPACE, run);
    await evidence.keepRun(NAMESPACE, run);
    await shows(NAMESPACE, run, '8611 m');
    return pushed;
  });
  await must('pushes outside of the path filter, to another branch, and of a branch that goes', async () => {
    tree.write('README.md', 'About mountains.');
    await tree.push('A file outside of the path filter');
    tree.write('src/other', '');
    await tree.push('Another branch', 'side');
    await forge.ask('DELETE', `/repos/${PATH}/branches/side`);
  });
  await check('a tag of a version starts a run', async () => {
    await forge.ask('POST', `/repos/${PATH}/tags`, { tag_name: 'v1.2.0', target: sha, message: 'The second' });
    await started.wait(`tag 1.2.0 at ${sha}`, 'v1.2.0', OWNER.username);
  });
  await check('a prerelease does not, nor a tag that goes', async () => {
    await forge.ask('POST', `/repos/${PATH}/tags`, { tag_name: 'v2.0.0-rc.1', target: sha });
    await forge.ask('DELETE', `/repos/${PATH}/tags/v2.0.0-rc.1`);
  });
  await check('a release starts a run', async () => {
    await forge.ask('POST', `/repos/${PATH}/releases`, { tag_name: 'v1.2.0', name: HOSTILE.title, body: 'Notes' });
    await started.wait('release refs/tags/v1.2.0', HOSTILE.title, 'v1.2.0');
  });
}

async function pullRequests({ must, check }: Context, forge: Gitea, tree: WorkTree, started: Started): Promise<void> {
  const { number, first } = await must('a pull request starts a run', async () => {
    tree.write('src/height', '8091 m');
    const sha = await tree.push('Lower', 'peak');
    const opened = await forge.ask<{ number: number }>('POST', `/repos/${PATH}/pulls`, {
      head: 'peak',
      base: 'main',
      title: HOSTILE.title,
      body: HOSTILE.description,
    });
    await started.wait(`pull request ${opened.number} opened at ${sha}`, HOSTILE.title, HOSTILE.description);
    return { number: opened.number, first: sha };
  });
  await check('a label starts a run', async () => {
    await forge.ask('POST', `/repos/${PATH}/issues/${number}/labels`, { labels: ['deploy'] });
    await started.wait(`label at ${first}`, 'peak', 'main');
  });
  await check('a push to its branch starts a run', async () => {
    tree.write('src/height', '8125 m');
    const sha = await tree.push('A little higher', 'peak');
    await started.wait(`pull request ${number} synchronized at ${sha}`, HOSTILE.title, HOSTILE.description);
  });
  await check('a comment with the command starts a run, and one of somebody else does not', async () => {
    const comment = (body: string, login = OWNER) =>
      forge.ask('POST', `/repos/${PATH}/issues/${number}/comments`, { body }, login);
    await comment('/deploy mine', STRANGER);
    await comment('Please /deploy');
    await comment(`/deploy ${HOSTILE.arguments}`);
    await started.wait(`comment on ${number}`, HOSTILE.arguments, OWNER.username);
  });
  await check('its merge starts a run of the pull request and one of the push', async () => {
    await until('the merge', async () => {
      await forge.ask('POST', `/repos/${PATH}/pulls/${number}/merge`, { Do: 'merge' });
      return true;
    });
    const { merge_commit_sha: sha } = await forge.ask<{ merge_commit_sha: string }>(
      'GET',
      `/repos/${PATH}/pulls/${number}`,
    );
    await started.wait(`merged as ${sha}`, OWNER.username, HOSTILE.title);
    const { commit } = await forge.ask<{ commit: { message: string } }>('GET', `/repos/${PATH}/git/commits/${sha}`);
    await started.wait(`push of ${sha}`, 'main', commit.message);
  });
}

/** Runs that were waited for. */
class Started {
  private readonly wanted = new Set<string>();

  /** Waits for a run that was given these values; gives its name. */
  async wait(what: string, ...texts: readonly [string, string]): Promise<string> {
    let there: readonly string[] = [];
    const run = await until(
      `a run of ${what}`,
      async () => {
        const runs = await listObjects(NAMESPACE, 'pipelinerun');
        there = runs.map((one) => paramOf(one, 'what'));
        return runs.find((one) => paramOf(one, 'what') === what);
      },
      { seconds: 60 },
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}; there are ${there.join(', ') || 'none'}`);
    });
    this.wanted.add(what);
    const got = ['first', 'second'].map((name) => Buffer.from(paramOf(run, name), 'base64').toString());
    if (got.join('\0') !== texts.join('\0')) throw new Error(`${what} is told as ${JSON.stringify(got)}`);
    return run.metadata.name;
  }

  /** @throws when there are runs that nobody waited for, or several of one event */
  async areAll(): Promise<void> {
    const there = (await listObjects(NAMESPACE, 'pipelinerun')).map((run) => paramOf(run, 'what'));
    const more = there.filter((what, i) => !this.wanted.has(what) || there.indexOf(what) !== i);
    if (more.length > 0) throw new Error(`runs were started by ${more.join(', ')}`);
  }
}

function paramOf({ spec }: KubernetesObject, name: string): string {
  const params = spec.params as readonly { readonly name: string; readonly value: string }[];
  return params.find((one) => one.name === name)?.value ?? '';
}
