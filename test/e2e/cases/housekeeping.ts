import { param, Pipeline, PipelineChart, sh, Task, type PipelineApp } from 'cdk8s-tekton';
import { GitHubEvents } from 'cdk8s-tekton/triggers';
import type { Case, Context } from '../harness/case';
import { makeRepository, setHook } from '../harness/git-server';
import { apply, applyObject, getObject, kubectl, listObjects } from '../harness/kubectl';
import { ended, endingOf, logsOf, NewRuns, succeeded } from '../harness/runs';
import { synthesizeProgram } from '../harness/synthesis';
import { until } from '../harness/wait';
import { addressOf, listens, type Listener } from '../harness/webhook';
import { WorkTree } from '../harness/work-tree';

const NAMESPACE = 'e2e-housekeeping';
const LISTENER: Listener = { namespace: NAMESPACE, name: 'housekeeping-hub' };
const REPOSITORY = 'housekeeping';
const WORD = 'known-to-both';

/** What becomes of runs when newer ones come, and after their end. */
export const housekeeping: Case = {
  name: 'housekeeping',
  title: 'A newer push cancels the older run of its branch and no other, and ended runs are deleted',
  run: async (context) => {
    const { cluster, must, check, namespaces, after } = context;
    await must('a listener with concurrency and retention', async () => {
      await namespaces([NAMESPACE]);
      const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'webhook', namespace: NAMESPACE } };
      await applyObject({ ...secret, stringData: { secretToken: WORD } });
      await apply('-f', synthesizeProgram(program, cluster.images));
      await listens(LISTENER);
      await makeRepository(cluster.git, REPOSITORY);
      await setHook(cluster.git, REPOSITORY, addressOf(LISTENER), WORD);
      after(() => setHook(cluster.git, REPOSITORY, '', ''));
    });
    const tree = new WorkTree(cluster.git, REPOSITORY);
    after(() => {
      tree.remove();
    });
    await tree.begin();
    const push = async (branch: string, message: string): Promise<string> => {
      const runs = await NewRuns.since(NAMESPACE);
      tree.write('file', `${branch} ${message} ${Date.now()}`);
      await tree.push(message, branch);
      return runs.first();
    };

    const [other, older] = await must('two runs that take long, of two branches', async () => {
      const runs = [await push('other', 'slow'), await push('main', 'slow')] as const;
      for (const run of runs)
        await until(`${run} to work`, async () => (await logsOf(NAMESPACE, run)).includes('begins'));
      return runs;
    });
    const newer = await must('a newer push to one of them', () => push('main', 'quick'));
    await check('the older run of the branch is cancelled, and its finally runs', async () => {
      const { succeeded: good, reason } = await ended(NAMESPACE, older);
      if (good || reason !== 'Cancelled') throw new Error(`it ended with ${reason}`);
      const log = await logsOf(NAMESPACE, older, 'report');
      if (!log.includes('reports')) throw new Error('the task in finally wrote nothing');
    });
    await check('the newer run succeeds', () => succeeded(NAMESPACE, newer));
    await check('the run of the other branch goes on', async () => {
      const run = await getObject(NAMESPACE, 'pipelinerun', other);
      if (endingOf(run) !== undefined) throw new Error(`it ended: ${JSON.stringify(endingOf(run))}`);
    });
    await keep(context, [older, newer, other]);
    await check('of the ended runs the newest is kept, and runs that go on too', async () => {
      await kubectl(['-n', NAMESPACE, 'create', 'job', 'clean-now', `--from=cronjob/${await retentionJob()}`]);
      await kubectl(['-n', NAMESPACE, 'wait', '--for=condition=Complete', 'job/clean-now', '--timeout=120s']);
      await until('the old run to be gone', async () => {
        const left = (await listObjects(NAMESPACE, 'pipelinerun')).map(({ metadata }) => metadata.name);
        if (!left.includes(newer) || !left.includes(other)) throw new Error(`left are ${left.join(', ')}`);
        return !left.includes(older);
      });
    });
  },
};

async function retentionJob(): Promise<string> {
  const [job] = await listObjects(NAMESPACE, 'cronjob');
  if (job === undefined) throw new Error('there is no CronJob');
  return job.metadata.name;
}

async function keep({ evidence }: Context, runs: readonly string[]): Promise<void> {
  for (const run of runs) await evidence.keepRun(NAMESPACE, run);
}

/** Takes long when the message of the commit says so. */
function program(app: PipelineApp): void {
  const chart = new PipelineChart(app, 'housekeeping', { namespace: NAMESPACE });
  const work = new Task(chart, 'work', {
    params: { message: param.untrustedText() },
    steps: ({ params }) => [
      {
        name: 'work',
        image: 'busybox:1.35.0',
        script: sh`
          echo begins
          if [ ${params.message} = slow ]; then sleep 300; fi
        `,
      },
    ],
  });
  const report = new Task(chart, 'report', {
    steps: [{ name: 'report', image: 'busybox:1.35.0', script: sh`echo reports` }],
  });
  const pipeline = new Pipeline(chart, 'pipeline', { params: { message: param.untrustedText() } });
  pipeline.addTask('work', work, { params: pipeline.params });
  pipeline.addFinally('report', report);
  const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'webhook' }, retention: { keep: 1 } });
  hub.onPush(pipeline, { concurrency: { cancelInProgress: true } }, ({ event }) => ({ message: event.message }));
}
