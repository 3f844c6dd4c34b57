import type { INamed } from '../../core/named';
import type { RunContent } from '../../core/run/render-run';
import type { PendingPlace } from '../../diagnostics/place';
import type { Retention } from '../housekeeping/retention';
import type { EventFields } from './field';
import type { EventFilter } from './filter';

/** Whose events they are. */
export type ProviderName =
  'github' | 'gitlab' | 'gitea' | 'bitbucket-cloud' | 'bitbucket-data-center' | 'webhook' | 'cloud-events';

/** What happened, in words that all providers share. */
export type EventName = 'push' | 'tag' | 'pull-request' | 'release' | 'comment' | 'custom';

/** Something that has to be true of an event. */
export interface Condition {
  /** What it looks at: `branch`, `paths`, `skip marker`. */
  readonly about: string;
  /** What it lets pass, in words that go on from `about`: `is main`. */
  readonly expects: string;
  /** CEL over `body`, `header` and `extensions`; keeps its meaning when `&&` joins it with others. */
  readonly cel: string;
}

/** Which runs of a trigger stand in each other's way. */
export interface ConcurrencyDefinition {
  /** The value that is the same for all runs of a group; holds `$(tt.params.<field>)`. */
  readonly group: string;
  /** Whether the program says what the group is. */
  readonly hasOwnGroup: boolean;
  /** Whether a newer run cancels the older ones of its group. */
  readonly cancelInProgress: boolean;
}

/**
 * A trigger as data: which event, which of them, what runs and what it is given.
 *
 * Tekton Triggers and Pipelines-as-Code are two renderings of it.
 */
export interface TriggerDefinition {
  /** Unique in its hub. */
  readonly name: string;
  readonly provider: ProviderName;
  readonly event: EventName;
  /** What the header that names the event may say. Empty where there is no such header. */
  readonly eventTypes: readonly string[];
  /** What the user asked for, defaults filled in. */
  readonly filter: EventFilter;
  /** What has to be true, in the order in which it is asked; the shapes of `fields` come last. */
  readonly conditions: readonly Condition[];
  /** The values that the run is given, by the name that `$(tt.params.<name>)` in `run` says. */
  readonly fields: EventFields;
  /** What runs; its params hold `$(tt.params.<field>)`. */
  readonly run: RunContent;
  /** Account of the pods of tasks that bring none. */
  readonly serviceAccount: INamed;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly concurrency: ConcurrencyDefinition | undefined;
  readonly retention: Retention | undefined;
  /** Where the user's program made it. */
  readonly place: PendingPlace;
}
