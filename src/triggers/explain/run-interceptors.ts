import type { JsonObject, JsonValue } from '../../schema/document';
import type { TriggerInterceptor } from '../../schema/triggers/interceptor';
import type { TriggerDocuments } from './documents';
import { INTERCEPTORS } from './interceptors';
import { headerOf, type ReceivedEvent } from './received-event';
import { Stop } from './stop';

/** What stays the same while the interceptors of one trigger are asked. */
export interface InterceptorRun {
  readonly documents: TriggerDocuments;
  /** Of the trigger: Secrets are read there. */
  readonly namespace: string;
  /** Of the listener: interceptors of one's own are looked for there. */
  readonly listenerNamespace: string;
  readonly assumesSecrets: boolean;
  readonly assume: (what: string) => void;
  readonly changedFiles?: readonly string[];
}

/** Asks interceptors one after the other. The event is another one where a form became JSON. */
export function runInterceptors(
  interceptors: readonly TriggerInterceptor[],
  received: ReceivedEvent,
  before: JsonObject,
  run: InterceptorRun,
): { readonly event: ReceivedEvent; readonly extensions: JsonObject } {
  if (interceptors.length === 0) return { event: received, extensions: before };
  const event = { ...received, body: formAsJson(received) };
  let extensions = before;
  interceptors.forEach((interceptor, i) => {
    extensions = { ...extensions, ...ask(interceptor, i, event, extensions, run) };
  });
  return { event, extensions };
}

function ask(
  interceptor: TriggerInterceptor,
  index: number,
  event: ReceivedEvent,
  extensions: JsonObject,
  run: InterceptorRun,
): JsonObject {
  const name = interceptor.ref?.name ?? '';
  const step = `interceptor ${index + 1}${name === '' ? '' : ` "${name}"`}`;
  if (!interceptor.ref) throw new Stop('unknown', step, 'a webhook is asked');
  const isOwn = interceptor.ref.kind === 'NamespacedInterceptor';
  if (isOwn || run.documents.hasInterceptor('ClusterInterceptor', name)) {
    if (isOwn && !run.documents.hasInterceptor('Interceptor', name, run.listenerNamespace))
      throw new Stop('fails', step, `there is no Interceptor "${name}"`);
    throw new Stop('unknown', step, 'an interceptor of your own is asked');
  }
  const known = INTERCEPTORS.get(name);
  if (!known) throw new Stop('fails', step, `there is no ClusterInterceptor "${name}"`);
  return known({
    event,
    extensions,
    params: paramsOf(interceptor),
    step,
    secret: (secret, key) => run.documents.secret(secret, key, run.namespace),
    assumesSecrets: run.assumesSecrets,
    assume: run.assume,
    ...(run.changedFiles && { changedFiles: run.changedFiles }),
  });
}

function paramsOf({ params = [] }: TriggerInterceptor): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(params.map(({ name, value }) => [name, value]));
}

function formAsJson(event: ReceivedEvent): string {
  const fields: Record<string, string[]> = {};
  if (headerOf(event, 'Content-Type') !== 'application/x-www-form-urlencoded') return event.body;
  for (const [name, value] of new URLSearchParams(event.body)) (fields[name] ??= []).push(value);
  return Object.keys(fields).length > 1 ? JSON.stringify(fields) : event.body;
}
