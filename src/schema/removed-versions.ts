/** Where a kind went that Kubernetes no longer serves in a version. */
interface RemovedVersion {
  /** The release that serves it no longer. */
  readonly release: string;
  /** What to write for `apiVersion`. @default - the kind itself is gone */
  readonly successor: string | undefined;
  /** Whether no cluster that Tekton runs on serves it. */
  readonly isGoneEverywhere: boolean;
}

/** Every cluster for Tekton has at least this release of Kubernetes. */
const OLDEST_MINOR = 28;

/**
 * Kinds in versions that Kubernetes removed: the lifecycle that its packages `k8s.io/api` say of their types, up to 1.35, and its
 * deprecation guide for those that are in other packages.
 */
const REMOVED: readonly (readonly [
  minor: number,
  apiVersion: string,
  successor: string | undefined,
  kinds: readonly string[],
])[] = [
  [16, 'apps/v1beta1', 'apps/v1', ['ControllerRevision', 'Deployment', 'StatefulSet']],
  [16, 'apps/v1beta2', 'apps/v1', ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']],
  [16, 'extensions/v1beta1', 'apps/v1', ['DaemonSet', 'Deployment', 'ReplicaSet']],
  [16, 'extensions/v1beta1', 'networking.k8s.io/v1', ['NetworkPolicy']],
  [16, 'extensions/v1beta1', undefined, ['PodSecurityPolicy']],
  [21, 'batch/v2alpha1', 'batch/v1', ['CronJob']],
  [
    22,
    'admissionregistration.k8s.io/v1beta1',
    'admissionregistration.k8s.io/v1',
    ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
  ],
  [22, 'apiextensions.k8s.io/v1beta1', 'apiextensions.k8s.io/v1', ['CustomResourceDefinition']],
  [22, 'apiregistration.k8s.io/v1beta1', 'apiregistration.k8s.io/v1', ['APIService']],
  [22, 'certificates.k8s.io/v1beta1', 'certificates.k8s.io/v1', ['CertificateSigningRequest']],
  [22, 'coordination.k8s.io/v1beta1', 'coordination.k8s.io/v1', ['Lease']],
  [22, 'extensions/v1beta1', 'networking.k8s.io/v1', ['Ingress']],
  [22, 'networking.k8s.io/v1beta1', 'networking.k8s.io/v1', ['Ingress', 'IngressClass']],
  [
    22,
    'rbac.authorization.k8s.io/v1beta1',
    'rbac.authorization.k8s.io/v1',
    ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  ],
  [22, 'scheduling.k8s.io/v1beta1', 'scheduling.k8s.io/v1', ['PriorityClass']],
  [22, 'storage.k8s.io/v1beta1', 'storage.k8s.io/v1', ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment']],
  [25, 'autoscaling/v2beta1', 'autoscaling/v2', ['HorizontalPodAutoscaler']],
  [25, 'batch/v1beta1', 'batch/v1', ['CronJob']],
  [25, 'discovery.k8s.io/v1beta1', 'discovery.k8s.io/v1', ['EndpointSlice']],
  [25, 'events.k8s.io/v1beta1', 'events.k8s.io/v1', ['Event']],
  [25, 'node.k8s.io/v1beta1', 'node.k8s.io/v1', ['RuntimeClass']],
  [25, 'policy/v1beta1', 'policy/v1', ['PodDisruptionBudget']],
  [25, 'policy/v1beta1', undefined, ['PodSecurityPolicy']],
  [26, 'autoscaling/v2beta2', 'autoscaling/v2', ['HorizontalPodAutoscaler']],
  [
    26,
    'flowcontrol.apiserver.k8s.io/v1beta1',
    'flowcontrol.apiserver.k8s.io/v1',
    ['FlowSchema', 'PriorityLevelConfiguration'],
  ],
  [27, 'storage.k8s.io/v1beta1', 'storage.k8s.io/v1', ['CSIStorageCapacity']],
  [
    29,
    'flowcontrol.apiserver.k8s.io/v1beta2',
    'flowcontrol.apiserver.k8s.io/v1',
    ['FlowSchema', 'PriorityLevelConfiguration'],
  ],
  [
    32,
    'flowcontrol.apiserver.k8s.io/v1beta3',
    'flowcontrol.apiserver.k8s.io/v1',
    ['FlowSchema', 'PriorityLevelConfiguration'],
  ],
  [
    34,
    'admissionregistration.k8s.io/v1beta1',
    'admissionregistration.k8s.io/v1',
    ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
  ],
];

/** What became of a kind of Kubernetes in a version; undefined when it is served. */
export function removedVersion(apiVersion: string, kind: string): RemovedVersion | undefined {
  const found = REMOVED.find(([, version, , kinds]) => version === apiVersion && kinds.includes(kind));
  if (!found) return undefined;
  const [minor, , successor] = found;
  return { release: `1.${minor}`, successor, isGoneEverywhere: minor <= OLDEST_MINOR };
}
