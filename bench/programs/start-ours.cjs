const { PipelineApp, PipelineChart } = require('cdk8s-tekton');

const app = new PipelineApp({ outdir: process.argv[2], summary: false });
new PipelineChart(app, 'empty');
app.synth();
