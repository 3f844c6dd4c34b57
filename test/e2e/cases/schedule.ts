import { param, Pipeline, PipelineChart, Schedule, sh, Task, type PipelineApp } from 'cdk8s-tekton';
import type { Case } from '../harness/case';
import { apply, kubectl, tryKubectl } from '../harness/kubectl';
import { logsOf, NewRuns, succeeded } from '../harness/runs';
import { synthesizeProgram } from '../harness/synthesis';

const NAMESPACE = 'e2e-schedule';
const ACCOUNT = `system:serviceaccount:${NAMESPACE}:nightly-scan-schedule`;

/** A CronJob creates runs, under an account that may do nothing else. */
export const schedule: Case = {
  name: 'schedule',
  title: 'A Schedule creates runs of a pipeline, under an account that may create runs and nothing else',
  run: async ({ cluster, must, check, namespaces, evidence }) => {
    await must('a schedule', async () => {
      await namespaces([NAMESPACE]);
      await apply('-f', synthesizeProgram(program, cluster.images));
    });
    await must('its time comes, and a run succeeds', async () => {
      const runs = await NewRuns.since(NAMESPACE);
      // Midnight is far.
      await kubectl(['-n', NAMESPACE, 'create', 'job', 'now', '--from=cronjob/nightly-scan']);
      const run = await runs.first();
      try {
        await succeeded(NAMESPACE, run);
      } finally {
        await evidence.keepRun(NAMESPACE, run);
      }
      const log = await logsOf(NAMESPACE, run, 'scan');
      if (!log.includes('scanned https://example.com')) throw new Error(`the task says ${log}`);
    });
    await check('its account may create runs and nothing else', async () => {
      const may = async (verb: string, kind: string): Promise<boolean> =>
        (await tryKubectl(['-n', NAMESPACE, 'auth', 'can-i', verb, kind, `--as=${ACCOUNT}`])).isGood;
      if (!(await may('create', 'pipelineruns.tekton.dev'))) throw new Error('it may not create runs');
      for (const [verb, kind] of [
        ['get', 'pipelineruns.tekton.dev'],
        ['patch', 'pipelineruns.tekton.dev'],
        ['create', 'taskruns.tekton.dev'],
        ['get', 'secrets'],
        ['create', 'pods'],
      ] as const) {
        if (await may(verb, kind)) throw new Error(`it may ${verb} ${kind}`);
      }
    });
  },
};

function program(app: PipelineApp): void {
  const chart = new PipelineChart(app, 'nightly', { namespace: NAMESPACE });
  const scan = new Task(chart, 'task', {
    params: { url: param.string() },
    steps: ({ params }) => [{ name: 'scan', image: 'busybox:1.35.0', script: sh`printf 'scanned %s\n' ${params.url}` }],
  });
  const pipeline = new Pipeline(chart, 'pipeline', { params: { url: param.string() } });
  pipeline.addTask('scan', scan, { params: pipeline.params });
  new Schedule(chart, 'scan', { pipeline, cron: '0 0 * * *', params: { url: 'https://example.com' } });
}
