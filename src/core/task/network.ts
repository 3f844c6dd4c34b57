import type { IRegistry } from '../images/registry';

/** Whom the pod of a task has to reach. */
export type NetworkNeed =
  /** A Git forge, by https, http or ssh. */
  | { readonly kind: 'git' }
  /** Anything by https or http: packages, base images. */
  | { readonly kind: 'web' }
  /** An image registry. */
  | { readonly kind: 'registry'; readonly registry: IRegistry }
  /** The API server of the cluster. */
  | { readonly kind: 'api' };
