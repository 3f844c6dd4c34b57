import { setTimeout as pause } from 'node:timers/promises';
import { httpUrl, type GitServer } from '../../test/e2e/harness/git-server';
import { kubectl, tryKubectl } from '../../test/e2e/harness/kubectl';
import { askService } from '../../test/e2e/harness/api';
import { NewRuns, succeeded } from '../../test/e2e/harness/runs';
import { sendWebhook } from '../../test/e2e/harness/webhook';
import type { WorkTree } from '../../test/e2e/harness/work-tree';
import { WORD, type Layout } from './layouts';
import { milestonesOf, type Milestones } from './milestones';
import { Watch } from './watch';

/** One delivery: from its webhook to the first answer of the new version. */
export interface Delivery {
  readonly sent: number;
  readonly answered: number;
  readonly milestones: Milestones;
  /** Lines of kaniko's log with when they were written. */
  readonly kaniko: readonly LogLine[];
  /** How long nodes pulled and unpacked the image that was built, in seconds. */
  readonly pulls: readonly number[];
}

export interface LogLine {
  readonly at: number;
  readonly text: string;
}

const VERSION = /"VERSION", "[^"]*"/;
const POLL_MS = 50;
const LONGEST_MS = 300_000;

/** Commits a new version, tells the listener of it and waits for its answer. */
export async function deliver(git: GitServer, layout: Layout, tree: WorkTree, version: string): Promise<Delivery> {
  const { listener, target, repository } = layout;
  const before = tree.read('app/main.py');
  tree.write('app/main.py', before.replace(VERSION, `"VERSION", "${version}"`));
  const sha = await tree.push(`Version ${version}`);
  const runs = await NewRuns.since(listener.namespace);
  const { namespace } = listener;
  const tekton = `/apis/tekton.dev/v1/namespaces/${namespace}`;
  const core = `/api/v1/namespaces/${namespace}`;
  const watch = await Watch.begin(
    `${tekton}/pipelineruns`,
    `${tekton}/taskruns`,
    `${core}/pods`,
    `${core}/persistentvolumeclaims`,
  );
  try {
    const sent = Date.now();
    await sendWebhook(listener, { event: 'push', secret: WORD, body: pushOf(sha, httpUrl(git, repository)) });
    const answered = await answersWith(target, version, sent + LONGEST_MS);
    const run = await runs.first();
    await succeeded(namespace, run);
    const milestones = milestonesOf(watch, run);
    return { sent, answered, milestones, kaniko: await kanikoLog(namespace, run), pulls: await pullsOf(target, sent) };
  } finally {
    watch.end();
  }
}

function pushOf(sha: string, url: string): object {
  return {
    ref: 'refs/heads/main',
    before: '1'.repeat(40),
    after: sha,
    forced: false,
    sender: { login: 'ada' },
    head_commit: { id: sha, message: 'A new version' },
    commits: [{ id: sha, added: [], modified: ['app/main.py'], removed: [] }],
    repository: { clone_url: url },
  };
}

async function answersWith(target: string, version: string, deadline: number): Promise<number> {
  while (Date.now() < deadline) {
    const answer = await askService(target, 'mountains', 80);
    if (answer.ok && (await answer.text()).includes(`"version":"${version}"`)) return Date.now();
    await pause(POLL_MS);
  }
  throw new Error(`version ${version} did not answer`);
}

async function kanikoLog(namespace: string, run: string): Promise<LogLine[]> {
  const labels = `tekton.dev/pipelineRun=${run},tekton.dev/pipelineTask=build`;
  const text = await kubectl([
    '-n',
    namespace,
    'logs',
    '-l',
    labels,
    '-c',
    'step-build-and-push',
    '--tail=-1',
    '--timestamps',
  ]);
  return text.split('\n').flatMap((line) => {
    const space = line.indexOf(' ');
    return space < 0 ? [] : [{ at: Date.parse(line.slice(0, space)), text: line.slice(space + 1) }];
  });
}

async function pullsOf(target: string, since: number): Promise<number[]> {
  const { said } = await tryKubectl(['-n', target, 'get', 'events', '-o', 'json']);
  const { items } = JSON.parse(said) as { items: { message: string; lastTimestamp: string | null }[] };
  return items
    .filter(({ lastTimestamp }) => Date.parse(lastTimestamp ?? '') >= since - 1000)
    .flatMap(({ message }) => {
      const took = /^Successfully pulled image .* in ([\d.]+)(ms|s)/.exec(message);
      return took === null ? [] : [Number(took[1]) / (took[2] === 'ms' ? 1000 : 1)];
    });
}
