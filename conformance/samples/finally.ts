/** Tasks that run at the end, what they know of the others, and what happens to a failure. */
import { Duration } from 'cdk8s';
import {
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  result,
  sh,
  Task,
  when,
  workspace,
  emptyDir,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'finally', { namespace: 'ci' });

const work = new Task(chart, 'work', {
  workspaces: { source: workspace() },
  results: { version: result.string() },
  steps: ({ workspaces, results }) => [
    {
      name: 'work',
      image: 'alpine:3.21',
      workingDir: workspaces.source.path,
      script: sh`printf %s 1.2.3 > ${results.version.path}`,
    },
  ],
});
const report = new Task(chart, 'report', {
  params: {
    status: param.string(),
    all: param.string(),
    reason: param.string(),
    version: param.string({ default: '' }),
  },
  workspaces: { source: workspace({ optional: true }) },
  results: { url: result.string(), lines: result.array() },
  steps: ({ params, results, workspaces }) => [
    {
      name: 'report',
      image: 'alpine:3.21',
      env: { STATUS: params.status, BOUND: workspaces.source.bound },
      script: sh`
        echo "$STATUS" "$BOUND" ${params.all} ${params.reason} ${params.version}
        printf %s https://example.com/1 > ${results.url.path}
        printf '[]' > ${results.lines.path}
      `,
    },
  ],
});

const pipeline = new Pipeline(chart, 'pipeline', { workspaces: { source: workspace() } });
const first = pipeline.addTask('first', work, { workspaces: { source: pipeline.workspaces.source } });
const flaky = pipeline.addTask('flaky', work, {
  workspaces: { source: first.workspaces.source },
  onError: 'continue',
  timeout: Duration.minutes(5),
});
const ended = pipeline.addFinally('report', report, {
  params: { status: flaky.status, all: pipeline.status, reason: first.reason, version: first.results.version },
  workspaces: { source: flaky.workspaces.source },
  displayName: 'Report',
  timeout: Duration.seconds(90),
  retries: 1,
});
pipeline.addFinally('alarm', report, {
  params: { status: `first ${first.status}`, all: pipeline.status, reason: 'it failed' },
  when: [when.isIn(pipeline.status, ['Failed', 'None']), when.equals(flaky.status, 'Failed')],
  onError: 'continue',
});
pipeline.addResult('report', ended.results.url);
pipeline.addResult('version', first.results.version);

new PipelineRun(chart, 'run', {
  pipeline,
  workspaces: { source: emptyDir() },
  timeouts: { pipeline: Duration.hours(2), tasks: Duration.minutes(90), finally: Duration.minutes(30) },
});
app.synth();
