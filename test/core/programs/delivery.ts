import { JsonPatch } from 'cdk8s';
import { param, Pipeline, PipelineApp, PipelineChart, PipelineRun, Task } from 'cdk8s-tekton';

// A program with one fault, or none: the test says which.
const fault = process.argv[2];

const app = new PipelineApp();
const chart = new PipelineChart(app, 'shop', { namespace: 'ci' });
const task = new Task(chart, 'lint', {
  params: { url: param.string() },
  steps: [{ name: 'lint', image: fault === 'new image' ? 'alpine:3.22' : 'alpine:3.21', script: 'true' }],
});
const pipeline = new Pipeline(chart, 'delivery', { params: { url: param.string() } });
const text = fault === 'synthesis' ? '$(tasks.clone.results.url)' : pipeline.params.url;
pipeline.addTask('lint', task, { params: { url: text } });
new PipelineRun(chart, 'run', { pipeline, params: { url: 'https://example.com' } });

if (fault === 'construction') pipeline.addTask('lint', task, { params: { url: 'a' } });
if (fault === 'patch') task.apiObject.addJsonPatch(JsonPatch.replace('/spec/nowhere/at/all', 1));
if (fault === 'own error') throw new RangeError('the program itself failed');

app.synth();
