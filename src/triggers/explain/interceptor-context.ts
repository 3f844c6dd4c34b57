import type { JsonObject, JsonValue } from '../../schema/document';
import { headerOf, type ReceivedEvent } from './received-event';
import { Stop } from './stop';

/** What an interceptor is asked with. */
export interface InterceptorContext {
  readonly event: ReceivedEvent;
  readonly extensions: JsonObject;
  readonly params: Readonly<Record<string, JsonValue>>;
  /** `interceptor 2 "cel"`. */
  readonly step: string;
  /** The value of a key of a Secret, undefined if it is not known. */
  readonly secret: (name: string, key: string) => string | undefined;
  /** Whether Secrets that are not known are taken to hold what is asked for. */
  readonly assumesSecrets: boolean;
  readonly assume: (what: string) => void;
  /** The files that the provider's API would tell. */
  readonly changedFiles?: readonly string[];
}

/** Adds to the extensions, or stops the trigger. */
export type InterceptorOf = (context: InterceptorContext) => JsonObject;

export function refuse({ step }: InterceptorContext, reason: string): never {
  throw new Stop('refuses', step, reason);
}

/**
 * A list of texts among the params.
 *
 * @returns undefined if it is not there
 */
export function textsOf(context: InterceptorContext, name: string): readonly string[] | undefined {
  const value = context.params[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string' || one === null))
    refuse(context, `param "${name}" is no list of texts`);
  return (value as readonly (string | null)[]).map((one) => one ?? '');
}

/** An object among the params. */
export function objectOf(context: InterceptorContext, name: string): JsonObject | undefined {
  const value = context.params[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) refuse(context, `param "${name}" is no object`);
  return value as JsonObject;
}

/** Refuses events whose header does not name one of the wanted types. */
export function checkEventType(context: InterceptorContext, header: string): void {
  const types = textsOf(context, 'eventTypes');
  const type = headerOf(context.event, header);
  if (types === undefined || types.includes(type)) return;
  const wanted = types.map((one) => `"${one}"`).join(', ') || 'none';
  refuse(
    context,
    type === ''
      ? `there is no header ${header}, and only events ${wanted} are taken`
      : `header ${header} is "${type}", and only events ${wanted} are taken`,
  );
}
