/** Every way in which a pipeline finds its Tasks: by name, inline, in a bundle, in another namespace. */
import { Chart } from 'cdk8s';
import {
  configureTekton,
  defineTask,
  emptyDir,
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  result,
  sh,
  Task,
  TaskRun,
  workspace,
  type TaskDelivery,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });

const GreetTask = defineTask(
  { params: { name: param.string({ default: 'world' }) }, results: { text: result.string() } },
  (props: { readonly greeting: string }, { params, results }) => [
    {
      name: 'greet',
      image: 'alpine:3.21',
      script: sh`printf '%s %s' ${props.greeting} ${params.name} > ${results.text.path}`,
    },
  ],
);

function deliver(id: string, tasks: TaskDelivery): void {
  const chart = new PipelineChart(app, id, { namespace: 'ci', tasks });
  const first = new GreetTask(chart, 'first', { greeting: 'hello', labels: { area: id } });
  const second = new GreetTask(chart, 'second', { greeting: 'goodbye', description: 'Says goodbye.' });
  const pipeline = new Pipeline(chart, 'pipeline');
  const greeted = pipeline.addTask('first', first, { params: { name: id } });
  pipeline.addTask('second', second, { params: { name: greeted.results.text } });
  new PipelineRun(chart, 'run', { pipeline });
  new TaskRun(chart, 'once', { task: first });
}
deliver('by-name', 'ref');
deliver('inline', 'inline');
deliver('bundled', { bundle: 'registry.example.com/tasks:1.0' });
deliver('resolved', 'cluster');

// A Task of one namespace in a pipeline of another, and one Task delivered otherwise than its chart says.
const shared = new PipelineChart(app, 'shared', { namespace: 'tasks' });
const lint = new GreetTask(shared, 'lint', { greeting: 'lint' });
const team = new PipelineChart(app, 'team', { namespace: 'team' });
const own = new Task(team, 'own', {
  delivery: 'inline',
  labels: { area: 'team' },
  annotations: { 'example.com/owner': 'team' },
  displayName: 'Own',
  description: 'Stands in the pipeline.',
  workspaces: { source: workspace() },
  stepTemplate: { workingDir: '/scratch' },
  sidecars: [{ name: 'cache', image: 'redis:7-alpine', command: ['redis-server'] }],
  volumes: [{ name: 'scratch', emptyDir: {} }],
  steps: [
    { name: 'own', image: 'alpine:3.21', script: 'true', volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }] },
  ],
});
const pipeline = new Pipeline(team, 'pipeline', { workspaces: { source: workspace() } });
pipeline.addTask('lint', lint);
pipeline.addTask('own', own, { workspaces: pipeline.workspaces });
new PipelineRun(team, 'run', { pipeline, workspaces: { source: emptyDir() } });

// A plain chart of cdk8s, which makes hashed names unless it is told not to.
const plain = new Chart(app, 'plain', { namespace: 'ci', disableResourceNameHashes: true });
configureTekton(plain, { tasks: 'inline', images: { 'alpine:3.21': 'registry.example.com/alpine:3.21' } });
const once = new GreetTask(plain, 'greet', { greeting: 'hello' });
const single = new Pipeline(plain, 'pipeline');
single.addTask('greet', once);
new PipelineRun(plain, 'run', { pipeline: single });
app.synth();
