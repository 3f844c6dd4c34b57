import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { receive, type CreatedRun } from '../../../conformance/pipelines-as-code';
import { ROOT } from '../../../scripts/examples';
import type { Case, Context } from '../harness/case';
import { addDefinitions } from '../harness/definitions';
import { httpUrl, makeRepository } from '../harness/git-server';
import { apply, applyObject, kubectl } from '../harness/kubectl';
import { succeeded } from '../harness/runs';
import { answers, ready } from '../harness/service';
import { tryShell } from '../harness/shell';
import { synthesizeExample } from '../harness/synthesis';
import { WorkTree } from '../harness/work-tree';

const CI = 'ci';
const TARGET = 'mountains';
const REPOSITORY = 'private-pac-mountains';
const VERSION = { file: 'app/main.py', first: '"VERSION", "dev"' };

/**
 * The code of Pipelines-as-Code answers what its controller creates, and that is created. The controller itself would ask
 * GitHub for the files of `.tekton/`.
 */
export const pipelinesAsCode: Case = {
  name: 'pipelines-as-code',
  title:
    'examples/pipelines-as-code as synthesized: the runs that Pipelines-as-Code makes of webhooks of GitHub succeed',
  run: async (context) => {
    const { cluster, must, check, skip, after, evidence } = context;
    if (!(await hasGo())) {
      skip('all of it', 'there is no Go, which builds the code of Pipelines-as-Code');
      return;
    }
    const tree = new WorkTree(cluster.git, REPOSITORY);
    after(() => {
      tree.remove();
    });
    const outdir = await install(context);
    const starts = (webhook: Webhook): Promise<string[]> => createRuns(outdir, webhook);
    const pushed = await must('a push to main starts the delivery, which succeeds', async () => {
      await tree.begin(join(ROOT, 'examples/fastapi/service'));
      tree.replace(VERSION.file, VERSION.first, '"VERSION", "one"');
      const sha = await tree.push('The first version');
      return one(await starts(pushOf(context, sha, VERSION.file)));
    });
    await check('the service answers 200 with this version', () =>
      answers(TARGET, 'mountains', 80, '/', '"version":"one"'),
    );
    const tested = await check('a pull request starts the checks, which succeed', async () => {
      tree.write('app/more.py', '');
      const sha = await tree.push('A change', 'refs/pull/7/head');
      return one(await starts(pullRequestOf(context, sha)));
    });
    await check('a push outside of the path filter starts nothing', async () => {
      const runs = await starts(pushOf(context, '1'.repeat(40), 'README.md'));
      if (runs.length > 0) throw new Error(`it started ${runs.join(', ')}`);
    });
    for (const run of [pushed, tested]) if (run !== undefined) await evidence.keepRun(CI, run);
  },
};

async function hasGo(): Promise<boolean> {
  return tryShell('go', ['version']).then(
    ({ code }) => code === 0,
    () => false,
  );
}

interface Webhook {
  readonly event: string;
  readonly body: object;
  readonly files: readonly string[];
}

async function install({ cluster, must, namespaces, after }: Context): Promise<string> {
  const outdir = await must('the example synthesizes', () =>
    synthesizeExample('examples/pipelines-as-code/main.ts', cluster.images),
  );
  await must('kubectl apply -f dist/', async () => {
    after(await addDefinitions());
    await namespaces([CI, TARGET]);
    const metadata = { name: 'github', namespace: CI };
    await applyObject({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata,
      stringData: { token: cluster.git.login.password },
    });
    after(() => kubectl(['delete', '--ignore-not-found', '-f', outdir]));
    await apply('-f', outdir);
    await ready(CI, 'deployment/mountains-registry');
    await makeRepository(cluster.git, REPOSITORY);
  });
  return outdir;
}

/** Creates what Pipelines-as-Code makes of a webhook, and waits for it to succeed. */
async function createRuns(outdir: string, { event, body, files }: Webhook): Promise<string[]> {
  const documents = parseAllDocuments(readFileSync(join(outdir, 'mountains.k8s.yaml'), 'utf8'));
  const repository = documents.find((document) => document.get('kind') === 'Repository');
  const [answer] = receive([
    {
      headers: { 'X-GitHub-Event': event },
      body: JSON.stringify(body),
      templates: readFileSync(join(outdir, '.tekton/mountains.k8s.yaml'), 'utf8'),
      repository: JSON.stringify(repository),
      files: { added: files },
      message: 'A change',
    },
  ]);
  const runs: readonly CreatedRun[] = answer?.runs ?? [];
  for (const run of runs) {
    await kubectl(['create', '-f', '-'], JSON.stringify(run));
    await succeeded(CI, run.metadata.name);
  }
  return runs.map(({ metadata }) => metadata.name);
}

function one(runs: readonly string[]): string {
  const [run, ...others] = runs;
  if (run === undefined || others.length > 0) throw new Error(`it starts ${runs.length} runs: ${runs.join(', ')}`);
  return run;
}

const OWNER = { login: 'acme' };

function repositoryOf({ cluster }: Context): object {
  return {
    name: 'mountains',
    full_name: 'acme/mountains',
    owner: OWNER,
    default_branch: 'main',
    html_url: 'https://github.com/acme/mountains',
    clone_url: httpUrl(cluster.git, REPOSITORY),
  };
}

function pushOf(context: Context, sha: string, file: string): Webhook {
  const commit = { id: sha, message: 'A change', added: [file] };
  const body = {
    ref: 'refs/heads/main',
    before: '0'.repeat(40),
    after: sha,
    repository: repositoryOf(context),
    pusher: { name: 'ada' },
    sender: OWNER,
    commits: [commit],
    head_commit: commit,
  };
  return { event: 'push', body, files: [file] };
}

function pullRequestOf(context: Context, sha: string): Webhook {
  const repo = repositoryOf(context);
  const body = {
    action: 'opened',
    number: 7,
    pull_request: {
      number: 7,
      title: 'A change',
      state: 'open',
      draft: false,
      user: OWNER,
      head: { ref: 'change', sha, repo },
      base: { ref: 'main', repo },
    },
    repository: repo,
    sender: OWNER,
  };
  return { event: 'pull_request', body, files: ['app/more.py'] };
}
