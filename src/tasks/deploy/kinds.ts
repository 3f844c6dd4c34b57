/** How RBAC calls a kind. */
export interface ApiResource {
  /** `Deployment`. */
  readonly kind: string;
  /** `apps`; empty for the core group. */
  readonly apiGroup: string;
  /** Plural, lower case: `deployments`. */
  readonly resource: string;
}

type Entry = readonly [apiGroup: string, resource: string];

/** The usual kinds that live in a namespace. */
const NAMESPACED = {
  ConfigMap: ['', 'configmaps'],
  CronJob: ['batch', 'cronjobs'],
  DaemonSet: ['apps', 'daemonsets'],
  Deployment: ['apps', 'deployments'],
  Gateway: ['gateway.networking.k8s.io', 'gateways'],
  HorizontalPodAutoscaler: ['autoscaling', 'horizontalpodautoscalers'],
  HTTPRoute: ['gateway.networking.k8s.io', 'httproutes'],
  Ingress: ['networking.k8s.io', 'ingresses'],
  Job: ['batch', 'jobs'],
  LimitRange: ['', 'limitranges'],
  NetworkPolicy: ['networking.k8s.io', 'networkpolicies'],
  PersistentVolumeClaim: ['', 'persistentvolumeclaims'],
  Pod: ['', 'pods'],
  PodDisruptionBudget: ['policy', 'poddisruptionbudgets'],
  ResourceQuota: ['', 'resourcequotas'],
  Role: ['rbac.authorization.k8s.io', 'roles'],
  RoleBinding: ['rbac.authorization.k8s.io', 'rolebindings'],
  Secret: ['', 'secrets'],
  Service: ['', 'services'],
  ServiceAccount: ['', 'serviceaccounts'],
  StatefulSet: ['apps', 'statefulsets'],
} as const satisfies Record<string, Entry>;

/** The usual kinds that live in no namespace. */
const CLUSTER = {
  ClusterRole: ['rbac.authorization.k8s.io', 'clusterroles'],
  ClusterRoleBinding: ['rbac.authorization.k8s.io', 'clusterrolebindings'],
  CustomResourceDefinition: ['apiextensions.k8s.io', 'customresourcedefinitions'],
  IngressClass: ['networking.k8s.io', 'ingressclasses'],
  Namespace: ['', 'namespaces'],
  PersistentVolume: ['', 'persistentvolumes'],
  PriorityClass: ['scheduling.k8s.io', 'priorityclasses'],
  StorageClass: ['storage.k8s.io', 'storageclasses'],
} as const satisfies Record<string, Entry>;

/** A kind that a DeployTask may deploy: a usual one by name, any other with its group and resource. */
export type DeployKind = keyof typeof NAMESPACED | ApiResource;

/** A kind that lives in no namespace. */
export type ClusterKind = keyof typeof CLUSTER | ApiResource;

/** What a DeployTask may deploy unless it says otherwise. */
export const DEFAULT_KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Service',
  'ConfigMap',
  'Ingress',
  'PersistentVolumeClaim',
  'HorizontalPodAutoscaler',
] as const satisfies readonly DeployKind[];

/** What `Strategy.setImage` looks at unless it is told; the image of a Job cannot be changed. */
export const SET_IMAGE_KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
] as const satisfies readonly DeployKind[];

/** Kinds with pods, whose rollout is waited for. */
export const WORKLOADS: readonly string[] = [...SET_IMAGE_KINDS, 'Job', 'Pod'];

/** Names of the kinds that live in a namespace, for messages. */
export const NAMESPACED_KINDS: readonly string[] = Object.keys(NAMESPACED);
/** Names of the kinds that live in no namespace, for messages. */
export const CLUSTER_KINDS: readonly string[] = Object.keys(CLUSTER);

/** Group and resource of a kind; undefined for a name that is not in the tables. */
export function apiResource(kind: DeployKind | ClusterKind): ApiResource | undefined {
  if (typeof kind !== 'string') return kind;
  const entry = new Map<string, Entry>(Object.entries({ ...NAMESPACED, ...CLUSTER })).get(kind);
  return entry && { kind, apiGroup: entry[0], resource: entry[1] };
}
