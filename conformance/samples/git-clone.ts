/** GitCloneTask with every prop, and every param and workspace given by a pipeline. */
import { Size } from 'cdk8s';
import {
  configMap,
  GitCloneTask,
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  secret,
  secretKey,
  volumeClaim,
  workspace,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'clones', { namespace: 'ci', mirror: 'mirror.example.com' });

const clone = new GitCloneTask(chart, 'git-clone');
const careful = new GitCloneTask(chart, 'careful', {
  name: 'git-clone-careful',
  labels: { area: 'git' },
  annotations: { 'example.com/owner': 'platform' },
  revision: 'refs/pull/5/head',
  depth: 0,
  submodules: true,
  submodulePaths: ['vendor/one', 'vendor/two'],
  sparseCheckoutDirectories: ['src', 'docs'],
  lfs: false,
  subdirectory: 'shop',
  deleteExisting: false,
  transports: ['https', 'ssh'],
  unknownHosts: 'accept',
  sslVerify: false,
  httpProxy: 'http://proxy:3128',
  httpsProxy: secretKey({ name: 'proxy' }, 'url'),
  noProxy: '.svc,.cluster.local',
  user: 'cluster',
  image: 'registry.example.com/git:2',
  computeResources: { requests: { memory: '64Mi' } },
});

const pipeline = new Pipeline(chart, 'pipeline', {
  params: { url: param.string(), revision: param.string({ default: 'main' }) },
  workspaces: {
    output: workspace(),
    other: workspace(),
    'ssh-directory': workspace({ optional: true }),
    'basic-auth': workspace({ optional: true }),
    'ssl-ca-directory': workspace({ optional: true }),
  },
});
const { params, workspaces } = pipeline;
const { other, ...ofClone } = workspaces;
const cloned = pipeline.addTask('clone', clone, {
  params: {
    ...params,
    refspec: 'refs/heads/*:refs/remotes/origin/*',
    depth: 10,
    submodules: false,
    submodulePaths: '',
    sparseCheckoutDirectories: 'src',
    lfs: true,
    subdirectory: 'shop',
  },
  workspaces: ofClone,
});
const again = pipeline.addTask('again', careful, {
  params: { url: cloned.results.url, revision: cloned.results.commit },
  workspaces: { output: other },
});
pipeline.addResult('date', again.results['committer-date']);

new PipelineRun(chart, 'run', {
  pipeline,
  params: { url: 'git@github.com:acme/shop.git' },
  workspaces: {
    output: volumeClaim(Size.gibibytes(1)),
    other: volumeClaim(Size.gibibytes(1)),
    'ssh-directory': secret({ name: 'deploy-key' }),
    'basic-auth': secret({ name: 'token' }),
    'ssl-ca-directory': configMap({ name: 'authority' }),
  },
});
app.synth();
