/** DeployTask with every strategy and every prop. */
import { Duration, Size } from 'cdk8s';
import {
  DeployTask,
  ImageSlot,
  param,
  Pipeline,
  PipelineApp,
  PipelineChart,
  PipelineRun,
  secret,
  Strategy,
  volumeClaim,
  workspace,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'deploys', { namespace: 'ci' });

const manifests = new DeployTask(chart, 'manifests', {
  name: 'deploy-manifests',
  labels: { area: 'deploy' },
  strategy: Strategy.manifests({ path: 'k8s', include: ['**/*.yaml'], exclude: ['test'] }),
  namespace: 'shop',
  namespaces: ['shop-staging'],
  replaces: [ImageSlot.name('acme/shop'), ImageSlot.container('CronJob/report', 'report')],
  imagePullPolicy: 'Always',
  timeout: Duration.minutes(10),
  conflicts: 'fail',
  kinds: ['Deployment', 'Service', 'HTTPRoute', { kind: 'Widget', apiGroup: 'example.com', resource: 'widgets' }],
  clusterKinds: [{ kind: 'Namespace', names: ['shop'] }],
  user: 'cluster',
  computeResources: { requests: { cpu: '50m' } },
  image: 'registry.example.com/tools:1',
});
const several = new DeployTask(chart, 'several', {
  manifests: 'deploy',
  images: { web: ImageSlot.placeholder('WEB_IMAGE'), worker: undefined },
  serviceAccount: { name: 'deployer' },
});
const listed = new DeployTask(chart, 'listed', { images: ['front', 'back'], namespace: 'shop' });
const kustomize = new DeployTask(chart, 'kustomize', { strategy: Strategy.kustomize({ dir: 'overlays/production' }) });
const setImage = new DeployTask(chart, 'set-image', {
  strategy: Strategy.setImage({ workloads: ['Deployment/shop'] }),
});
const helm = new DeployTask(chart, 'helm', {
  strategy: Strategy.helm({
    chart: 'oci://registry.example.com/charts/shop',
    release: 'shop',
    version: '1.2.3',
    valuesFiles: ['values.yaml', 'production.yaml'],
    values: { replicas: 3, ingress: { hosts: ['shop.example.com'] } },
    images: {
      image: { registry: 'image.registry', repository: 'image.name', tag: 'image.tag', digest: 'image.digest' },
    },
    rollback: true,
  }),
});

const pipeline = new Pipeline(chart, 'pipeline', {
  params: { image: param.string() },
  workspaces: { source: workspace(), kubeconfig: workspace({ optional: true }) },
});
const { params, workspaces } = pipeline;
const first = pipeline.addTask('manifests', manifests, {
  params: { image: params.image, manifests: 'other', imageName: 'acme/shop', namespace: 'shop-staging' },
  workspaces,
});
const { source } = first.workspaces;
pipeline.addTask('several', several, { params: { web: params.image, worker: params.image }, workspaces: { source } });
pipeline.addTask('listed', listed, { params: { front: params.image, back: params.image }, workspaces: { source } });
pipeline.addTask('kustomize', kustomize, { params: { image: params.image }, workspaces: { source } });
pipeline.addTask('set-image', setImage, { params: { image: params.image }, runAfter: [first] });
pipeline.addTask('helm', helm, { params: { image: params.image, chart: 'charts/shop' }, workspaces: { source } });

new PipelineRun(chart, 'run', {
  pipeline,
  params: { image: `localhost:30500/shop@sha256:${'a'.repeat(64)}` },
  workspaces: { source: volumeClaim(Size.gibibytes(1)), kubeconfig: secret({ name: 'kubeconfig' }) },
});
app.synth();
