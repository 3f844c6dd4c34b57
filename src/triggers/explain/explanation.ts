import type { JsonObject, JsonValue } from '../../schema/document';

/** What a listener does with an event. */
export interface EventExplanation {
  /** Name of the listener. */
  readonly listener: string;
  /** Namespace of the listener. */
  readonly namespace: string;
  /** Whether the listener takes the event at all; the sender sees no more than this: 202, or 400 for a body that is no JSON object. */
  readonly accepted: boolean;
  /** Why it does not. @default - it does */
  readonly reason?: string;
  /** Every trigger that was asked, in the order of the listener. */
  readonly triggers: readonly TriggerExplanation[];
}

/** What one trigger does with an event. */
export interface TriggerExplanation {
  /** Name of the trigger; empty for one without. */
  readonly trigger: string;
  /**
   * - `fires`: all resources are created
   * - `refuses`: an interceptor says that the event is not for this trigger
   * - `fails`: something is wrong with the trigger or the event
   * - `unknown`: it asks something outside, such as the API of the provider or a webhook of one's own
   */
  readonly outcome: 'fires' | 'refuses' | 'fails' | 'unknown';
  /** Where it ended if it does not fire: `interceptor 2 "cel"`, `binding "url"`, `template`. @default - it fires */
  readonly step?: string;
  /** Why it ended there. @default - it fires */
  readonly reason?: string;
  /** What was taken for granted because only the cluster knows it, such as Secrets. */
  readonly assumed: readonly string[];
  /** What interceptors added. */
  readonly extensions: JsonObject;
  /** Values of the template's params, as text. */
  readonly params: Readonly<Record<string, string>>;
  /** What is created. */
  readonly resources: readonly JsonValue[];
}
