import type { JsonValue } from '../document';
import type { ObjectReference } from '../kubernetes';
import type { Param } from '../param';

export const INTERCEPTOR_KINDS = ['ClusterInterceptor', 'NamespacedInterceptor'] as const;
/** What an interceptor reference points at. */
export type InterceptorKind = (typeof INTERCEPTOR_KINDS)[number];

export const CORE_INTERCEPTORS = ['github', 'gitlab', 'bitbucket', 'slack', 'cel'] as const;
/** A ClusterInterceptor that Triggers ships; clusters may have others. */
export type CoreInterceptor = (typeof CORE_INTERCEPTORS)[number];

/** Looks at an event before the bindings do: refuses it or adds to it. Triggers v1beta1 `TriggerInterceptor`. */
export type TriggerInterceptor = InterceptorByRef | InterceptorByWebhook;

/** An interceptor installed in the cluster. */
export interface InterceptorByRef {
  /** For people. */
  readonly name?: string;
  /** Which one. */
  readonly ref: InterceptorRef;
  /** Its arguments; each interceptor has its own. */
  readonly params?: readonly InterceptorParams[];
  readonly webhook?: never;
}

/** A Service of your own that answers for the event. */
export interface InterceptorByWebhook {
  /** For people. */
  readonly name?: string;
  /** Where it answers. */
  readonly webhook: WebhookInterceptor;
  readonly ref?: never;
  readonly params?: never;
}

/** Refers to an installed interceptor. Triggers v1beta1 `InterceptorRef`. */
export interface InterceptorRef {
  /** `github`, `gitlab`, `bitbucket`, `slack`, `cel` or one of your own. */
  readonly name: string;
  /** @default 'ClusterInterceptor' */
  readonly kind?: InterceptorKind;
  readonly apiVersion?: string;
}

/** An argument of an interceptor. Triggers v1beta1 `InterceptorParams`. */
export interface InterceptorParams {
  /** As the interceptor calls it, `secretRef`, `eventTypes`, `filter`. */
  readonly name: string;
  /** Whatever the interceptor takes: a text, a list, a map. */
  readonly value: JsonValue;
}

/** Calls a Service with the event. Triggers v1beta1 `WebhookInterceptor`. */
export interface WebhookInterceptor {
  /** A Service, kind `Service` of `v1`; admission asks for it even beside `url`. */
  readonly objectRef?: ObjectReference;
  /** Address to call in place of the Service. */
  readonly url?: string;
  /** Headers of the request, names in canonical form (`X-Auth`). */
  readonly header?: readonly Param[];
}

/** A key of a Secret, in params of interceptors. Triggers v1beta1 `SecretRef`. */
export interface SecretRef {
  /** Name of the Secret, in the namespace of the trigger. */
  readonly secretName: string;
  /** Key in it. */
  readonly secretKey: string;
}
