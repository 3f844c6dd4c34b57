/** Tasks, pipelines and steps that this program does not make: existing, remote, from a file, of other controllers. */
import { join } from 'node:path';
import {
  emptyDir,
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  result,
  sh,
  StepAction,
  Task,
  workspace,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'remote', { namespace: 'ci' });

const clone = Task.fromResolver(
  { hub: { name: 'git-clone', version: '0.10.0', catalog: 'tekton-catalog-tasks', url: 'https://hub.example.com' } },
  {
    params: { url: param.string(), depth: param.string({ default: '1' }) },
    workspaces: { output: workspace() },
    results: { commit: result.string(), files: result.array(), source: result.object(['url', 'digest']) },
  },
);
const lint = Task.fromResolver(
  {
    bundle: { bundle: 'registry.example.com/tasks@sha256:' + 'a'.repeat(64), name: 'lint', secret: { name: 'login' } },
  },
  { workspaces: { source: workspace() }, params: { files: param.array() }, serviceAccount: { name: 'linter' } },
);
const scan = Task.fromResolver(
  {
    git: {
      url: 'https://github.com/acme/tasks',
      revision: 'b'.repeat(40),
      pathInRepo: 'scan/scan.yaml',
      token: { secret: { name: 'git' }, key: 'token' },
    },
  },
  { params: { source: param.object(['url', 'digest']) } },
);
const sign = Task.fromResolver({ http: { url: 'https://example.com/sign.yaml', digest: 'sha256:' + 'c'.repeat(64) } });
const near = Task.fromResolver(
  { cluster: { name: 'remote-build', namespace: 'ci' } },
  { results: { image: result.string() } },
);
const sonar = Task.fromFile(chart, 'sonar', join(__dirname, 'sonar.yaml'));
const approve = Task.fromCustomTask(
  { apiVersion: 'example.com/v1', kind: 'Approval', name: 'lead' },
  { params: { text: param.string() }, results: { by: result.string() } },
);
const sleep = Task.fromCustomTask({
  apiVersion: 'wait.example.com/v1beta1',
  kind: 'Wait',
  spec: { seconds: 10, until: ['noon'] },
});

const notify = StepAction.fromResolver(
  { git: { url: 'https://github.com/acme/steps', revision: 'main', pathInRepo: 'notify.yaml' } },
  { params: { text: param.string() }, results: { id: result.string() } },
);
new Task(chart, 'remote-steps', {
  steps: () => {
    const sent = notify.step('notify', { params: { text: 'done' } });
    return [
      sent,
      StepAction.fromName('existing', { params: { level: param.string({ default: 'info' }) } }).step('existing'),
      { name: 'print', image: 'alpine:3.21', script: sh`echo ${sent.results.id}` },
    ];
  },
});
const build = new Task(chart, 'build', {
  results: { image: result.string() },
  steps: ({ results }) => [{ name: 'build', image: 'alpine:3.21', script: sh`printf %s shop > ${results.image.path}` }],
});
const again = Task.fromName(build.name, { results: { image: result.string() } });

const pipeline = new Pipeline(chart, 'pipeline', {
  params: { url: param.string() },
  workspaces: { source: workspace() },
});
const cloned = pipeline.addTask('clone', clone, {
  params: { url: pipeline.params.url },
  workspaces: { output: pipeline.workspaces.source },
});
pipeline.addTask('lint', lint, {
  params: { files: cloned.results.files },
  workspaces: { source: cloned.workspaces.output },
});
pipeline.addTask('scan', scan, {
  params: { source: { url: cloned.results.source.key('url'), digest: cloned.results.commit } },
});
pipeline.addTask('sonar', sonar, {
  params: { host: 'https://sonar.example.com' },
  workspaces: { source: cloned.workspaces.output },
});
const nearby = pipeline.addTask('near', near);
const built = pipeline.addTask('again', again);
const approved = pipeline.addTask('approve', approve, {
  params: { text: `${nearby.results.image} ${built.results.image}` },
});
const waited = pipeline.addTask('wait', sleep, { runAfter: [approved] });
pipeline.addTask('sign', sign, { runAfter: [waited] });
pipeline.addResult('approved-by', approved.results.by);

new PipelineRun(chart, 'run', {
  pipeline,
  params: { url: 'https://github.com/acme/shop' },
  workspaces: { source: emptyDir() },
});
new PipelineRun(chart, 'by-name', {
  pipeline: Pipeline.fromName(pipeline.name, { params: { url: param.string() }, workspaces: { source: workspace() } }),
  params: { url: 'https://github.com/acme/shop' },
  workspaces: { source: emptyDir() },
});
new PipelineRun(chart, 'resolved', {
  pipeline: Pipeline.fromResolver(
    { cluster: { name: pipeline.name, namespace: 'ci' } },
    { params: { url: param.string() }, workspaces: { source: workspace() } },
  ),
  params: { url: 'https://github.com/acme/shop' },
  workspaces: { source: emptyDir() },
});
app.synth();
