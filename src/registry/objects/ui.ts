import { draft, type Draft } from '../draft';
import { labelsOf, schemeOf, REGISTRY_PORT, type RegistryPlan } from '../registry-plan';
import { NGINX_USER, podUser, probe, restricted, withPodSettings } from './pods';
import { scratchVolume } from './volumes';

/** Port of the page in its pod; ports below 1024 are not for its user. */
const LISTEN_PORT = 8080;
/** Port of the page's Service. */
export const UI_PORT = 80;

/** Deployment of the page: nginx serves it and passes `/v2` on to the registry, so the browser sees one host. */
export function uiDeployment(plan: RegistryPlan): Draft {
  const labels = labelsOf(plan, 'ui');
  const workload = draft((plus, scope) => {
    const deployment = new plus.Deployment(scope, 'Ui', {
      metadata: { name: plan.names.ui, labels },
      podMetadata: { labels },
      select: false,
      replicas: 1,
      securityContext: podUser(plus, NGINX_USER),
      containers: [
        {
          name: 'ui',
          image: plan.uiImage,
          imagePullPolicy: plus.ImagePullPolicy.IF_NOT_PRESENT,
          envVariables: Object.fromEntries(
            Object.entries(uiSettings(plan)).map(([name, text]) => [name, plus.EnvValue.fromValue(text)]),
          ),
          ports: [{ name: 'http', number: LISTEN_PORT }],
          resources: {},
          readiness: probe(plus, LISTEN_PORT),
          liveness: probe(plus, LISTEN_PORT),
          // The start script writes the settings into the page and into nginx's configuration.
          securityContext: { ...restricted(plus, NGINX_USER), readOnlyRootFilesystem: false },
          volumeMounts: [
            { path: '/run', volume: scratchVolume(plus, scope, 'run') },
            { path: '/tmp', volume: scratchVolume(plus, scope, 'tmp') },
          ],
        },
      ],
    });
    deployment.select(plus.LabelSelector.of({ labels }));
  });
  return withPodSettings(workload, plan, plan.uiResources);
}

/** Service of the page. */
export function uiService(plan: RegistryPlan): Draft {
  const labels = labelsOf(plan, 'ui');
  const { how } = plan.exposure;
  const nodePort = how.kind === 'nodePort' ? how.uiPort : undefined;
  return draft((plus, scope) => {
    new plus.Service(scope, 'Service', {
      metadata: { name: plan.names.ui, labels },
      type: nodePort === undefined ? plus.ServiceType.CLUSTER_IP : plus.ServiceType.NODE_PORT,
      selector: plus.Pods.select(scope, 'Pods', { labels }),
      ports: [
        { name: 'http', port: UI_PORT, targetPort: LISTEN_PORT, ...(nodePort === undefined ? {} : { nodePort }) },
      ],
    });
  });
}

/** @see https://github.com/Joxit/docker-registry-ui#available-options */
function uiSettings(plan: RegistryPlan): Record<string, string> {
  return {
    SINGLE_REGISTRY: 'true',
    REGISTRY_TITLE: plan.title,
    PULL_URL: plan.exposure.pullHost,
    NGINX_PROXY_PASS_URL: `${schemeOf(plan)}://${plan.names.server}:${REGISTRY_PORT}`,
    NGINX_LISTEN_PORT: String(LISTEN_PORT),
    DELETE_IMAGES: String(plan.deletion && !plan.readOnly),
    REGISTRY_SECURED: String(plan.htpasswd !== undefined),
    SHOW_CONTENT_DIGEST: 'true',
  };
}
