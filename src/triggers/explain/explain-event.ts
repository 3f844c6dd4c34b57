import { checkOptionKeys } from '../../core/check-keys';
import type { KeysOf } from '../../core/shape';
import { checkWords } from '../../core/check-value';
import { CallSite } from '../../diagnostics/call-site';
import { Chart, Testing } from 'cdk8s';
import type { JsonObject, JsonValue, KubernetesDocument } from '../../schema/document';
import type { EventListener, EventListenerTriggerGroup } from '../../schema/triggers/event-listener';
import type { Trigger, TriggerSpec } from '../../schema/triggers/trigger';
import { messageOf } from '../../util/message-of';
import { quote } from '../../util/quote';
import { TriggerDocuments, type SecretValues } from './documents';
import type { EventExplanation, TriggerExplanation } from './explanation';
import { readHeaders, readObject, type EventHeaders, type ReceivedEvent } from './received-event';
import { renderResources } from './render-resources';
import { bindingParams, paramValues } from './resolve-params';
import { runInterceptors, type InterceptorRun } from './run-interceptors';
import { selectTriggers } from './select-triggers';
import { Stop } from './stop';
import { list, oneOf, text } from '../../core/shapes';

/** Options of {@link explainEvent}. */
export interface ExplainEventOptions {
  /** Name of the listener. @default - the only one; without any, all Triggers are asked */
  readonly listener?: string | undefined;
  /** Namespace of documents that name none. @default 'default' */
  readonly namespace?: string | undefined;
  /** Path and query of the request. @default '/' */
  readonly url?: string | undefined;
  /** Values of Secrets by name and key, beside those in the documents. @default {} */
  readonly secrets?: SecretValues | undefined;
  /**
   * What happens where a Secret is not known: the check is taken to succeed, and the explanation says so, or the event is refused as
   * in a cluster without the Secret.
   *
   * @default 'assume'
   */
  readonly unknownSecrets?: 'assume' | 'refuse' | undefined;
  /** The files of a pull request, which the github interceptor asks its API for. @default - then the outcome is unknown */
  readonly changedFiles?: readonly string[] | undefined;
  /** What `$(context.eventID)` is. @default '(event id)' */
  readonly eventId?: string | undefined;
  /** What `$(uid)` is. @default '(uid)' */
  readonly uid?: string | undefined;
}

const KEYS: KeysOf<ExplainEventOptions> = {
  listener: text,
  namespace: text,
  url: text,
  secrets: true,
  unknownSecrets: oneOf(['assume', 'refuse']),
  changedFiles: list(text),
  eventId: text,
  uid: text,
};

/**
 * What an event does: which triggers fire and what they create, and why the others do not. Nothing is asked outside of the program.
 *
 * Interceptors, CEL, bindings and templates are run as Tekton Triggers v0.37 runs them.
 *
 * @param source a chart with an EventListener, or documents of anybody
 * @param payload the body, as an object or as the text that was signed
 * @param headers of the request; a content type of JSON is added if there is none
 * @throws Error if there is no listener of that name, or several and none is said
 *
 * @example
 * ```ts
 * const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'github-webhook' } });
 * const pipeline = new Pipeline(chart, 'delivery', { params: { revision: param.string() } });
 * const build = new Task(chart, 'build', {
 *   params: { revision: param.string() },
 *   steps: ({ params }) => [{ name: 'build', image: 'alpine:3.21', script: sh`echo ${params.revision}` }],
 * });
 * pipeline.addTask('build', build, { params: pipeline.params });
 * hub.onPush(pipeline, { branch: 'main' }, ({ event }) => ({ revision: event.sha }));
 *
 * const { triggers } = explainEvent(chart, { ref: 'refs/heads/topic' }, { 'X-GitHub-Event': 'push' });
 * triggers.map(({ outcome, reason }) => `${outcome}: ${reason}`);
 * ```
 */
