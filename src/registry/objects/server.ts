import { draft, type Draft } from '../draft';
import { labelsOf, REGISTRY_PORT, schemeOf, type RegistryPlan } from '../registry-plan';
import { checksum, CONFIG_FILE, DATA_FOLDER, LOGIN_FOLDER, registryConfig, TLS_FOLDER } from './config';
import { podUser, probe, REGISTRY_USER, restricted, withPodSettings } from './pods';
import { configVolume, dataVolume, secretVolume } from './volumes';

/** Deployment of the registry: one pod, since the claim can usually be written from one node only. */
export function serverDeployment(plan: RegistryPlan): Draft {
  const labels = labelsOf(plan, 'registry');
  const workload = draft((plus, scope) => {
    const { names, tls, htpasswd } = plan;
    const mounts = [
      { path: DATA_FOLDER, volume: dataVolume(plus, scope, plan) },
      { path: '/etc/distribution', volume: configVolume(plus, scope, names.config), readOnly: true },
    ];
    if (htpasswd !== undefined) {
      // A missing file would be made anew with a password that nobody knows; a missing key keeps the pod from starting.
      const volume = secretVolume(plus, scope, 'login', htpasswd, ['htpasswd']);
      mounts.push({ path: LOGIN_FOLDER, volume, readOnly: true });
    }
    if (tls) {
      const volume = secretVolume(plus, scope, 'tls', tls.secret.name, ['tls.crt', 'tls.key']);
      mounts.push({ path: TLS_FOLDER, volume, readOnly: true });
    }
    const deployment = new plus.Deployment(scope, 'Server', {
      metadata: { name: names.server, labels },
      podMetadata: { labels, annotations: { 'cdk8s-tekton/config-checksum': checksum(registryConfig(plan)) } },
      select: false,
      replicas: 1,
      strategy: plus.DeploymentStrategy.recreate(),
      securityContext: podUser(plus, REGISTRY_USER),
      containers: [
        {
          name: 'registry',
          image: plan.image,
          imagePullPolicy: plus.ImagePullPolicy.IF_NOT_PRESENT,
          command: ['registry'],
          args: ['serve', CONFIG_FILE],
          // The image says so too; other builds of distribution would look for a collector of traces.
          envVariables: { OTEL_TRACES_EXPORTER: plus.EnvValue.fromValue('none') },
          ports: [{ name: 'registry', number: REGISTRY_PORT }],
          resources: {},
          readiness: probe(plus, REGISTRY_PORT, schemeOf(plan)),
          liveness: probe(plus, REGISTRY_PORT, schemeOf(plan)),
          securityContext: restricted(plus, REGISTRY_USER),
          volumeMounts: mounts,
        },
      ],
    });
    deployment.select(plus.LabelSelector.of({ labels }));
  });
  return withPodSettings(workload, plan, plan.resources);
}

/** Service of the registry; its DNS name is where pods push. */
export function serverService(plan: RegistryPlan): Draft {
  const labels = labelsOf(plan, 'registry');
  const { how } = plan.exposure;
  return draft((plus, scope) => {
    new plus.Service(scope, 'Service', {
      metadata: { name: plan.names.server, labels },
      type: how.kind === 'nodePort' ? plus.ServiceType.NODE_PORT : plus.ServiceType.CLUSTER_IP,
      selector: plus.Pods.select(scope, 'Pods', { labels }),
      ports: [
        {
          name: schemeOf(plan),
          port: REGISTRY_PORT,
          targetPort: REGISTRY_PORT,
          ...(how.kind === 'nodePort' ? { nodePort: how.port } : {}),
        },
      ],
    });
  });
}
