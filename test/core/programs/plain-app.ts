import { App, Chart } from 'cdk8s';
import { param, Pipeline, Task } from 'cdk8s-tekton';

const app = new App();
const chart = new Chart(app, 'shop', { disableResourceNameHashes: true });
// The first construct of all.
if (process.argv[2] === 'first') new Task(chart, 'A_B', { steps: [] });
const pipeline = new Pipeline(chart, 'delivery', { params: { url: param.string() } });
pipeline.addTask('lint', new Task(chart, 'lint', { steps: [{ name: 'lint', image: 'alpine:3.21', script: 'true' }] }));
app.synth();
