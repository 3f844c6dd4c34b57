import { checkKeys, checkOwnKeys, checkPlainKeys } from '../../core/check-keys';
import type { KeysOf } from '../../core/shape';
import type { Construct } from 'constructs';
import type { INamed } from '../../core/named';
import { RESOURCE_KEYS, Resource, type ResourceProps } from '../../core/resource';
import type { JsonObject } from '../../schema/document';
import type { LabelSelector } from '../../schema/kubernetes';
import type {
  EventListenerSpec,
  EventListenerTrigger,
  EventListenerTriggerGroup,
  KubernetesResource,
} from '../../schema/triggers/event-listener';
import { compact } from '../../util/compact';
import { unlessEmpty } from '../../util/unless-empty';
import {
  checkInterceptors,
  TRIGGER_OPTION_KEYS,
  renderInterceptor,
  renderTrigger,
  type InterceptorUse,
  type TriggerOptions,
} from './trigger';
import { list, manifest, named, needed, text } from '../../core/shapes';

/** A trigger written into an EventListener. */
export interface ListenerTrigger extends TriggerOptions {
  /** What the created objects carry as a label. @default - no name */
  readonly name?: string | undefined;
}

/** Triggers behind shared interceptors. */
export interface TriggerGroup {
  readonly name: string;
  /** At least one. */
  readonly interceptors: readonly InterceptorUse[];
  /** Which Triggers, by label. @default - all of the namespaces */
  readonly labelSelector?: LabelSelector | undefined;
  /** Their namespaces; `*` alone means all. @default - that of the EventListener */
  readonly namespaces?: readonly string[] | undefined;
}

/** Props of {@link EventListener}. */
export interface EventListenerProps extends ResourceProps {
  /** Account of the pod; reads the trigger objects and creates what fires. @default - `default` of the namespace */
  readonly serviceAccount?: INamed | undefined;
  /** Triggers of the same namespace, and triggers written in place. @default [] */
  readonly triggers?: readonly (INamed | ListenerTrigger)[] | undefined;
  /** Triggers chosen by label or namespace, behind shared interceptors. @default [] */
  readonly triggerGroups?: readonly TriggerGroup[] | undefined;
  /** Namespaces whose Triggers are served too; `*` alone means all. @default [] */
  readonly namespaces?: readonly string[] | undefined;
  /** Triggers that are served too, by label. @default - none */
  readonly labelSelector?: LabelSelector | undefined;
  /** How its Deployment and Service look. @default - one replica behind a ClusterIP */
  readonly kubernetesResource?: KubernetesResource | undefined;
  /** An object with a pod template in place of Deployment and Service, such as a Knative Service. @default - none */
  readonly customResource?: JsonObject | undefined;
  /** Where CloudEvents about the processing go. @default - nowhere */
  readonly cloudEventUri?: string | undefined;
}

const KEYS: KeysOf<EventListenerProps> = {
  ...RESOURCE_KEYS,
  serviceAccount: named,
  triggers: true,
  triggerGroups: true,
  namespaces: list(text),
  labelSelector: manifest(),
  kubernetesResource: manifest(),
  customResource: manifest(),
  cloudEventUri: text,
};
const TRIGGER_KEYS: KeysOf<ListenerTrigger> = { ...TRIGGER_OPTION_KEYS, name: text };
const GROUP_KEYS: KeysOf<TriggerGroup> = {
  name: needed(text),
  interceptors: true,
  labelSelector: manifest(),
  namespaces: list(text),
};

/**
 * Receives webhooks; becomes a Deployment and a Service `el-<name>` with port 8080.
 *
 * GitHubEvents and the like make one together with its account and its Roles.
 *
 * @throws `invalid-name`, `unknown-key`, `not-a-list`
 * @see https://tekton.dev/docs/triggers/eventlisteners/
 *
 * @example
 * ```ts
 * const trigger = Trigger.fromName('push');
 * new EventListener(chart, 'listener', { serviceAccount: { name: 'listener' }, triggers: [trigger] });
 * ```
 */
export class EventListener extends Resource implements INamed {
  private readonly props: EventListenerProps;

  constructor(scope: Construct, id: string, props: EventListenerProps) {
    super(scope, id, { ...props, kind: 'EventListener' });
    checkOwnKeys(props, KEYS, { made: new.target, own: EventListener, at: this.place() });
    for (const [i, trigger] of (props.triggers ?? []).entries()) {
      checkPlainKeys(trigger, TRIGGER_KEYS, 'trigger of an EventListener', this.place(`triggers[${i}]`));
      if ('template' in trigger) checkInterceptors(trigger.interceptors, this.place(`triggers[${i}]`));
    }
    for (const [i, group] of (props.triggerGroups ?? []).entries()) {
      checkKeys(group, GROUP_KEYS, 'group of triggers', this.place(`triggerGroups[${i}]`));
      checkInterceptors(group.interceptors, this.place(`triggerGroups[${i}]`));
    }
    this.props = props;
  }

  /** Name of its Service, once Tekton has made it. */
  get serviceName(): string {
    return `el-${this.name}`;
  }

  protected override renderSpec(): EventListenerSpec {
    const { serviceAccount, triggers = [], triggerGroups = [], namespaces = [], labelSelector } = this.props;
    const { kubernetesResource, customResource, cloudEventUri } = this.props;
    return compact({
      serviceAccountName: serviceAccount?.name,
      triggers: unlessEmpty(triggers.map(renderListed)),
      triggerGroups: unlessEmpty(triggerGroups.map(renderGroup)),
      namespaceSelector: namespaces.length > 0 ? { matchNames: namespaces } : undefined,
      labelSelector,
      resources: unlessEmpty(compact({ kubernetesResource, customResource })),
      cloudEventURI: cloudEventUri,
    });
  }
}

function renderListed(trigger: INamed | ListenerTrigger): EventListenerTrigger {
  if ('template' in trigger) return compact({ name: trigger.name, ...renderTrigger(trigger) });
  return { triggerRef: trigger.name };
}

function renderGroup({ name, interceptors, labelSelector, namespaces = [] }: TriggerGroup): EventListenerTriggerGroup {
  return {
    name,
    interceptors: interceptors.map(renderInterceptor),
    triggerSelector: compact({
      namespaceSelector: namespaces.length > 0 ? { matchNames: namespaces } : undefined,
      labelSelector,
    }),
  };
}
