import { Construct } from 'constructs';
import { addCheck } from '../../core/app/checks';
import { checkId } from '../../core/app/check-scope';
import { checkPipelineIsThere } from '../../core/check-callee';
import type { INamed } from '../../core/named';
import { objectName } from '../../core/names';
import type { IPipeline } from '../../core/pipeline/ipipeline';
import { Reference } from '../../core/references/reference';
import { accountOf } from '../../core/run/account';
import { checkArgument } from '../../core/check-keys';
import { callback } from '../../core/shapes';
import { checkRunTexts } from '../../core/run/check-run-params';
import { checkTaskUses } from '../../core/run/check-task-uses';
import { checkRun, type RunContent } from '../../core/run/render-run';
import type { CallSite } from '../../diagnostics/call-site';
import type { PendingPlace } from '../../diagnostics/place';
import { variableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import { textsOf } from '../../util/texts-of';
import { checkRetention } from '../housekeeping/retention';
import type { PipelinesAsCodeOptions } from '../pipelines-as-code/options';
import { renderPipelinesAsCode } from '../pipelines-as-code/render-pipelines-as-code';
import { checkEventParams } from './check-event-params';
import { checkFieldNames } from './check-field-names';
import { checkOptions } from './check-options';
import { conditionsOf, eventTypesOf, sourceFor } from './conditions';
import type { ConcurrencyDefinition, TriggerDefinition } from './definition';
import { eventRefs, transportsOf, type EventFields } from './field';
import type { EventFilter } from './filter';
import type { Concurrency, EventOptions } from './on-event';
import { renderEventTrigger, type Verification } from './render-event-trigger';
import type { EventSource } from './source';
import { showByPath } from '../../core/shown';

/** What a hub says of a trigger. */
export interface EventTriggerInit extends Verification {
  /** Undefined if Tekton Triggers takes the events. */
  readonly pipelinesAsCode: PipelinesAsCodeOptions | undefined;
  readonly source: EventSource;
  readonly pipeline: IPipeline;
  readonly options: EventOptions<unknown> & EventFilter & Pick<RunContent, 'workspaces'>;
  readonly params: ((inside: { readonly event: unknown }) => Readonly<Record<string, unknown>>) | undefined;
  readonly site: CallSite;
}

const PARAMS = callback('({ event }) => ({ … })');

/**
 * A trigger of a hub: a Trigger, its TriggerTemplate, and an account for the runs. The methods of the hub make it.
 *
 * @example
 * ```ts
 * const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'github-webhook' } });
 * const trigger = hub.onPush(Pipeline.fromName('delivery'), { name: 'main', branch: 'main' });
 * trigger.serviceAccount.name; // mountains-hub-main
 * ```
 */
export class EventTrigger extends Construct implements INamed {
  static {
    showByPath(this);
  }

  /** Name of the Trigger and its TriggerTemplate; runs begin with it. */
  readonly name: string;
  /** Account of the pods of tasks that bring none. */
  readonly serviceAccount: INamed;
  /** The trigger as data, as every way of delivery renders it. */
  readonly definition: TriggerDefinition;
  /** @internal */
  readonly callSite: CallSite;
  private readonly init: EventTriggerInit;
  private readonly source: EventSource;
  private readonly fields: EventFields;
  private readonly run: RunContent;
  private readonly concurrency: ConcurrencyDefinition | undefined;

  /** @internal */
  constructor(hub: Construct, init: EventTriggerInit) {
    const { pipeline, options } = init;
    const id = options.name ?? defaultName(pipeline, init.source.event);
    super(checkId(hub, id, 'trigger'), id);
    this.init = init;
    this.callSite = init.site;
    this.name = objectName(this);
    checkPipelineIsThere(pipeline, 'a trigger', this.place());
    checkOptions(options, init.source, this.place());
    const source = sourceFor(init.source, options, this.place());
    this.source = source;
    checkFieldNames(source, this.place());
    this.fields = { ...source.standard, ...source.fields };
    const event = eventRefs(this.fields, this);
    if (init.params !== undefined) checkArgument(init.params, PARAMS, 'params', 'a trigger');
    const params = init.params?.({ event }) ?? {};
    const { timeouts, podTemplate, taskRunSpecs, imagePullSecrets, serviceAccount, workspaces } = options;
    this.run = { pipeline, params, workspaces, timeouts, podTemplate, taskRunSpecs, imagePullSecrets, serviceAccount };
    this.concurrency = concurrencyOf(options.concurrency, event, this.fields, this.name);
    checkEventParams(params, { owner: this, fields: this.fields }, this.place());
    checkRunTexts(params, pipeline.declarations.params, this.place());
    checkRun(this.run, this.place());
    this.serviceAccount = accountOf(this.run, this);
    if (options.retention) checkRetention(options.retention, this.place());
    this.definition = this.define();
    if (init.pipelinesAsCode) renderPipelinesAsCode(this, this.definition, init.pipelinesAsCode);
    else renderEventTrigger(this, this.definition, init);
    addCheck(this, () => checkTaskUses(this.run, this.place(), transportsOf(this.fields)));
  }

  private define(): TriggerDefinition {
    const { source } = this;
    const { provider, options } = this.init;
    const { labels = {}, annotations = {} } = options;
    return {
      name: this.node.id,
      provider: provider.name,
      event: source.event,
      eventTypes: eventTypesOf(source, options),
      filter: options,
      conditions: conditionsOf(source, options, this.place()),
      fields: this.usedFields(),
      run: this.run,
      serviceAccount: this.serviceAccount,
      labels,
      annotations,
      concurrency: this.concurrency,
      retention: options.retention,
      place: this.place(),
    };
  }

  /** The fields that the run or its group names, in the order of the table. */
  private usedFields(): EventFields {
    // Pipelines-as-Code knows the groups itself.
    const group = this.init.pipelinesAsCode ? undefined : this.concurrency?.group;
    const texts = textsOf([valuesOf(this.run.params), group]);
    const named = new Set(
      texts.flatMap(parseVariables).flatMap((variable) => {
        const kind = variableKind(variable);
        return kind.kind === 'trigger-param' ? [kind.name] : [];
      }),
    );
    return Object.fromEntries(Object.entries(this.fields).filter(([name]) => named.has(name)));
  }

  private place(): PendingPlace {
    return { construct: this.node.path, source: this.callSite };
  }
}

function defaultName(pipeline: IPipeline, event: string): string {
  return Construct.isConstruct(pipeline) ? `${pipeline.node.id}-${event}` : event;
}

/** References as the texts that they print as. */
function valuesOf(value: unknown): unknown {
  if (Reference.isReference(value)) return `${value}`;
  if (typeof value !== 'object' || value === null) return value;
  return Object.values(value).map(valuesOf);
}

function concurrencyOf(
  said: Concurrency<unknown> | undefined,
  event: unknown,
  fields: EventFields,
  name: string,
): ConcurrencyDefinition | undefined {
  if (!said) return undefined;
  const { group, cancelInProgress = true } = said;
  const own = ['number', 'branch', 'tag'].find((field) => field in fields);
  const standard = own === undefined ? name : `${name}/$(tt.params.${own})`;
  return { group: group ? `${group({ event })}` : standard, hasOwnGroup: group !== undefined, cancelInProgress };
}
