/**
 * The delivery of `examples/push-to-rollout`, started by Pipelines-as-Code: a push to `main` builds and rolls out, a pull request is
 * tested.
 *
 * `dist/mountains.k8s.yaml` is applied; `dist/.tekton/` goes to the repository of the service. Wants Pipelines-as-Code with its GitHub
 * App, the namespaces `ci` and `mountains`, and in `ci` the Secret `github` (key `token`, reads the repository).
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
  RegistryWithUi,
  sh,
  Task,
  volumeClaim,
  workspace,
} from 'cdk8s-tekton';
import { GitHubEvents } from 'cdk8s-tekton/triggers';

const app = new PipelineApp();
const chart = new PipelineChart(app, 'mountains', { namespace: 'ci' });

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

const declarations = {
  params: { url: param.string(), revision: param.string() },
  workspaces: { source: workspace() },
  run: { workspaces: { source: volumeClaim(Size.gibibytes(1)) } },
};
const checks = new Pipeline(chart, 'checks', declarations);
const checked = checks.addTask('clone', clone, {
  params: checks.params,
  workspaces: { output: checks.workspaces.source },
});
checks.addTask('test', test, { workspaces: { source: checked.workspaces.output } });

const delivery = new Pipeline(chart, 'delivery', declarations);
const { params, workspaces } = delivery;
const source = delivery.addTask('clone', clone, { params, workspaces: { output: workspaces.source } });
const tested = delivery.addTask('test', test, { workspaces: { source: source.workspaces.output } });
const image = delivery.addTask('build', build, {
  params: { image: registry.image('mountains', source.results.commit) },
  workspaces: { source: tested.workspaces.source },
});
delivery.addTask('deploy', deploy, {
  params: { image: image.results.IMAGE_REF },
  workspaces: { source: tested.workspaces.source },
});

const hub = new GitHubEvents(chart, 'hub', {
  secret: { name: 'github-webhook' },
  pipelinesAsCode: { url: 'https://github.com/acme/mountains', maxKeepRuns: 5 },
});
hub.onPush(delivery, { branch: 'main', paths: ['app/**', 'tests/**', 'k8s/**', 'Dockerfile'] }, ({ event }) => ({
  url: event.cloneUrl,
  revision: event.sha,
}));
hub.onPullRequest(checks, { branch: 'main', concurrency: { cancelInProgress: true } }, ({ event }) => ({
  url: event.cloneUrl,
  revision: event.ref,
}));
app.synth();