export function explainEvent(
  source: Chart | readonly object[],
  payload: string | object,
  headers: EventHeaders = {},
  options: ExplainEventOptions = {},
): EventExplanation {
  const explanations = explainAtListeners(source, payload, headers, options);
  const [only, ...others] = explanations;
  if (!only || others.length > 0) throw new Error(severalListeners(explanations, options.listener));
  return only;
}

/** The same for every listener of that name; without a name for every listener. */
export function explainAtListeners(
  source: Chart | readonly object[],
  payload: string | object,
  headers: EventHeaders = {},
  options: ExplainEventOptions = {},
): EventExplanation[] {
  checkOptionKeys(options, KEYS, 'explainEvent');
  checkWords(options, { unknownSecrets: ['assume', 'refuse'] }, { source: new CallSite() });
  const rendered = (Chart.isChart(source) ? (Testing.synth(source) as object[]) : source).filter(isDocument);
  const documents = new TriggerDocuments(rendered, options.namespace ?? 'default', options.secrets ?? {});
  const event: ReceivedEvent = {
    body: typeof payload === 'string' ? payload : JSON.stringify(payload),
    headers: readHeaders(headers),
    url: options.url ?? '/',
    eventId: options.eventId ?? '(event id)',
    uid: options.uid ?? '(uid)',
  };
  return listenersOf(documents, options.listener).map((listener) => {
    const fault = bodyFault(listener, event);
    const who = { listener: listener.metadata.name ?? '', namespace: documents.namespaceOf(listener) };
    if (fault !== undefined) return { ...who, accepted: false, reason: fault, triggers: [] };
    return { ...who, accepted: true, triggers: new Listening(documents, listener, event, options).explain() };
  });
}

/** A webhook goes to the address of one of them. */
function severalListeners(all: readonly EventExplanation[], wanted: string | undefined): string {
  const names = all.map(({ listener, namespace }) => `${quote(listener)} in ${quote(namespace)}`);
  const help = wanted === undefined ? "say which: { listener: '…' }" : 'leave the documents of the others out';
  return `there are ${all.length} EventListeners: ${names.join(', ')}; ${help}`;
}

function isDocument(document: object): document is KubernetesDocument {
  const { metadata } = document as { readonly metadata?: unknown };
  return typeof metadata === 'object' && metadata !== null;
}

function listenersOf(documents: TriggerDocuments, wanted: string | undefined): readonly EventListener[] {
  const found = documents.listeners().filter(({ metadata }) => wanted === undefined || metadata.name === wanted);
  if (found.length > 0) return found;
  const triggers = documents.triggers();
  if (wanted !== undefined || triggers.length === 0)
    throw new Error(
      wanted === undefined ? 'there is no EventListener and no Trigger' : `there is no EventListener "${wanted}"`,
    );
  return [
    {
      apiVersion: 'triggers.tekton.dev/v1beta1',
      kind: 'EventListener',
      metadata: { name: 'any' },
      spec: { triggers: triggers.map(({ metadata }) => ({ triggerRef: metadata.name ?? '' })) },
    },
  ];
}

const VALIDATION = 'tekton.dev/payload-validation';

function bodyFault({ metadata }: EventListener, { body }: ReceivedEvent): string | undefined {
  if (metadata.annotations?.[VALIDATION] === 'false') return undefined;
  try {
    readObject(body);
    return undefined;
  } catch (error) {
    return `the body is no JSON object: ${messageOf(error)}`;
  }
}

/** One listener and one event. */
class Listening {
  private readonly namespace: string;

  constructor(
    private readonly documents: TriggerDocuments,
    private readonly listener: EventListener,
    private readonly event: ReceivedEvent,
    private readonly options: ExplainEventOptions,
  ) {
    this.namespace = documents.namespaceOf(listener);
  }

