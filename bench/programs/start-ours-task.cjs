const { Pipeline, PipelineApp, PipelineChart, Task } = require('cdk8s-tekton');

const app = new PipelineApp({ outdir: process.argv[2], summary: false });
const chart = new PipelineChart(app, 'one');
const task = new Task(chart, 'hello', { steps: [{ name: 'hello', image: 'alpine:3.21', script: 'echo hello' }] });
new Pipeline(chart, 'greet').addTask('hello', task);
app.synth();
