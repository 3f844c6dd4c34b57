import type { ObjectMeta } from './metadata';

/** What every document has: a Kubernetes object of whatever kind, as it is applied. */
export interface KubernetesDocument {
  /** API group and version, `tekton.dev/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
}

/** Any value that JSON and YAML can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A map of JSON values. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
