import type { INamed } from '../../core/named';
import type {
  Affinity,
  Probe,
  ResourceRequirements,
  Toleration,
  TopologySpreadConstraint,
} from '../../schema/kubernetes';
import type { KubernetesResource, ListenerContainer, ListenerPodSpec } from '../../schema/triggers/event-listener';
import { compact } from '../../util/compact';
import { unlessEmpty } from '../../util/unless-empty';
import type { ListenerExposure } from './exposure';
import { serviceFields } from './expose';

/** How the pods of a listener run. */
export interface ListenerProps {
  /** Secret of type `kubernetes.io/tls` with which its pods speak HTTPS, on port 8443. @default - plain HTTP on port 8080 */
  readonly tls?: INamed | undefined;
  /** @default 1 */
  readonly replicas?: number | undefined;
  /** Requests and limits of its pods. @default - 25m and 64Mi are requested, at most 256Mi */
  readonly resources?: ResourceRequirements | undefined;
  /** When a pod is started anew. Tekton fills in what is missing. @default - its address `/live` has to answer */
  readonly livenessProbe?: Probe | undefined;
  /** When a pod gets events. Tekton fills in what is missing. @default - its address `/live` has to answer */
  readonly readinessProbe?: Probe | undefined;
  /** Labels of the nodes it may run on. @default {} */
  readonly nodeSelector?: Readonly<Record<string, string>> | undefined;
  /** Taints of nodes that it may run on all the same. @default [] */
  readonly tolerations?: readonly Toleration[] | undefined;
  /** Nodes and pods that it is drawn to or keeps away from. @default - none */
  readonly affinity?: Affinity | undefined;
  /** How its pods are spread. @default - as the cluster does */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[] | undefined;
  /** Secrets to pull its image with. @default [] */
  readonly imagePullSecrets?: readonly INamed[] | undefined;
}

const RESOURCES = { requests: { cpu: '25m', memory: '64Mi' }, limits: { memory: '256Mi' } };

/** The Deployment and Service of a listener. */
export function kubernetesResource(props: ListenerProps, exposure: ListenerExposure): KubernetesResource {
  const { tls, replicas, nodeSelector = {}, tolerations = [], topologySpreadConstraints = [] } = props;
  const { livenessProbe, readinessProbe, affinity, imagePullSecrets = [] } = props;
  const container: ListenerContainer = compact({
    resources: props.resources ?? RESOURCES,
    env: tls && [fromTls('TLS_CERT', tls, 'tls.crt'), fromTls('TLS_KEY', tls, 'tls.key')],
    livenessProbe,
    readinessProbe,
  });
  const spec: ListenerPodSpec = compact({
    containers: [container],
    nodeSelector: unlessEmpty(nodeSelector),
    tolerations: unlessEmpty(tolerations),
    affinity,
    topologySpreadConstraints: unlessEmpty(topologySpreadConstraints),
    imagePullSecrets: unlessEmpty(imagePullSecrets.map(({ name }) => ({ name }))),
  });
  return { ...compact({ replicas }), ...serviceFields(exposure), spec: { template: { spec } } };
}

function fromTls(name: string, { name: secret }: INamed, key: string) {
  return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
}
