import type { Arguments, Exact, Omittable } from '../../core/arguments';
import type { ParamDeclarations } from '../../core/declarations/param';
import type { WorkspaceDeclarations } from '../../core/declarations/workspace';
import type { IPipeline } from '../../core/pipeline/ipipeline';
import type { Text } from '../../core/references/text';
import type { UntrustedText } from '../../core/references/untrusted-text';
import type { SourcesField } from '../../core/run/render-run';
import type { RunSettings, WorkspaceSources } from '../../core/run/run-settings';
import type { Retention } from '../housekeeping/retention';
import type { EventTrigger } from './event-trigger';

/** Which runs stand in each other's way, and what becomes of them. */
export interface Concurrency<Event> {
  /**
   * What is the same for all runs of a group.
   * @default - the branch, the tag or the number of the pull request, for each trigger apart
   */
  readonly group?: ((inside: { readonly event: Event }) => Text | UntrustedText) | undefined;
  /** Whether a newer run cancels the older ones of its group; what stands in finally still runs. @default true */
  readonly cancelInProgress?: boolean | undefined;
}

/** What a trigger says besides its filter. */
export interface EventOptions<Event> extends RunSettings {
  /** Name, unique in the hub; runs begin with it. @default - `<pipeline>-<event>` */
  readonly name?: string | undefined;
  /** Labels of the runs. @default {} */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Annotations of the runs. @default {} */
  readonly annotations?: Readonly<Record<string, string>> | undefined;
  /** Whether a newer run cancels older ones. @default - runs go on side by side */
  readonly concurrency?: Concurrency<Event> | undefined;
  /** Which of its runs stay once they have ended. @default - what the hub says */
  readonly retention?: Retention | undefined;
  /** CEL over `body`, `header` and `extensions` that has to be true besides. @default - nothing else is asked */
  readonly cel?: string | undefined;
}

/** Makes the params of a run out of an event. */
export type ParamsOfEvent<P, A, Event> = (inside: { readonly event: Event }) => A & Exact<A, P, 'param'>;

/**
 * Starts a run of a pipeline at each event that the filter lets pass.
 *
 * The params that the function returns are those of the pipeline; fields of the event stand in them. What the provider or its users
 * chose freely is {@link UntrustedText} and goes into `param.untrustedText()` only.
 */
export type OnEvent<Filter, Event> = <
  const P extends ParamDeclarations,
  const W extends WorkspaceDeclarations,
  const S extends object,
  const A extends Arguments<P>,
  const B extends WorkspaceSources<Omit<W, keyof S>>,
>(
  pipeline: IPipeline<P, W, S>,
  options: Filter & EventOptions<Event> & SourcesField<W, S, B>,
  ...[params]: Omittable<Arguments<P>, ParamsOfEvent<P, A, Event>>
) => EventTrigger;
