import type {
  Affinity,
  DNSPolicy,
  EnvVar,
  HostAlias,
  LocalObjectReference,
  PodDNSConfig,
  PodSecurityContext,
  Toleration,
  TopologySpreadConstraint,
  Volume,
} from './kubernetes';
import type { StringMap } from './metadata';

/** Settings of the pods of a run. Tekton `pod.Template`. It has no labels: pods take those of Task, Pipeline and run. */
export interface PodTemplate {
  /** Labels the node must have. */
  readonly nodeSelector?: StringMap;
  /** Variables of every container; some names may be forbidden by `default-forbidden-env`. */
  readonly env?: readonly EnvVar[];
  /** Taints of nodes that the pod may run on all the same. */
  readonly tolerations?: readonly Toleration[];
  /** Replaced by Tekton when tasks of the run share a claim. */
  readonly affinity?: Affinity;
  /** User, group and owner of volumes (`fsGroup`). */
  readonly securityContext?: PodSecurityContext;
  /** More volumes, which steps mount by `volumeMounts`. */
  readonly volumes?: readonly Volume[];
  /** RuntimeClass: another container runtime, such as gVisor or Kata. @default - that of the node */
  readonly runtimeClassName?: string;
  /** Whether the token of the ServiceAccount is mounted. @default true */
  readonly automountServiceAccountToken?: boolean;
  /** @default 'ClusterFirst' */
  readonly dnsPolicy?: DNSPolicy;
  /** Name servers and search domains, beside or instead of those of `dnsPolicy`. */
  readonly dnsConfig?: PodDNSConfig;
  /** Whether Services of the namespace become variables. @default true */
  readonly enableServiceLinks?: boolean;
  /** PriorityClass: who waits and who is evicted when nodes are full. */
  readonly priorityClassName?: string;
  /** @default 'default-scheduler' */
  readonly schedulerName?: string;
  /** Secrets for pulling the images of the steps. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** Lines of `/etc/hosts`. */
  readonly hostAliases?: readonly HostAlias[];
  /** @default false */
  readonly hostNetwork?: boolean;
  /** Whether the pod uses the user namespace of the node. @default true */
  readonly hostUsers?: boolean;
  /** How pods are spread over nodes and zones. */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
}
