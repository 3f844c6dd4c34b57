import type { Construct } from 'constructs';
import type { Arguments, Omittable } from '../../core/arguments';
import type { ParamDeclarations } from '../../core/declarations/param';
import type { WorkspaceDeclarations } from '../../core/declarations/workspace';
import type { IPipeline } from '../../core/pipeline/ipipeline';
import type { SourcesField } from '../../core/run/render-run';
import type { WorkspaceSources } from '../../core/run/run-settings';
import { celList, celText } from '../events/cel';
import type { Condition } from '../events/definition';
import { EventHub } from '../events/event-hub';
import type { EventTrigger } from '../events/event-trigger';
import { checked, SHAPES, text, type EventFields, type EventRefs } from '../events/field';
import type { EventOptions, ParamsOfEvent } from '../events/on-event';
import {
  customSource,
  OWN_KEYS,
  signedBy,
  WebhookSignature,
  type AnyMethod,
  type CustomEventOptions,
  type WebhookEventsProps,
} from './webhook';

/** An attribute: in a header, or in the body of an event that is JSON as a whole. */
const attribute = (name: string): string => {
  const header = `header.canonical(${celText(`Ce-${name}`)})`;
  return `(${header} == '' && has(body.specversion) && has(body.${name}) ? body.${name} : ${header})`;
};

/** What every CloudEvent says of itself. */
const CLOUD_EVENT = {
  /** Kind of the event: `com.example.released`. */
  type: checked(attribute('type'), SHAPES.word),
  /** Unique for its source. */
  id: text(attribute('id')),
  /** Where it comes from. */
  source: text(attribute('source')),
  /** What it is about. */
  subject: text(attribute('subject')),
} as const;

/** Which CloudEvents start a run. */
export interface CloudEventFilter {
  /** Kinds of events. @default - all kinds */
  readonly type?: string | readonly string[] | undefined;
  /** Where they come from. @default - anywhere */
  readonly source?: string | readonly string[] | undefined;
}

/**
 * CloudEvents over HTTP: one listener, and events that start runs.
 *
 * @throws as GitHubEvents
 * @see https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md
 *
 * @example
 * ```ts
 * const pipeline = Pipeline.fromName('delivery', { params: { kind: param.string(), digest: param.string() } });
 * const hub = new CloudEvents(chart, 'hub', { secret: { name: 'events-token' } });
 * hub.onEvent(
 *   pipeline,
 *   { name: 'pushed', type: 'com.example.image.pushed', fields: { digest: eventField.matching('body.digest', 'sha256:[0-9a-f]{64}') } },
 *   ({ event }) => ({ kind: event.type, digest: event.digest }),
 * );
 * ```
 */
export class CloudEvents extends EventHub {
  /** Its `signature` is the header `Authorization` with the content of the Secret, unless said otherwise. */
  constructor(scope: Construct, id: string, props: WebhookEventsProps) {
    super(
      scope,
      id,
      props,
      'CloudEvents',
      signedBy('cloud-events', props, WebhookSignature.token('Authorization')),
      OWN_KEYS,
    );
  }

  /** Starts a run of a pipeline at each event of the type, for which `cel` is true. */
  onEvent<
    const P extends ParamDeclarations,
    const W extends WorkspaceDeclarations,
    const S extends object,
    const A extends Arguments<P>,
    const B extends WorkspaceSources<Omit<W, keyof S>>,
    const Fields extends EventFields = {},
  >(
    pipeline: IPipeline<P, W, S>,
    options: CustomEventOptions<Fields> &
      CloudEventFilter &
      EventOptions<EventRefs<Fields & typeof CLOUD_EVENT>> &
      SourcesField<W, S, B>,
    ...[params]: Omittable<Arguments<P>, ParamsOfEvent<P, A, EventRefs<Fields & typeof CLOUD_EVENT>>>
  ): EventTrigger {
    const guards = [...among('type', options.type), ...among('source', options.source)];
    const source = customSource(options.fields ?? {}, { standard: CLOUD_EVENT, guards });
    return this.on<AnyMethod>(source)(pipeline as never, options as never, params as never);
  }
}

function among(name: string, wanted: string | readonly string[] | undefined): Condition[] {
  if (wanted === undefined) return [];
  const all = typeof wanted === 'string' ? [wanted] : wanted;
  return [{ about: name, expects: `is ${all.join(' or ')}`, cel: `${attribute(name)} in ${celList(all)}` }];
}
