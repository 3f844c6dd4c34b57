import { App, Chart } from 'cdk8s';
import { param, Pipeline, Task } from 'cdk8s-tekton';

const app = new App();
const chart = new Chart(app, 'shop', { disableResourceNameHashes: true });
const pipeline = new Pipeline(chart, 'delivery', { params: { url: param.string() } });
pipeline.addTask('lint', new Task(chart, 'lint', { steps: [{ name: 'lint', image: 'alpine:3.21', script: 'true' }] }));
app.synth();
