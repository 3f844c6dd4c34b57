/** A namespace with Pod Security and NetworkPolicies for everything that can live in it. */
import { ApiObject } from 'cdk8s';
import {
  DeployTask,
  GitCloneTask,
  KanikoBuildTask,
  PipelineApp,
  PipelineChart,
  PipelineNamespace,
  RegistryExposure,
  RegistryWithUi,
} from 'cdk8s-tekton';

const app = new PipelineApp({ summary: false });

const builds = new PipelineChart(app, 'builds', { namespace: 'ci-builds' });
new PipelineNamespace(builds, 'namespace', {
  podSecurity: 'baseline',
  labels: { team: 'platform' },
  annotations: { 'example.com/owner': 'platform' },
  network: {
    forges: ['192.0.2.0/24'],
    forgePorts: [3000, 2222],
    web: ['198.51.100.0/24'],
    webPorts: [443, 8081],
    apiServer: ['10.0.0.1/32'],
    nodes: ['10.0.0.0/16'],
    ingressFrom: ['ingress-nginx'],
    dnsNamespace: 'kube-system',
    dns: ['169.254.20.10/32'],
    tektonNamespace: 'tekton-pipelines',
  },
});
const registry = new RegistryWithUi(builds, 'registry', { exposure: RegistryExposure.nodePort({ port: 30701 }) });
new GitCloneTask(builds, 'clone');
new KanikoBuildTask(builds, 'build', { registry });
new ApiObject(builds, 'listener', {
  apiVersion: 'triggers.tekton.dev/v1beta1',
  kind: 'EventListener',
  metadata: { name: 'hub' },
  spec: { serviceAccountName: 'hub', triggers: [{ triggerRef: 'push' }] },
});

const deployments = new PipelineChart(app, 'deployments', {
  namespace: 'ci-deployments',
  features: { 'set-security-context': 'true' },
});
new PipelineNamespace(deployments, 'namespace', { podSecurity: 'restricted', network: {} });
new DeployTask(deployments, 'deploy', { namespace: 'shop' });
app.synth();
