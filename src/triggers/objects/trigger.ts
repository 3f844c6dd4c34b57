import { checkObjects } from '../../core/check-list';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { checkKeys, checkOwnKeys } from '../../core/check-keys';
import type { KeysOf } from '../../core/shape';
import type { Construct } from 'constructs';
import type { INamed } from '../../core/named';
import { RESOURCE_KEYS, Resource, type ResourceProps } from '../../core/resource';
import type { JsonValue } from '../../schema/document';
import type { TriggerInterceptor, WebhookInterceptor } from '../../schema/triggers/interceptor';
import type { TriggerSpec, TriggerSpecBinding } from '../../schema/triggers/trigger';
import type { TriggerTemplateSpec } from '../../schema/triggers/trigger-template';
import { compact } from '../../util/compact';
import { unlessEmpty } from '../../util/unless-empty';
import type { IInterceptor } from './interceptor';
import type { ITriggerBinding } from './trigger-binding';
import { manifest, named, text } from '../../core/shapes';

/** One interceptor of a Trigger: an installed one with its arguments, or a Service of your own. */
export type InterceptorUse = InstalledInterceptor | ServiceInterceptor;

/** An interceptor that is installed in the cluster. */
export interface InstalledInterceptor {
  /** `ClusterInterceptor.fromName('cel')`, or one of your own. */
  readonly interceptor: IInterceptor;
  /** Its arguments; each interceptor has its own. @default {} */
  readonly params?: Readonly<Record<string, JsonValue>> | undefined;
  /** For people. @default - no name */
  readonly name?: string | undefined;
  /** @default - not beside `interceptor` */
  readonly webhook?: never;
}

/** A Service that is called with the event. */
export interface ServiceInterceptor {
  readonly webhook: WebhookInterceptor;
  /** For people. @default - no name */
  readonly name?: string | undefined;
  /** @default - not beside `webhook` */
  readonly interceptor?: never;
  /** @default - not beside `webhook` */
  readonly params?: never;
}

/** What a trigger says, in a Trigger of its own or inside an EventListener. */
export interface TriggerOptions {
  /** Values of the template by name, and bindings with several. @default [] */
  readonly bindings?: readonly (ITriggerBinding | Readonly<Record<string, string>>)[] | undefined;
  /** What is created. */
  readonly template: INamed | { readonly spec: TriggerTemplateSpec };
  /** Asked in order; the first refusal ends it. @default [] */
  readonly interceptors?: readonly InterceptorUse[] | undefined;
  /** Account that creates the objects; the listener needs the right to impersonate it. @default - that of the EventListener */
  readonly serviceAccount?: INamed | undefined;
}

/** Props of {@link Trigger}. */
export interface TriggerProps extends ResourceProps, TriggerOptions {
  /** What the created objects carry as a label. @default - the name */
  readonly triggerName?: string | undefined;
}

/** The keys of TriggerOptions. */
export const TRIGGER_OPTION_KEYS: KeysOf<TriggerOptions> = {
  bindings: true,
  template: true,
  interceptors: true,
  serviceAccount: named,
};
const KEYS: KeysOf<TriggerProps> = { ...RESOURCE_KEYS, ...TRIGGER_OPTION_KEYS, triggerName: text };
const USE_KEYS: KeysOf<InstalledInterceptor> = { interceptor: true, params: manifest(), name: text, webhook: true };

/**
 * From event to objects: which events count, what is taken out of them, what is created.
 *
 * GitHubEvents and the like write Triggers for you.
 *
 * @throws `invalid-name`, `unknown-key`, `not-a-list`
 * @see https://tekton.dev/docs/triggers/triggers/
 *
 * @example
 * ```ts
 * new Trigger(chart, 'push', {
 *   interceptors: [
 *     { interceptor: ClusterInterceptor.fromName('cel'), params: { filter: "body.ref == 'refs/heads/main'" } },
 *   ],
 *   bindings: [TriggerBinding.fromName('push'), { branch: 'main' }],
 *   template: TriggerTemplate.fromName('delivery'),
 * });
 * ```
 */
export class Trigger extends Resource implements INamed {
  private readonly props: TriggerProps;

  constructor(scope: Construct, id: string, props: TriggerProps) {
    super(scope, id, { ...props, kind: 'Trigger' });
    checkOwnKeys(props, KEYS, { made: new.target, own: Trigger, at: this.place() });
    checkInterceptors(props.interceptors, this.place());
    this.props = props;
  }

  /** A Trigger that exists in the namespace of the EventListener. */
  static fromName(name: string): INamed {
    return { name };
  }

  protected override renderSpec(): TriggerSpec {
    return compact({ name: this.props.triggerName, ...renderTrigger(this.props) });
  }
}

/**
 * Checks what is said of the interceptors of a trigger.
 *
 * @throws `unknown-key`, `not-a-list`
 */
export function checkInterceptors(uses: readonly InterceptorUse[] = [], at: PendingPlace): void {
  const help = "write interceptors: [{ interceptor: ClusterInterceptor.fromName('cel'), params: { … } }]";
  checkObjects(uses, { field: 'interceptors', holds: 'interceptors', help }, at);
  for (const [i, use] of uses.entries())
    checkKeys(use, USE_KEYS, 'interceptor of a trigger', inside(at, `interceptors[${i}]`));
}

/** The wire form of what a trigger says. */
export function renderTrigger({ bindings = [], template, interceptors = [], serviceAccount }: TriggerOptions) {
  return compact({
    bindings: unlessEmpty(bindings.flatMap(renderBinding)),
    template: 'spec' in template ? { spec: template.spec } : { ref: template.name },
    interceptors: unlessEmpty(interceptors.map(renderInterceptor)),
    serviceAccountName: serviceAccount?.name,
  }) satisfies TriggerSpec;
}

function renderBinding(binding: ITriggerBinding | Readonly<Record<string, string>>): TriggerSpecBinding[] {
  if (isBindingRef(binding)) return [{ kind: binding.kind, ref: binding.name }];
  return Object.entries(binding).map(([name, value]) => ({ name, value }));
}

/** Values may be called `name` and `kind` too. */
function isBindingRef(binding: ITriggerBinding | Readonly<Record<string, string>>): binding is ITriggerBinding {
  return binding.kind === 'TriggerBinding' || binding.kind === 'ClusterTriggerBinding';
}

/** The wire form of one interceptor. */
export function renderInterceptor(use: InterceptorUse): TriggerInterceptor {
  const { name } = use;
  if (use.webhook !== undefined) return compact({ name, webhook: use.webhook });
  const { interceptor, params = {} } = use;
  return compact({
    name,
    ref: { kind: interceptor.kind, name: interceptor.name },
    params: unlessEmpty(Object.entries(params).map(([key, value]) => ({ name: key, value }))),
  });
}
