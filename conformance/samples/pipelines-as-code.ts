/** Everything a hub of Pipelines-as-Code can say. */
import { GitHubEvents, param, Pipeline, PipelineApp, PipelineChart, sh, Task } from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'pipelines-as-code', { namespace: 'ci' });

const build = new Task(chart, 'build', {
  params: { revision: param.string() },
  steps: ({ params }) => [{ name: 'build', image: 'alpine:3.21', script: sh`echo ${params.revision}` }],
});
const pipeline = new Pipeline(chart, 'pipeline', { params: { revision: param.string() } });
pipeline.addTask('build', build, { params: pipeline.params });

const hub = new GitHubEvents(chart, 'hub', {
  secret: { name: 'github-webhook' },
  pipelinesAsCode: {
    url: 'https://github.com/acme/mountains',
    token: { name: 'github-token' },
    webhookSecret: { name: 'github-webhook', key: 'secret' },
    apiUrl: 'https://github.example.com',
    concurrencyLimit: 2,
    maxKeepRuns: 5,
  },
});
hub.onPush(pipeline, { branch: 'main', paths: ['src/**'], labels: { team: 'shop' } }, ({ event }) => ({
  revision: event.sha,
}));
hub.onPullRequest(pipeline, { branch: 'main', concurrency: {} }, ({ event }) => ({ revision: event.sha }));
app.synth();
