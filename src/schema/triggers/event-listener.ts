import type { JsonObject } from '../document';
import type {
  Affinity,
  EnvVar,
  LabelSelector,
  LocalObjectReference,
  PodSecurityContext,
  Probe,
  ResourceRequirements,
  SecurityContext,
  ServiceType,
  Toleration,
  TopologySpreadConstraint,
} from '../kubernetes';
import type { ObjectMeta, StringMap } from '../metadata';
import type { TriggerInterceptor } from './interceptor';
import type { TriggerSpecBinding, TriggerSpecTemplate } from './trigger';

/** Receives webhooks: becomes a Deployment and a Service `el-<name>`. Triggers v1beta1 `EventListener`. */
export interface EventListener {
  readonly apiVersion: 'triggers.tekton.dev/v1beta1';
  readonly kind: 'EventListener';
  /** The name has 60 characters at most. */
  readonly metadata: ObjectMeta;
  readonly spec: EventListenerSpec;
}

/** At least one of triggers, triggerGroups, namespaceSelector and labelSelector. Triggers v1beta1 `EventListenerSpec`. */
export interface EventListenerSpec {
  /** Account of the pod; reads the trigger objects and creates what fires. @default 'default' */
  readonly serviceAccountName?: string;
  /** What is done with an event, each on its own. */
  readonly triggers?: readonly EventListenerTrigger[];
  /** Triggers chosen by label or namespace, behind shared interceptors. */
  readonly triggerGroups?: readonly EventListenerTriggerGroup[];
  /** Namespaces whose Triggers are served. @default - none but its own */
  readonly namespaceSelector?: NamespaceSelector;
  /** Triggers that are served, by label. */
  readonly labelSelector?: LabelSelector;
  /** How the pod and the Service look. */
  readonly resources?: Resources;
  /** Where CloudEvents about the processing go. @default - nowhere */
  readonly cloudEventURI?: string;
}

/** A Trigger in place, or a reference to one. Triggers v1beta1 `EventListenerTrigger`. */
export type EventListenerTrigger = TriggerInPlace | TriggerByRef;

/** A trigger written into the EventListener. */
export interface TriggerInPlace {
  /** A label value; the created objects carry it. */
  readonly name?: string;
  /** Where the params of the template come from. */
  readonly bindings?: readonly TriggerSpecBinding[];
  /** What is created. */
  readonly template: TriggerSpecTemplate;
  /** Asked in order; the first refusal ends it. */
  readonly interceptors?: readonly TriggerInterceptor[];
  /** Account that creates the objects. @default - that of the EventListener */
  readonly serviceAccountName?: string;
  readonly triggerRef?: never;
}

/** A Trigger of the same namespace. */
export interface TriggerByRef {
  /** Name of the Trigger. */
  readonly triggerRef: string;
  /** Not looked at: that of the Trigger counts. */
  readonly name?: string;
  /** Not looked at: that of the Trigger counts. */
  readonly serviceAccountName?: string;
  readonly bindings?: never;
  readonly template?: never;
  readonly interceptors?: never;
}

/** Triggers behind shared interceptors. Triggers v1beta1 `EventListenerTriggerGroup`. */
export interface EventListenerTriggerGroup {
  /** Name of the group, for logs. */
  readonly name: string;
  /** At least one. */
  readonly interceptors: readonly TriggerInterceptor[];
  /** The Triggers that get what the interceptors let through. */
  readonly triggerSelector: EventListenerTriggerSelector;
}

/** Which Triggers; at least one of the two. Triggers v1beta1 `EventListenerTriggerSelector`. */
export interface EventListenerTriggerSelector {
  /** By the namespaces they are in. @default - that of the EventListener */
  readonly namespaceSelector?: NamespaceSelector;
  /** By their labels. */
  readonly labelSelector?: LabelSelector;
}

/** Namespaces by name. Triggers v1beta1 `NamespaceSelector`. */
export interface NamespaceSelector {
  /** `*` alone means all. */
  readonly matchNames?: readonly string[];
}

/** How an EventListener runs; one of the two. Triggers v1beta1 `Resources`. */
export interface Resources {
  /** A Deployment and a Service. */
  readonly kubernetesResource?: KubernetesResource;
  /** An object of another kind with a pod template, such as a Knative Service. */
  readonly customResource?: JsonObject;
}

/** The Deployment and Service of an EventListener. Triggers v1beta1 `KubernetesResource`. */
export interface KubernetesResource {
  /** @default 1 */
  readonly replicas?: number;
  /** @default 'ClusterIP' */
  readonly serviceType?: ServiceType;
  /** Port of the Service; with NodePort also that of the nodes. @default - 8080, with TLS 8443 */
  readonly servicePort?: number;
  /** Only with `serviceType: LoadBalancer`. */
  readonly serviceLoadBalancerClass?: string;
  readonly spec?: ListenerPod;
}

/** The pod template of an EventListener. knative `WithPodSpec`. */
export interface ListenerPod {
  /** What differs from the pod that Triggers makes. */
  readonly template?: ListenerPodTemplate;
}

/** knative `PodSpecable`. */
export interface ListenerPodTemplate {
  /** Labels and annotations of the pod. */
  readonly metadata?: ObjectMeta;
  readonly spec?: ListenerPodSpec;
}

/** The fields of `PodSpec` that admission allows in an EventListener. */
export interface ListenerPodSpec {
  /** Account of the pod; wins over that of the EventListener. */
  readonly serviceAccountName?: string;
  /** One at most. */
  readonly containers?: readonly ListenerContainer[];
  /** Taints of nodes that the pod may run on all the same. */
  readonly tolerations?: readonly Toleration[];
  /** Labels of the nodes it may run on. */
  readonly nodeSelector?: StringMap;
  /** Nodes and pods that it wants to be near to, or far from. */
  readonly affinity?: Affinity;
  /** How several pods are spread over nodes and zones. */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  /** Secrets to pull its image with. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** User and groups of the pod. @default - without rights, as Triggers is set up */
  readonly securityContext?: PodSecurityContext;
}

/** The fields of `Container` that admission allows in an EventListener: it has no name and no image. */
export interface ListenerContainer {
  /** Requests and limits. */
  readonly resources?: ResourceRequirements;
  /** Each from a `secretKeyRef`; `TLS_CERT` and `TLS_KEY` together serve HTTPS. */
  readonly env?: readonly EnvVar[];
  /** When it is started again. @default - when `/live` does not answer */
  readonly livenessProbe?: Probe;
  /** When it gets events. @default - when `/live` answers */
  readonly readinessProbe?: Probe;
  /** How long it may take to start. */
  readonly startupProbe?: Probe;
  /** User and capabilities of the container. @default - without rights, as Triggers is set up */
  readonly securityContext?: SecurityContext;
}
