import type { ObjectMeta } from './metadata';
import type { Param } from './param';

/** Asks a resolver for a Task or Pipeline; made by the controllers. Tekton v1beta1 `ResolutionRequest`. */
export interface ResolutionRequest {
  readonly apiVersion: 'resolution.tekton.dev/v1beta1';
  readonly kind: 'ResolutionRequest';
  /** Needs the label `resolution.tekton.dev/type`, which names the resolver. */
  readonly metadata: ObjectMeta;
  readonly spec: ResolutionRequestSpec;
}

/** Tekton v1beta1 `ResolutionRequestSpec`. */
export interface ResolutionRequestSpec {
  /** Arguments of the resolver. */
  readonly params?: readonly Param[];
  /** Where to fetch from, in concise resolver syntax. */
  readonly url?: string;
}
