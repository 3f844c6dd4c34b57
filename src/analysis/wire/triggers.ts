import type { AnyParam, Fields } from './values';

export interface AnyBinding {
  readonly name?: string;
  readonly value?: string;
  readonly ref?: string;
  readonly kind?: string;
}

export interface AnyTriggerTemplateSpec {
  readonly params?: readonly { readonly name?: string }[];
  readonly resourcetemplates?: readonly unknown[];
}

export interface AnyTemplate {
  readonly ref?: string;
  readonly apiversion?: string;
  readonly spec?: AnyTriggerTemplateSpec;
}

export interface AnyInterceptor {
  readonly ref?: { readonly name?: string; readonly kind?: string };
  readonly params?: readonly { readonly name?: string; readonly value?: unknown }[];
  /** Of v1alpha1: a core interceptor by a field of its own. */
  readonly cel?: { readonly filter?: string; readonly overlays?: readonly { readonly expression?: string }[] };
  readonly github?: object;
  readonly gitlab?: object;
  readonly bitbucket?: object;
  readonly webhook?: {
    readonly objectRef?: { readonly name?: string; readonly kind?: string; readonly apiVersion?: string };
    readonly header?: readonly AnyParam[];
  };
}

export interface AnyTrigger {
  readonly name?: string;
  readonly bindings?: readonly (AnyBinding | null)[];
  readonly template?: AnyTemplate;
  readonly triggerRef?: string;
  readonly serviceAccountName?: string;
  readonly interceptors?: readonly (AnyInterceptor | null)[];
}

export interface AnyEventListenerSpec {
  readonly serviceAccountName?: string;
  readonly triggers?: readonly AnyTrigger[];
  readonly triggerGroups?: readonly {
    readonly interceptors?: readonly (AnyInterceptor | null)[];
    readonly triggerSelector?: AnyTriggerSelector;
  }[];
  readonly namespaceSelector?: { readonly matchNames?: readonly string[] };
  readonly labelSelector?: object;
  readonly resources?: {
    readonly kubernetesResource?: AnyKubernetesResource;
    readonly customResource?: unknown;
  };
}

export interface AnyTriggerSelector {
  readonly namespaceSelector?: { readonly matchNames?: readonly string[] };
  readonly labelSelector?: object;
}

interface AnyKubernetesResource {
  readonly replicas?: number;
  readonly serviceType?: string;
  readonly serviceLoadBalancerClass?: string;
  readonly spec?: { readonly template?: { readonly spec?: Fields } };
}

export interface AnyClientConfig {
  readonly url?: string;
  readonly service?: { readonly name?: string; readonly namespace?: string };
}

export interface AnyKey {
  readonly secretRef?: object;
  readonly data?: string;
  readonly kms?: string;
  readonly hashAlgorithm?: string;
}
