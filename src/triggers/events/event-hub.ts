import { Construct } from 'constructs';
import { checkScope } from '../../core/app/check-scope';
import type { INamed } from '../../core/named';
import { checkObjectName, objectName } from '../../core/names';
import type { IPipeline } from '../../core/pipeline/ipipeline';
import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { unlessEmpty } from '../../util/unless-empty';
import { listenerAccount } from '../listener/access';
import { expose } from '../listener/expose';
import { ListenerExposure } from '../listener/exposure';
import { kubernetesResource, type ListenerProps } from '../listener/pod';
import { EventListener } from '../objects/event-listener';
import type { Provider } from '../providers/provider';
import { EventTrigger, type EventTriggerInit } from './event-trigger';
import type { WebhookSecret } from './filter';
import type { EventSource } from './source';
import { Unsigned } from './unsigned';

/** Props of every hub. */
export interface EventHubProps extends ListenerProps {
  /** Name of the listener and its objects; Tekton adds `el-` for Deployment and Service. @default - `<chart>-<ids>` */
  readonly name?: string | undefined;
  /** Labels of the listener, its Deployment and its Service. @default {} */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Annotations of the listener, its Deployment and its Service. @default {} */
  readonly annotations?: Readonly<Record<string, string>> | undefined;
  /** The Secret that the provider signs with. Leaving the check out takes `Unsigned.because('…')`. */
  readonly secret: WebhookSecret | Unsigned;
  /** How webhooks reach it. @default ListenerExposure.clusterIp() */
  readonly expose?: ListenerExposure | undefined;
  /** Account of the listener. @default - an account of its own, that reads trigger objects and creates what fires */
  readonly serviceAccount?: INamed | undefined;
}

const DEFAULT_KEY = 'secretToken';
/** Tekton puts `el-` in front. */
const LONGEST_NAME = 60;

type AnyArguments = [
  pipeline: IPipeline,
  options: EventTriggerInit['options'],
  params: EventTriggerInit['params'] | undefined,
];

/** One listener, and the triggers that it serves. */
export abstract class EventHub extends Construct implements INamed {
  /** Name of the EventListener. */
  readonly name: string;
  readonly listener: EventListener;
  /** Account of the listener. */
  readonly serviceAccount: INamed;
  /** @internal */
  readonly callSite: CallSite;
  private readonly added: EventTrigger[] = [];
  private readonly provider: Provider;
  private readonly secret: { readonly secretName: string; readonly secretKey: string } | undefined;

  /** @internal */
  constructor(scope: Construct, id: string, props: EventHubProps, kind: string, provider: Provider) {
    super(checkScope(scope, id, kind), id);
    this.callSite = new CallSite();
    this.provider = provider;
    this.name = props.name ?? objectName(this);
    checkListenerName(this.name, kind, this.place());
    this.secret = secretOf(props.secret, this.place());
    const { serviceAccount, expose: exposure = ListenerExposure.clusterIp(), tls } = props;
    this.serviceAccount = serviceAccount ?? listenerAccount(this, this.name, () => created(), this.place());
    const unsigned = Unsigned.isUnsigned(props.secret) ? { 'cdk8s-tekton/unsigned': props.secret.reason } : {};
    this.listener = new EventListener(this, 'Resource', {
      name: this.name,
      labels: props.labels,
      annotations: unlessEmpty({ ...props.annotations, ...unsigned }),
      serviceAccount: this.serviceAccount,
      triggers: this.added,
      kubernetesResource: kubernetesResource(props, exposure),
    });
    expose(this, exposure, { name: this.name, tls: tls !== undefined });
  }

  /** Its triggers, in the order in which they were added. */
  get triggers(): readonly EventTrigger[] {
    return this.added;
  }

  /** Name of its Service. */
  get serviceName(): string {
    return this.listener.serviceName;
  }

  /**
   * The method for one kind of event. Its type is what the hub says it is: which filters there are and which fields.
   * @internal
   */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a cast that the types of the methods need
  protected on<Method extends (...given: never) => EventTrigger>(source: EventSource): Method {
    const add = (...[pipeline, options, params]: AnyArguments): EventTrigger => {
      const { provider, secret } = this;
      const site = new CallSite();
      const trigger = new EventTrigger(this, { provider, secret, source, pipeline, options, params, site });
      this.added.push(trigger);
      return trigger;
    };
    return add as unknown as Method;
  }

  private place(): PendingPlace {
    return { construct: this.node.path, source: this.callSite };
  }
}

function created() {
  return [{ apiGroup: 'tekton.dev', resource: 'pipelineruns' }];
}

function secretOf(secret: WebhookSecret | Unsigned, place: PendingPlace) {
  if (Unsigned.isUnsigned(secret)) return undefined;
  // The type says that it is there; programs in JavaScript have no types.
  const { name, key = DEFAULT_KEY } = (secret as WebhookSecret | undefined) ?? {};
  if (name !== undefined && key !== '') return { secretName: name, secretKey: key };
  fail({
    rule: 'unsigned-webhook',
    message: 'no Secret says how webhooks are signed, so anybody who reaches the listener could start runs',
    at: place,
    help: [
      "give the Secret that the provider signs with: secret: { name: 'webhook', key: 'secretToken' }",
      "or say that nothing is checked: secret: Unsigned.because('…')",
    ],
  });
}

function checkListenerName(name: string, what: string, place: PendingPlace): void {
  checkObjectName(name, { what, ...place });
  if (name.length <= LONGEST_NAME) return;
  fail({
    rule: 'invalid-name',
    message: `${what} name "${name}" has ${name.length} characters, ${name.length - LONGEST_NAME} too many`,
    data: { name, what },
    at: place,
    help: `allowed: at most ${LONGEST_NAME} characters; name: of the props sets another one than the path of the construct`,
  });
}
