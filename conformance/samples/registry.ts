/** RegistryWithUi, reached in every way. */
import { Cron, Duration, Size } from 'cdk8s';
import { PipelineApp, PipelineChart, RegistryExposure, RegistryStorage, RegistryWithUi } from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });
const chart = new PipelineChart(app, 'registries', { namespace: 'ci' });

new RegistryWithUi(chart, 'node-port');
new RegistryWithUi(chart, 'ingress', {
  name: 'images',
  title: 'Images of acme',
  exposure: RegistryExposure.ingress({
    host: 'registry.example.com',
    className: 'nginx',
    tls: { name: 'registry-tls' },
    annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
  }),
  storage: RegistryStorage.claim({ size: Size.gibibytes(50), storageClass: 'fast', accessMode: 'ReadWriteMany' }),
  htpasswd: { name: 'logins' },
  tls: { secret: { name: 'internal-tls' }, trust: { configMap: { name: 'authority' }, key: 'root.crt' } },
  garbageCollection: { schedule: Cron.daily(), untagged: true, quietFor: Duration.hours(1) },
  resources: { requests: { memory: '256Mi' } },
  uiResources: { limits: { memory: '64Mi' } },
  nodeSelector: { disk: 'ssd' },
  tolerations: [{ key: 'storage', operator: 'Exists' }],
  imagePullSecrets: [{ name: 'login' }],
  clusterDomain: 'example.internal',
  image: 'registry.example.org/registry:3',
  uiImage: 'registry.example.org/ui:2',
});
new RegistryWithUi(chart, 'proxied', {
  exposure: RegistryExposure.proxyDaemonSet({ port: 31500 }),
  storage: RegistryStorage.existing({ name: 'images' }),
  tls: { secret: { name: 'internal-tls' }, trust: 'nobody' },
  garbageCollection: false,
  deletion: false,
});
new RegistryWithUi(chart, 'inside', {
  exposure: RegistryExposure.clusterIp({ pullHost: 'registry.internal:5000' }),
  tls: { secret: { name: 'internal-tls' } },
  readOnly: true,
});
app.synth();
