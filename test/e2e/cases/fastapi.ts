import { join } from 'node:path';
import { ROOT } from '../../../scripts/examples';
import type { Case, Context } from '../harness/case';
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
export const fastapi = example({
  name: 'fastapi',
  title: 'examples/fastapi as synthesized: clone, test, build, push and deploy, started by `kubectl create`',
  applied: '.',
  runs: 'runs',
});

/** The same with a plain cdk8s App, which writes runs beside what is applied. */
export const plainApp = example({
  name: 'plain-app',
  title: 'examples/plain-app as synthesized: the same pipeline, in an App and a Chart of cdk8s itself',
  applied: 'mountains.k8s.yaml',
  runs: 'mountains-runs.k8s.yaml',
});

interface Example {
  readonly name: string;
  readonly title: string;
  /** What is applied, in the output. */
  readonly applied: string;
  /** What is created, in the output. */
  readonly runs: string;
}

function example({ name, title, applied, runs: created }: Example): Case {
  return { name, title, run };

  async function run(context: Context): Promise<void> {
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
    const outdir = await must('the example synthesizes', () => synthesizeExample(`examples/${name}/main.ts`, images));
    await must('kubectl apply', async () => {
      await namespaces([CI]);
      after(() => kubectl(['delete', '--ignore-not-found', '-f', join(outdir, applied)]));
      after(() => kubectl(['-n', TARGET, 'delete', '--ignore-not-found', 'deployment/mountains', 'service/mountains']));
      await apply('-f', join(outdir, applied));
    });
    await must('the registry and its page are ready', () =>
      ready(CI, 'deployment/mountains-registry', 'deployment/mountains-registry-ui'),
    );
    const run = await must('kubectl create', async () => {
      const runs = await NewRuns.since(CI);
      const documents = await kubectl(['create', '--dry-run=client', '-o', 'json', '-f', join(outdir, created)]);
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
  }
}