  explain(): TriggerExplanation[] {
    const { triggers = [], triggerGroups = [], ...selector } = this.listener.spec;
    const selected = selectTriggers(this.documents, selector, this.namespace);
    return [
      ...selected.map((trigger) => this.explainDocument(trigger, this.event, {})),
      ...triggers.flatMap((trigger) => {
        if (trigger.template !== undefined)
          return [this.explainTrigger(trigger.name ?? '', trigger, this.namespace, this.event, {})];
        const document = this.documents.trigger(trigger.triggerRef, this.namespace);
        return document ? [this.explainDocument(document, this.event, {})] : [this.missing(trigger.triggerRef)];
      }),
      ...triggerGroups.flatMap((group) => this.explainGroup(group)),
    ];
  }

  private explainGroup({ name, interceptors, triggerSelector }: EventListenerTriggerGroup): TriggerExplanation[] {
    const selected = selectTriggers(this.documents, triggerSelector, this.namespace);
    const assumed: string[] = [];
    try {
      const run = this.runIn(this.namespace, assumed);
      const { extensions } = runInterceptors(interceptors, this.event, {}, run);
      return selected.map((trigger) => this.explainDocument(trigger, this.event, extensions, assumed));
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      const step = `${error.step} of group "${name}"`;
      return selected.map(({ metadata }) =>
        stopped(metadata.name ?? '', new Stop(error.outcome, step, error.message), assumed),
      );
    }
  }

  private explainDocument(
    trigger: Trigger,
    event: ReceivedEvent,
    extensions: JsonObject,
    assumed: readonly string[] = [],
  ): TriggerExplanation {
    const { name = '' } = trigger.metadata;
    return this.explainTrigger(name, trigger.spec, this.documents.namespaceOf(trigger), event, extensions, assumed);
  }

  private explainTrigger(
    name: string,
    { interceptors = [], bindings = [], template }: TriggerSpec,
    namespace: string,
    received: ReceivedEvent,
    before: JsonObject,
    alreadyAssumed: readonly string[] = [],
  ): TriggerExplanation {
    const assumed = [...alreadyAssumed];
    const resources: JsonValue[] = [];
    let extensions = before;
    let params: Readonly<Record<string, string>> = {};
    const explained = (): Omit<TriggerExplanation, 'outcome'> => ({
      trigger: name,
      assumed,
      extensions,
      params,
      resources,
    });
    try {
      const run = runInterceptors(interceptors, received, before, this.runIn(namespace, assumed));
      extensions = run.extensions;
      const bound = bindingParams(bindings, this.documents, namespace);
      const found = template.spec ? { spec: template.spec } : this.documents.template(template.ref, namespace);
      if (!found) throw new Stop('fails', 'template', `there is no TriggerTemplate "${template.ref ?? ''}"`);
      const values = paramValues(bound, found.spec, run.event, extensions);
      params = Object.fromEntries(values);
      const { eventId, uid } = this.event;
      const context = { listener: this.listener.metadata.name ?? '', trigger: name, namespace, eventId, uid };
      for (const resource of renderResources(found, values, context)) resources.push(resource);
      return { ...explained(), outcome: 'fires' };
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      return { ...explained(), outcome: error.outcome, step: error.step, reason: error.message };
    }
  }

  private missing(name: string): TriggerExplanation {
    return stopped(name, new Stop('fails', 'triggerRef', `there is no Trigger "${name}"`), []);
  }

  private runIn(namespace: string, assumed: string[]): InterceptorRun {
    const { unknownSecrets = 'assume', changedFiles } = this.options;
    return {
      documents: this.documents,
      namespace,
      listenerNamespace: this.namespace,
      assumesSecrets: unknownSecrets === 'assume',
      assume: (what) => assumed.push(what),
      ...(changedFiles && { changedFiles }),
    };
  }
}

function stopped(trigger: string, { outcome, step, message }: Stop, assumed: readonly string[]): TriggerExplanation {
  return { trigger, outcome, step, reason: message, assumed, extensions: {}, params: {}, resources: [] };
}
