import { Pipeline, PipelineApp, PipelineChart, Task } from 'cdk8s-tekton';

const app = new PipelineApp({ outdir: process.argv[2], summary: false });
const chart = new PipelineChart(app, 'shop', { namespace: 'ci' });
const image = `alpine@sha256:${'0'.repeat(64)}`;
const make = (id: string) => new Task(chart, id, { steps: [{ name: id, image, script: 'true' }] });
const pipeline = new Pipeline(chart, 'p');
pipeline.addTask('first', make('first'));

async function later(): Promise<void> {
  await Promise.resolve();
  const second = make('second');
  pipeline.addTask('second', second);
  if (process.argv[3] === 'again') app.synth();
}

void later();
app.synth();
