import type { Construct } from 'constructs';
import type { Arguments, Omittable } from '../../core/arguments';
import type { ParamDeclarations } from '../../core/declarations/param';
import type { WorkspaceDeclarations } from '../../core/declarations/workspace';
import type { IPipeline } from '../../core/pipeline/ipipeline';
import type { SourcesField } from '../../core/run/render-run';
import type { WorkspaceSources } from '../../core/run/run-settings';
import type { SecretRef } from '../../schema/triggers/interceptor';
import { EventHub, type EventHubProps } from '../events/event-hub';
import type { EventTrigger } from '../events/event-trigger';
import type { EventFields, EventRefs } from '../events/field';
import type { EventOptions, ParamsOfEvent } from '../events/on-event';
import type { EventSource } from '../events/source';
import { celText } from '../events/cel';
import { ClusterInterceptor } from '../objects/interceptor';
import type { InstalledInterceptor } from '../objects/trigger';
import type { Provider } from './provider';
import { made } from '../../core/shapes';

/**
 * How the sender of a webhook proves who it is.
 *
 * @example
 * ```ts
 * const hub = new WebhookEvents(chart, 'hub', { secret: { name: 'webhook' }, signature: WebhookSignature.token('X-Token') });
 * hub.onEvent(Pipeline.fromName('delivery'), { name: 'released' });
 * ```
 */
export class WebhookSignature {
  /** @internal */
  readonly interceptor: (secret: SecretRef) => InstalledInterceptor;
  /** Keeps other objects from passing as this one. */
  declare private readonly kind: 'signature';

  private constructor(interceptor: (secret: SecretRef) => InstalledInterceptor) {
    this.interceptor = interceptor;
  }

  /** HMAC of the body by SHA-256 in the header `X-Hub-Signature-256`, in hexadecimal digits after `sha256=`. */
  static hmac(): WebhookSignature {
    return new WebhookSignature((secret) => ({
      interceptor: ClusterInterceptor.fromName('github'),
      params: { secretRef: { ...secret } },
    }));
  }

  /**
   * The content of the Secret as it is in a header, which takes HTTPS.
   *
   * @param header such as `X-Token`; for `Authorization` the Secret holds the word `Bearer` too
   */
  static token(header: string): WebhookSignature {
    return new WebhookSignature(({ secretName, secretKey }) => {
      const secret = `${celText(secretKey)}, ${celText(secretName)}`;
      return {
        interceptor: ClusterInterceptor.fromName('cel'),
        params: { filter: `header.canonical(${celText(header)}).compareSecret(${secret})` },
      };
    });
  }
}

/** What an event of a sender of your own says. */
export interface CustomEventOptions<Fields> {
  /** Name, unique in the hub; runs begin with it. */
  readonly name: string;
  /** Values of the event that runs are given, made by `eventField`. @default {} */
  readonly fields?: Fields | undefined;
}

/** Props of {@link WebhookEvents}. */
export interface WebhookEventsProps extends EventHubProps {
  /** How the sender proves who it is. @default WebhookSignature.hmac() */
  readonly signature?: WebhookSignature | undefined;
}

/** What hubs of forges have not. */
export const OWN_KEYS = {
  signature: made<WebhookSignature>('a signature', 'WebhookSignature.hmac()', 'interceptor'),
};

/**
 * Webhooks of a sender of your own, with a body in JSON: one listener, and events that start runs.
 *
 * @throws as GitHubEvents
 * @see https://tekton.dev/docs/triggers/cel_expressions/
 *
 * @example
 * ```ts
 * const pipeline = Pipeline.fromName('delivery', { params: { version: param.string(), note: param.untrustedText() } });
 * const hub = new WebhookEvents(chart, 'hub', { secret: { name: 'webhook' } });
 * hub.onEvent(
 *   pipeline,
 *   {
 *     name: 'released',
 *     cel: "body.kind == 'released'",
 *     fields: { version: eventField.matching('body.version', '[0-9]+(\\.[0-9]+)*'), note: eventField.text('body.note') },
 *   },
 *   ({ event }) => ({ version: event.version, note: event.note }),
 * );
 * ```
 */
export class WebhookEvents extends EventHub {
  constructor(scope: Construct, id: string, props: WebhookEventsProps) {
    super(scope, id, props, 'WebhookEvents', signedBy('webhook', props, WebhookSignature.hmac()), OWN_KEYS);
  }

  /** Starts a run of a pipeline at each event for which `cel` is true. */
  onEvent<
    const P extends ParamDeclarations,
    const W extends WorkspaceDeclarations,
    const S extends object,
    const A extends Arguments<P>,
    const B extends WorkspaceSources<Omit<W, keyof S>>,
    const Fields extends EventFields = {},
  >(
    pipeline: IPipeline<P, W, S>,
    options: CustomEventOptions<Fields> & EventOptions<EventRefs<Fields>> & SourcesField<W, S, B>,
    ...[params]: Omittable<Arguments<P>, ParamsOfEvent<P, A, EventRefs<Fields>>>
  ): EventTrigger {
    return this.on<AnyMethod>(customSource(options.fields ?? {}))(pipeline as never, options as never, params as never);
  }
}

/** What reads its arguments elsewhere. */
export type AnyMethod = (pipeline: never, options: never, params: never) => EventTrigger;

/** An event that only its fields say anything of. */
export function customSource(fields: EventFields, more: Partial<EventSource> = {}): EventSource {
  return { event: 'custom', eventTypes: [], guards: [], fields, facts: {}, ...more };
}

/** A provider whose events have no kind in a header. */
export function signedBy(
  name: 'webhook' | 'cloud-events',
  props: WebhookEventsProps,
  usual: WebhookSignature,
): Provider {
  // Looked at when there is an event, and so when the props are checked.
  const signature = (): WebhookSignature => props.signature ?? usual;
  return { name, verify: (_event, secret) => (secret ? [signature().interceptor(secret)] : []) };
}
