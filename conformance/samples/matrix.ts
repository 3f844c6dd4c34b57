/** Tasks that run once for each combination of values, and tasks that take all their results. */
import { param, Pipeline, PipelineApp, PipelineChart, PipelineRun, result, sh, Task } from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'matrix', { namespace: 'ci' });

const find = new Task(chart, 'find', {
  results: { versions: result.array() },
  steps: ({ results }) => [
    { name: 'find', image: 'alpine:3.21', script: sh`printf '["3.12","3.13"]' > ${results.versions.path}` },
  ],
});
const test = new Task(chart, 'test', {
  params: {
    version: param.string(),
    browser: param.string({ default: 'firefox' }),
    flags: param.string({ default: '' }),
    suite: param.string(),
  },
  results: { report: result.string() },
  steps: ({ params, results }) => [
    {
      name: 'test',
      image: `python:${params.version}-slim`,
      script: sh`
        python -m pytest --browser ${params.browser} ${params.flags} ${params.suite}
        printf %s "${params.version} passed" > ${results.report.path}
      `,
    },
  ],
});
const collect = new Task(chart, 'collect', {
  params: { reports: param.array(), first: param.string(), count: param.string() },
  steps: ({ params }) => [
    { name: 'collect', image: 'alpine:3.21', script: sh`echo ${params.first} of ${params.count}: ${params.reports}` },
  ],
});

const pipeline = new Pipeline(chart, 'tests', {
  params: { browsers: param.array({ default: ['firefox', 'chrome'] }), suite: param.string({ default: 'all' }) },
});
const { params } = pipeline;
const found = pipeline.addTask('find', find);
const tested = pipeline.addMatrix('test', test, {
  params: { suite: params.suite },
  matrix: { version: ['3.12', '3.13'], browser: params.browsers },
  include: [
    { name: 'verbose', params: { version: '3.13', flags: '-v' } },
    { name: 'old', params: { version: '3.9', flags: '-x' } },
  ],
  retries: 1,
});
pipeline.addMatrix('found', test, {
  params: { suite: 'found', flags: '-q' },
  matrix: { version: found.results.versions },
});
pipeline.addMatrix('listed', test, {
  params: { suite: 'listed' },
  include: [{ name: 'one', params: { version: '3.10' } }, { params: { version: '3.11' } }],
});
pipeline.addTask('collect', collect, {
  params: { reports: tested.results.report, first: params.suite, count: tested.length },
});
pipeline.addResult('reports', tested.results.report);

new PipelineRun(chart, 'run', { pipeline });
app.synth();
