import type { JsonObject } from '../../schema/document';
import { canonicalHeader } from '../../analysis/go/http-header';

/** A request as a listener gets it. */
export interface ReceivedEvent {
  readonly body: string;
  /** By canonical name. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly url: string;
  readonly eventId: string;
  readonly uid: string;
}

/** Headers of a request; a list is a header that is there several times. */
export type EventHeaders = Readonly<Record<string, string | readonly string[]>>;

export function readHeaders(headers: EventHeaders): ReadonlyMap<string, readonly string[]> {
  const read = new Map<string, string[]>();
  for (const [name, values] of Object.entries({ 'Content-Type': 'application/json', ...canonical(headers) }))
    read.set(name, typeof values === 'string' ? [values] : [...values]);
  return read;
}

function canonical(headers: EventHeaders): EventHeaders {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [canonicalHeader(name), value]));
}

/** The first value of a header, or an empty text. */
export function headerOf({ headers }: Pick<ReceivedEvent, 'headers'>, name: string): string {
  return headers.get(canonicalHeader(name))?.[0] ?? '';
}

/** A text as a JSON object, where Go reads one: null is one without fields. */
export function readObject(text: string): JsonObject {
  const value: unknown = readJson(text);
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new Error('it is no JSON object');
  return value as JsonObject;
}

export function readJson(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => {
    if (value === Infinity || value === -Infinity) throw new Error('a number is out of range');
    return value;
  });
}
