import { join } from 'node:path';
import { ROOT } from '../../../scripts/examples';
import type { Case } from '../harness/case';
import { httpUrl, makeRepository } from '../harness/git-server';
import { apply, kubectl } from '../harness/kubectl';
import { digestOf } from '../harness/registry';
import { NewRuns, succeeded } from '../harness/runs';
import { answers, ready, runningImages } from '../harness/service';
import { synthesizeExample } from '../harness/synthesis';
import { showsTag } from '../harness/web-page';
import { WorkTree } from '../harness/work-tree';

const CI = 'ci';
/** Where the example deploys to. It is not ours to delete. */
const TARGET = 'default';
const REPOSITORY = 'mountains';

/** The program of the README, run once by hand. */
export const fastapi: Case = {
  name: 'fastapi',
  title: 'examples/fastapi as synthesized: clone, test, build, push and deploy, started by `kubectl create`',
  run: async (context) => {
    const { cluster, evidence, must, check, namespaces, after } = context;
    const { git, images } = cluster;
    const tree = new WorkTree(git, REPOSITORY);
    after(() => {
      tree.remove();
    });
    const sha = await must('the service is pushed to a repository', async () => {
      await makeRepository(git, REPOSITORY);
      await tree.begin(join(ROOT, 'examples/fastapi/service'));
      return tree.push('mountains');
    });
    const outdir = await must('the example synthesizes', () => synthesizeExample('examples/fastapi/main.ts', images));
    await must('kubectl apply -f dist/', async () => {
      await namespaces([CI]);
      after(() => kubectl(['delete', '--ignore-not-found', '-f', outdir]));
      after(() => kubectl(['-n', TARGET, 'delete', '--ignore-not-found', 'deployment/mountains', 'service/mountains']));
      await apply('-f', outdir);
    });
    await must('the registry and its page are ready', () =>
      ready(CI, 'deployment/mountains-registry', 'deployment/mountains-registry-ui'),
    );
    const run = await must('kubectl create -f dist/runs/', async () => {
      const runs = await NewRuns.since(CI);
      const documents = await kubectl(['create', '--dry-run=client', '-o', 'json', '-f', join(outdir, 'runs')]);
      // The repository of the example is on GitHub; this cluster reaches its own.
      await kubectl(
        ['create', '-f', '-'],
        documents.replaceAll('https://github.com/acme/mountains', httpUrl(git, REPOSITORY)),
      );
      return runs.first();
    });
    await must('the run succeeds', async () => {
      try {
        await succeeded(CI, run);
      } finally {
        await evidence.keepRun(CI, run);
      }
    });
    await check('the service answers 200', () => answers(TARGET, REPOSITORY, 80, '/', '"service":"mountains"'));
    await check('its pods run the image of that commit, pulled by the name that the registry promises', async () => {
      const running = await runningImages(TARGET, 'app.kubernetes.io/name=mountains');
      const digest = await digestOf(CI, 'mountains-registry', 'mountains', sha);
      if (!running.every((image) => image === `localhost:30500/mountains@${digest}`)) {
        throw new Error(`they run ${running.join(', ')}; the tag ${sha} is ${digest}`);
      }
    });
    await showsTag(context, {
      namespace: CI,
      service: 'mountains-registry-ui',
      image: `localhost:30500/mountains:${sha}`,
    });
  },
};
