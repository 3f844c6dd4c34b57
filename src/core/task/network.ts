import { isDeepStrictEqual } from 'node:util';
import type { IRegistry } from '../images/registry';

/** Whom the pod of a task has to reach. */
export type NetworkNeed =
  /** A Git forge, by https, http or ssh. */
  | { readonly kind: 'git' }
  /** Anything by https or http: packages, base images. */
  | { readonly kind: 'web' }
  /** An image registry. */
  | { readonly kind: 'registry'; readonly registry: IRegistry }
  /** Where a cloud tells pods who they are. */
  | { readonly kind: 'metadata' }
  /** The API server of the cluster. */
  | { readonly kind: 'api' };

/** What every task may reach. */
const WEB: readonly NetworkNeed[] = [{ kind: 'web' }];

/** Whether it has to reach anything else than every task may. */
export function hasOwnNeeds(network: readonly NetworkNeed[] = WEB): boolean {
  return !isDeepStrictEqual(network, WEB);
}

/** The label by which the pods of TaskRuns are told that hold their task themselves: Tekton names those after nothing. */
export const TASK_OF_RUN = 'cdk8s-tekton/task';
