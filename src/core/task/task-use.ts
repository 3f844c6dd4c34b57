import type { PendingPlace } from '../../diagnostics/place';
import type { INamed } from '../named';
import type { NetworkNeed } from './network';

/** How an address is reached. */
export type Transport = 'ssh' | 'https';

/** A result that a task takes. */
export interface TakenResult {
  /** Name of the task that gives it, in the pipeline. */
  readonly task: string;
  readonly result: string;
  /** Whom the pod of that task has to reach; undefined where nobody says. */
  readonly network: readonly NetworkNeed[] | undefined;
}

/** One use of a task in a run, as far as the program knows it. */
export interface TaskUse {
  /** Name of the task in its pipeline. */
  readonly name: string;
  /** Texts of its params; what only the cluster knows is missing. A value of an event stands there as `$(tt.params.…)`. */
  readonly params: ReadonlyMap<string, string>;
  /** Texts of its params as the pipeline gives them, variables and all; default values are not among them. */
  readonly given: ReadonlyMap<string, string>;
  /** Params that are the result of another task of the pipeline and nothing else. @default - none */
  readonly results?: ReadonlyMap<string, TakenResult> | undefined;
  /** What is known of addresses that are values of an event, by their text in `params`. @default - nothing */
  readonly transports?: ReadonlyMap<string, Transport> | undefined;
  /** Its workspaces that are bound. */
  readonly workspaces: ReadonlySet<string>;
  /** Secrets that the account of its pod hands to every step; undefined for an account that is not of this program. */
  readonly accountSecrets: readonly INamed[] | undefined;
  /** Whether nothing in this program runs it, and nobody says its account. @default false */
  readonly isUnrun?: boolean | undefined;
  readonly place: PendingPlace;
}
