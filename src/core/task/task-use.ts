import type { PendingPlace } from '../../diagnostics/place';
import type { INamed } from '../named';

/** One use of a task in a run, as far as the program knows it. */
export interface TaskUse {
  /** Name of the task in its pipeline. */
  readonly name: string;
  /** Texts of its params; what only the cluster knows is missing. */
  readonly params: ReadonlyMap<string, string>;
  /** Its workspaces that are bound. */
  readonly workspaces: ReadonlySet<string>;
  /** Secrets that the account of its pod hands to every step; undefined for an account that is not of this program. */
  readonly accountSecrets: readonly INamed[] | undefined;
  readonly place: PendingPlace;
}
