import { App, Chart, Size } from 'cdk8s';
import {
  DeployTask,
  GitCloneTask,
  KanikoBuildTask,
  param,
  Pipeline,
  PipelineRun,
  RegistryWithUi,
  sh,
  Task,
  volumeClaim,
  workspace,
} from 'cdk8s-tekton';

const app = new App();
const chart = new Chart(app, 'mountains', { namespace: 'ci' });

const registry = new RegistryWithUi(chart, 'registry');
const clone = new GitCloneTask(chart, 'git-clone');
const build = new KanikoBuildTask(chart, 'kaniko-build', { registry });
const deploy = new DeployTask(chart, 'deploy', { manifests: 'k8s', namespace: 'default' });
const test = new Task(chart, 'pytest', {
  workspaces: { source: workspace() },
  steps: ({ workspaces }) => [
    {
      name: 'pytest',
      image: 'python:3.13-slim@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b',
      workingDir: workspaces.source.path,
      script: sh`pip install -r requirements.txt && python -m pytest`,
    },
  ],
});

const pipeline = new Pipeline(chart, 'delivery', {
  params: { url: param.string(), revision: param.string({ default: 'main' }) },
  workspaces: { source: workspace() },
});
const { params, workspaces } = pipeline;
const source = pipeline.addTask('clone', clone, { params, workspaces: { output: workspaces.source } });
const tested = pipeline.addTask('test', test, { workspaces: { source: source.workspaces.output } });
const image = pipeline.addTask('build', build, {
  params: { image: registry.image('mountains', source.results.commit) },
  workspaces: { source: tested.workspaces.source },
});
pipeline.addTask('deploy', deploy, {
  params: { image: image.results.IMAGE_REF },
  workspaces: { source: tested.workspaces.source },
});

new PipelineRun(chart, 'run', {
  pipeline,
  params: { url: 'https://github.com/acme/mountains' },
  workspaces: { source: volumeClaim(Size.gibibytes(1)) },
});
app.synth();
