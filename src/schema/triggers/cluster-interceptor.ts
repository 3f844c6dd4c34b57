import type { ObjectMeta } from '../metadata';

/** Makes a Service usable as an interceptor in all namespaces. Triggers v1alpha1 `ClusterInterceptor`. */
export interface ClusterInterceptor {
  readonly apiVersion: 'triggers.tekton.dev/v1alpha1';
  readonly kind: 'ClusterInterceptor';
  /** The label `server/type` says `http` or `https`. @default - http */
  readonly metadata: ObjectMeta;
  readonly spec: InterceptorSpec;
}

/** Makes a Service usable as an interceptor in its namespace. Triggers v1alpha1 `Interceptor`. */
export interface Interceptor {
  readonly apiVersion: 'triggers.tekton.dev/v1alpha1';
  readonly kind: 'Interceptor';
  /** The label `server/type` says `http` or `https`. @default - http */
  readonly metadata: ObjectMeta;
  readonly spec: InterceptorSpec;
}

/** Triggers v1alpha1 `InterceptorSpec` and `ClusterInterceptorSpec`. */
export interface InterceptorSpec {
  /** How EventListeners reach it. */
  readonly clientConfig: ClientConfig;
}

/** Where the interceptor answers: `url` or `service`, not both. Triggers v1alpha1 `ClientConfig`. */
export interface ClientConfig {
  /** Certificate authority of the server, PEM in base64. */
  readonly caBundle?: string;
  /** Address outside the cluster or of something without a Service. */
  readonly url?: string;
  /** The Service that answers. */
  readonly service?: ServiceReference;
}

/** A Service that answers. Triggers v1alpha1 `ServiceReference`. */
export interface ServiceReference {
  /** Name of the Service. */
  readonly name: string;
  /** Where it is. */
  readonly namespace: string;
  /** @default - the root */
  readonly path?: string;
  /** @default - 80, with `server/type: https` 8443 */
  readonly port?: number;
}
