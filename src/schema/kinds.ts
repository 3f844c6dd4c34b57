/** Whether objects of a kind live in a namespace. */
export type Scope = 'Namespaced' | 'Cluster';

/** Which names the cluster takes for a kind. */
export interface NameRule {
  /**
   * `subdomain`: DNS labels joined by dots · `label`: letters, digits, `-` · `label-1035`: the same, starting with a
   * letter · `path-segment`: anything without `/` and `%`, not `.` or `..`.
   */
  readonly form: 'subdomain' | 'label' | 'label-1035' | 'path-segment';
  /** In characters. */
  readonly maxLength: number;
}

/** What is known of a kind. */
export interface KindInfo {
  /** The version to write. */
  readonly apiVersion: string;
  /** Other versions that the cluster reads. */
  readonly alsoRead: readonly string[];
  /** Whether its objects live in a namespace. */
  readonly scope: Scope;
  /** What its names may be. */
  readonly name: NameRule;
}

export const TEKTON_KINDS = [
  'Task',
  'StepAction',
  'Pipeline',
  'TaskRun',
  'PipelineRun',
  'CustomRun',
  'VerificationPolicy',
  'ResolutionRequest',
  'EventListener',
  'Trigger',
  'TriggerBinding',
  'ClusterTriggerBinding',
  'TriggerTemplate',
  'Interceptor',
  'ClusterInterceptor',
] as const;
/** A kind of Tekton Pipelines or Triggers. */
export type TektonKind = (typeof TEKTON_KINDS)[number];

const SUBDOMAIN: NameRule = { form: 'subdomain', maxLength: 253 };
const LABEL: NameRule = { form: 'label', maxLength: 63 };
const PATH_SEGMENT: NameRule = { form: 'path-segment', maxLength: 253 };
/** Tekton's webhook takes dots but no more than a label's length. */
const SHORT_SUBDOMAIN: NameRule = { form: 'subdomain', maxLength: 63 };

const namespaced = (apiVersion: string, name = SUBDOMAIN, ...alsoRead: string[]): KindInfo => {
  return { apiVersion, alsoRead, scope: 'Namespaced', name };
};
const cluster = (apiVersion: string, name = SUBDOMAIN, ...alsoRead: string[]): KindInfo => {
  return { apiVersion, alsoRead, scope: 'Cluster', name };
};

const TEKTON: Readonly<Record<TektonKind, KindInfo>> = {
  Task: namespaced('tekton.dev/v1', SHORT_SUBDOMAIN, 'tekton.dev/v1beta1'),
  StepAction: namespaced('tekton.dev/v1beta1', SHORT_SUBDOMAIN, 'tekton.dev/v1alpha1'),
  Pipeline: namespaced('tekton.dev/v1', SHORT_SUBDOMAIN, 'tekton.dev/v1beta1'),
  TaskRun: namespaced('tekton.dev/v1', SHORT_SUBDOMAIN, 'tekton.dev/v1beta1'),
  PipelineRun: namespaced('tekton.dev/v1', SHORT_SUBDOMAIN, 'tekton.dev/v1beta1'),
  CustomRun: namespaced('tekton.dev/v1beta1', SHORT_SUBDOMAIN),
  VerificationPolicy: namespaced('tekton.dev/v1alpha1', SHORT_SUBDOMAIN),
  ResolutionRequest: namespaced('resolution.tekton.dev/v1beta1', SHORT_SUBDOMAIN, 'resolution.tekton.dev/v1alpha1'),
  EventListener: namespaced(
    'triggers.tekton.dev/v1beta1',
    { form: 'subdomain', maxLength: 60 },
    'triggers.tekton.dev/v1alpha1',
  ),
  Trigger: namespaced('triggers.tekton.dev/v1beta1', SUBDOMAIN, 'triggers.tekton.dev/v1alpha1'),
  TriggerBinding: namespaced('triggers.tekton.dev/v1beta1', SUBDOMAIN, 'triggers.tekton.dev/v1alpha1'),
  ClusterTriggerBinding: cluster('triggers.tekton.dev/v1beta1', SUBDOMAIN, 'triggers.tekton.dev/v1alpha1'),
  TriggerTemplate: namespaced('triggers.tekton.dev/v1beta1', SUBDOMAIN, 'triggers.tekton.dev/v1alpha1'),
  Interceptor: namespaced('triggers.tekton.dev/v1alpha1'),
  ClusterInterceptor: cluster('triggers.tekton.dev/v1alpha1'),
};

