/** All sources of a workspace, optional ones, folders inside, and tasks that wait for several others. */
import { Size } from 'cdk8s';
import {
  configMap,
  csi,
  emptyDir,
  persistentVolumeClaim,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  projected,
  secret,
  sh,
  Task,
  volumeClaim,
  workspace,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'folders', { namespace: 'ci' });

const work = new Task(chart, 'work', {
  workspaces: {
    source: workspace(),
    settings: workspace({ optional: true, readOnly: true, mountPath: '/settings' }),
  },
  steps: ({ workspaces }) => [
    {
      name: 'work',
      image: 'alpine:3.21',
      securityContext: { runAsUser: 1000 },
      script: sh`cd ${workspaces.source.path} && ls "${workspaces.settings.path}"`,
    },
  ],
});

const pipeline = new Pipeline(chart, 'pipeline', {
  workspaces: {
    source: workspace({ description: 'what everybody works in' }),
    cache: workspace(),
    existing: workspace(),
    login: workspace(),
    settings: workspace({ optional: true }),
    tokens: workspace({ optional: true }),
    volume: workspace({ optional: true }),
    unbound: workspace({ optional: true }),
  },
});
const { workspaces } = pipeline;
const first = pipeline.addTask('first', work, { workspaces: { source: workspaces.source } });
const lint = pipeline.addTask('lint', work, {
  workspaces: { source: first.workspaces.source, settings: workspaces.settings },
});
const test = pipeline.addTask('test', work, {
  workspaces: { source: first.workspaces.source, settings: workspaces.unbound },
});
const both = pipeline.addTask('both', work, {
  workspaces: { source: [lint.workspaces.source, test.workspaces.source], settings: workspaces.tokens },
});
pipeline.addTask('below', work, {
  workspaces: { source: both.workspaces.source.withSubPath('docs').withSubPath('api'), settings: workspaces.volume },
});
pipeline.addTask('login', work, { workspaces: { source: workspaces.cache, settings: workspaces.login } });
pipeline.addTask('existing', work, { workspaces: { source: workspaces.existing } });

const claim = { name: 'cache' };
new PipelineRun(chart, 'run', {
  pipeline,
  workspaces: {
    source: volumeClaim(Size.gibibytes(1), { storageClassName: 'fast', accessModes: ['ReadWriteMany'] }),
    cache: emptyDir({ medium: 'Memory', sizeLimit: '64Mi' }),
    existing: persistentVolumeClaim(claim).withSubPath('shop'),
    login: secret({ name: 'login' }, { items: [{ key: '.dockerconfigjson', path: 'config.json' }] }),
    settings: configMap({ name: 'settings' }, { optional: true }),
    tokens: projected([
      { serviceAccountToken: { path: 'token', audience: 'registry', expirationSeconds: 600 } },
      { secret: { name: 'login' } },
    ]),
    volume: csi({
      driver: 'secrets-store.csi.k8s.io',
      readOnly: true,
      volumeAttributes: { secretProviderClass: 'shop' },
    }),
  },
});
app.synth();
