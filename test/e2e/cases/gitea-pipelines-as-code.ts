import { Size } from 'cdk8s';
import { param, Pipeline, PipelineChart, volumeClaim, workspace, type PipelineApp } from 'cdk8s-tekton';
import { GiteaEvents } from 'cdk8s-tekton/triggers';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { deployGitea, OWNER } from '../gitea/deploy';
import type { Gitea } from '../gitea/gitea';
import { shows, sourceTasks } from '../gitea/source-tasks';
import type { Case, Context } from '../harness/case';
import { apply, listObjects } from '../harness/kubectl';
import { NewRuns, succeeded } from '../harness/runs';
import { applySecret } from '../harness/secrets';
import { synthesizeProgram } from '../harness/synthesis';
import { until } from '../harness/wait';
import { WorkTree } from '../harness/work-tree';
import { CONTROLLER, installPipelinesAsCode } from '../pipelines-as-code/install';

const NAMESPACE = 'e2e-pac';
const REPOSITORY = 'mountains';
const PATH = `${OWNER.username}/${REPOSITORY}`;
const WORD = 'known-to-both';

/** Pipelines-as-Code itself reads `.tekton/` of a repository of a real Gitea, creates the runs and reports how they end. */
export const giteaPipelinesAsCode: Case = {
  name: 'gitea-pipelines-as-code',
  title: 'Pipelines-as-Code, installed, takes the events of a real Gitea: it starts what is in .tekton/ and reports it',
  run: async (context) => {
    const { cluster, must, check, skip, after, evidence } = context;
    if (!cluster.isOneMachine) {
      skip('all of it', 'Pipelines-as-Code is compiled for the one-machine cluster only');
      return;
    }
    const { forge, outdir } = await install(context);
    const tree = new WorkTree(forge, PATH);
    after(() => {
      tree.remove();
    });
    const pushed = await must('a push with .tekton/ starts the run of pushes, which clones it', async () => {
      const runs = await NewRuns.since(NAMESPACE);
      await tree.begin();
      cpSync(join(outdir, '.tekton'), join(tree.folder, '.tekton'), { recursive: true });
      tree.write('src/height', '8611 m');
      const sha = await tree.push('The first mountain');
      const run = await runs.first();
      await succeeded(NAMESPACE, run);
      await evidence.keepRun(NAMESPACE, run);
      await shows(NAMESPACE, run, '8611 m');
      return { sha, run };
    });
    await check('Gitea is told that it succeeded', () => isReported(forge, pushed.sha));
    const runs = await NewRuns.since(NAMESPACE);
    await must('a push outside of the path filter, and a pull request', async () => {
      tree.write('README.md', 'About mountains.');
      await tree.push('A file outside of the path filter');
      tree.write('src/height', '8091 m');
      const sha = await tree.push('Lower', 'peak');
      await forge.ask('POST', `/repos/${PATH}/pulls`, { head: 'peak', base: 'main', title: 'Lower', body: '' });
      const run = await runs.first();
      await succeeded(NAMESPACE, run);
      await shows(NAMESPACE, run, '8091 m');
      await isReported(forge, sha);
    });
    await check('only the pull request started a run', async () => {
      const names = await runs.names();
      if (names.length !== 1) throw new Error(`there are ${names.join(', ')}`);
    });
    await check('of the runs of pushes the newest is kept, as maxKeepRuns says', async () => {
      tree.write('src/height', '8125 m');
      await tree.push('A little higher');
      await until('the older run to be gone', () => isGone(pushed.run));
    });
  },
};

async function install({ cluster, must, namespaces, after }: Context): Promise<{ forge: Gitea; outdir: string }> {
  const forge = await must('a Gitea with a private repository', async () => {
    await namespaces([NAMESPACE]);
    const deployed = await deployGitea(NAMESPACE, cluster);
    await deployed.createRepository(REPOSITORY);
    return deployed;
  });
  await must('Pipelines-as-Code', async () => {
    after(await installPipelinesAsCode(NAMESPACE));
  });
  const outdir = await must('kubectl apply -f dist/, and a webhook', async () => {
    const token = await forge.createToken('all', 'write:repository', 'write:issue', 'read:user', 'read:organization');
    await applySecret(NAMESPACE, 'gitea', { token });
    await applySecret(NAMESPACE, 'webhook', { word: WORD });
    const folder = synthesizeProgram((app) => {
      program(app, forge);
    }, cluster.images);
    await until('its own webhook to take a Repository', async () => {
      await apply('-f', folder);
      return true;
    });
    await forge.addHook(PATH, CONTROLLER, WORD);
    return folder;
  });
  return { forge, outdir };
}

function program(app: PipelineApp, forge: Gitea): void {
  const chart = new PipelineChart(app, 'forge', { namespace: NAMESPACE });
  const pipeline = new Pipeline(chart, 'checks', {
    params: { url: param.string(), revision: param.string() },
    workspaces: { source: workspace() },
    run: { workspaces: { source: volumeClaim(Size.mebibytes(50)) } },
  });
  const { clone, list } = sourceTasks(chart, 'gitea');
  const { params, workspaces } = pipeline;
  const source = pipeline.addTask('clone', clone, { params, workspaces: { output: workspaces.source } });
  pipeline.addTask('list', list, { workspaces: { source: source.workspaces.output } });

  const hub = new GiteaEvents(chart, 'hub', {
    secret: { name: 'webhook', key: 'word' },
    pipelinesAsCode: {
      url: `http://${forge.host}/${PATH}`,
      token: { name: 'gitea', key: 'token' },
      maxKeepRuns: 1,
    },
  });
  hub.onPush(pipeline, { branch: 'main', paths: 'src/**' }, ({ event }) => ({
    url: event.cloneUrl,
    revision: event.sha,
  }));
  hub.onPullRequest(pipeline, { branch: 'main', concurrency: { cancelInProgress: true } }, ({ event }) => ({
    url: event.cloneUrl,
    revision: event.sha,
  }));
}

/** Waits until a commit has the state that Pipelines-as-Code gives it. */
async function isReported(forge: Gitea, sha: string): Promise<void> {
  let last: unknown;
  await until(`commit ${sha} to be good`, async () => {
    last = await forge.ask('GET', `/repos/${PATH}/commits/${sha}/status`);
    return (last as { readonly state: string }).state === 'success';
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; it is ${JSON.stringify(last)}`);
  });
}

async function isGone(run: string): Promise<boolean> {
  return !(await listObjects(NAMESPACE, 'pipelinerun')).some(({ metadata }) => metadata.name === run);
}