const KUBERNETES: Readonly<Record<string, KindInfo>> = {
  ConfigMap: namespaced('v1'),
  Secret: namespaced('v1'),
  Service: namespaced('v1', { form: 'label-1035', maxLength: 63 }),
  ServiceAccount: namespaced('v1'),
  Pod: namespaced('v1'),
  PersistentVolumeClaim: namespaced('v1'),
  ResourceQuota: namespaced('v1'),
  LimitRange: namespaced('v1'),
  Endpoints: namespaced('v1'),
  Namespace: cluster('v1', LABEL),
  Node: cluster('v1'),
  PersistentVolume: cluster('v1'),
  Deployment: namespaced('apps/v1'),
  StatefulSet: namespaced('apps/v1'),
  DaemonSet: namespaced('apps/v1'),
  ReplicaSet: namespaced('apps/v1'),
  Job: namespaced('batch/v1'),
  CronJob: namespaced('batch/v1', { form: 'subdomain', maxLength: 52 }),
  HorizontalPodAutoscaler: namespaced('autoscaling/v2', SUBDOMAIN, 'autoscaling/v1'),
  PodDisruptionBudget: namespaced('policy/v1'),
  Ingress: namespaced('networking.k8s.io/v1'),
  NetworkPolicy: namespaced('networking.k8s.io/v1'),
  IngressClass: cluster('networking.k8s.io/v1'),
  Lease: namespaced('coordination.k8s.io/v1'),
  Role: namespaced('rbac.authorization.k8s.io/v1', PATH_SEGMENT),
  RoleBinding: namespaced('rbac.authorization.k8s.io/v1', PATH_SEGMENT),
  ClusterRole: cluster('rbac.authorization.k8s.io/v1', PATH_SEGMENT),
  ClusterRoleBinding: cluster('rbac.authorization.k8s.io/v1', PATH_SEGMENT),
  StorageClass: cluster('storage.k8s.io/v1'),
  CSIDriver: cluster('storage.k8s.io/v1'),
  CSINode: cluster('storage.k8s.io/v1'),
  VolumeAttachment: cluster('storage.k8s.io/v1'),
  PriorityClass: cluster('scheduling.k8s.io/v1'),
  RuntimeClass: cluster('node.k8s.io/v1'),
  CustomResourceDefinition: cluster('apiextensions.k8s.io/v1'),
  APIService: cluster('apiregistration.k8s.io/v1'),
  MutatingWebhookConfiguration: cluster('admissionregistration.k8s.io/v1'),
  ValidatingWebhookConfiguration: cluster('admissionregistration.k8s.io/v1'),
  ValidatingAdmissionPolicy: cluster('admissionregistration.k8s.io/v1'),
  ValidatingAdmissionPolicyBinding: cluster('admissionregistration.k8s.io/v1'),
  CertificateSigningRequest: cluster('certificates.k8s.io/v1'),
  HTTPRoute: namespaced('gateway.networking.k8s.io/v1'),
  Gateway: namespaced('gateway.networking.k8s.io/v1'),
  GatewayClass: cluster('gateway.networking.k8s.io/v1'),
};

/** Kinds of Tekton and the usual ones of Kubernetes. A kind that is not here is one of somebody's own. */
export const KINDS: ReadonlyMap<string, KindInfo> = new Map(Object.entries({ ...KUBERNETES, ...TEKTON }));

/** Whether the kind is one of Tekton's. */
export function isTektonKind(kind: string): kind is TektonKind {
  return (TEKTON_KINDS as readonly string[]).includes(kind);
}
