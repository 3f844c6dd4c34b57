import { PipelineApp, PipelineChart, Task } from 'cdk8s-tekton';

const [outdir = '', how] = process.argv.slice(2);
const app = new PipelineApp({ outdir, summary: false });
const chart = new PipelineChart(app, 'shop');
if (how !== 'empty')
  new Task(chart, 'test', { steps: [{ name: 'test', image: `a@sha256:${'0'.repeat(64)}`, script: 'true' }] });
if (how === 'throws') throw new Error('broken');
if (how === 'exits') process.exit(3);
if (how === 'json') chart.toJson();
if (how === 'text') app.synthYaml();
if (how === 'another') new PipelineApp({ outdir, summary: false }).synth();
