/**
 * A push to `main` that touches the service ends as a rolled-out Deployment.
 *
 * Makes the namespace `ci`, whose pods reach what they are for and nothing else. Wants an Ingress controller in the namespace
 * `ingress-nginx`, the namespace `mountains`, and in `ci` the Secrets `github` (key `token`, reads the repository) and `github-webhook`
 * (key `secretToken`, the word that GitHub signs with). The webhook of the repository goes to https://hooks.example.com, JSON.
 */
import { Size } from 'cdk8s';
import {
  DeployTask,
  GitCloneTask,
  GitCredentials,
  KanikoBuildTask,
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineNamespace,
  RegistryWithUi,
  sh,
  Task,
  volumeClaim,
  workspace,
} from 'cdk8s-tekton';
import { GitHubEvents, ListenerExposure } from 'cdk8s-tekton/triggers';

const app = new PipelineApp();
const chart = new PipelineChart(app, 'mountains', { namespace: 'ci' });

new PipelineNamespace(chart, 'namespace', { podSecurity: 'baseline', network: { ingressFrom: ['ingress-nginx'] } });
const registry = new RegistryWithUi(chart, 'registry');
const token = GitCredentials.token({ secret: { name: 'github' } });
const clone = new GitCloneTask(chart, 'git-clone', { credentials: token });
const build = new KanikoBuildTask(chart, 'kaniko-build', { registry });
const deploy = new DeployTask(chart, 'deploy', { manifests: 'k8s', namespace: 'mountains' });
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
  params: { url: param.string(), revision: param.string() },
  workspaces: { source: workspace() },
  run: { workspaces: { source: volumeClaim(Size.gibibytes(1)) } },
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

const hub = new GitHubEvents(chart, 'hub', {
  secret: { name: 'github-webhook' },
  expose: ListenerExposure.ingress({ host: 'hooks.example.com', tls: { name: 'hooks-tls' } }),
});
hub.onPush(
  pipeline,
  { branch: 'main', paths: ['app/**', 'tests/**', 'k8s/**', 'Dockerfile', 'requirements.txt'] },
  ({ event }) => ({ url: event.cloneUrl, revision: event.sha }),
);
app.synth();
