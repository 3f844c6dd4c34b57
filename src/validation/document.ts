import type { PendingPlace, SourceLine } from '../diagnostics/place';
import type { FeatureFlags } from '../schema/feature-flags';

/** A Kubernetes object as it is written. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name?: string; readonly generateName?: string; readonly namespace?: string };
  readonly spec?: unknown;
}

/** A document with where it comes from and what holds for it. */
export interface Document {
  readonly document: KubernetesObject;
  readonly place: PendingPlace;
  readonly settings: { readonly features: Partial<FeatureFlags> };
  /** Line of a field, and of a text inside it, for documents that come from a file. */
  readonly locate?: (path: string, text?: string) => SourceLine | undefined;
}
