/** Everything a schedule can say. */
import { Duration } from 'cdk8s';
import {
  param,
  persistentVolumeClaim,
  Pipeline,
  PipelineApp,
  PipelineChart,
  Schedule,
  sh,
  Task,
  workspace,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'schedules', { namespace: 'ci' });

const scan = new Task(chart, 'scan', {
  params: { url: param.string() },
  workspaces: { cache: workspace() },
  steps: ({ params }) => [{ name: 'scan', image: 'alpine:3.21', script: sh`echo ${params.url}` }],
});
const pipeline = new Pipeline(chart, 'pipeline', {
  params: { url: param.string() },
  workspaces: { cache: workspace() },
});
pipeline.addTask('scan', scan, { params: pipeline.params, workspaces: { cache: pipeline.workspaces.cache } });

new Schedule(chart, 'nightly', {
  pipeline,
  params: { url: 'https://example.com' },
  workspaces: { cache: persistentVolumeClaim({ name: 'cache' }) },
  cron: '30 3 * * mon-fri',
  timeZone: 'Europe/Berlin',
  concurrencyPolicy: 'Forbid',
  startingDeadline: Duration.minutes(10),
  suspend: false,
  successfulJobsHistoryLimit: 1,
  failedJobsHistoryLimit: 2,
  labels: { team: 'shop' },
  annotations: { 'example.com/why': 'scan at night' },
});
app.synth();
