import type { Cron } from 'cdk8s';
import { Construct } from 'constructs';
import { checkScope } from '../../core/app/check-scope';
import { scopeFor } from '../../core/app/placement';
import { Validations } from '../../core/app/validations';
import type { INamed } from '../../core/named';
import { checkObjectName, objectName } from '../../core/names';
import type { IPipeline } from '../../core/pipeline/ipipeline';
import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { unlessEmpty } from '../../util/unless-empty';
import { runKeeper } from '../housekeeping/account';
import { checkRetention, retentionJob, type Retention } from '../housekeeping/retention';
import { listenerAccount, type CreatedResource } from '../listener/access';
import { expose } from '../listener/expose';
import { ListenerExposure } from '../listener/exposure';
import { kubernetesResource, type ListenerProps } from '../listener/pod';
import { EventListener } from '../objects/event-listener';
import type { Provider } from '../providers/provider';
import { checkHub } from './check-hub';
import { EventTrigger, type EventTriggerInit } from './event-trigger';
import type { WebhookSecret } from './filter';
import type { EventSource } from './source';
import { failUnknown } from '../pipelines-as-code/cel';
import { renderRepository } from '../pipelines-as-code/render-pipelines-as-code';
import type { PipelinesAsCodeOptions } from '../pipelines-as-code/options';
import { Unsigned } from './unsigned';
import { showByPath } from '../../core/shown';
import type { Known } from '../../core/shape';

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
  /** Which runs of each of its triggers stay once they have ended. @default - all */
  readonly retention?: Retention | undefined;
  /** When ended runs are deleted. @default - at minute 23 of every hour */
  readonly retentionSchedule?: Cron | undefined;
  /** Account of the listener. @default - an account of its own, that reads trigger objects and creates what fires */
  readonly serviceAccount?: INamed | undefined;
  /**
   * Has Pipelines-as-Code take the events: in place of a listener and its triggers there is a Repository, and the runs stand in
   * `dist/.tekton/`, which goes to the repository with the source. Runs get no free text of the event there.
   * @default - Tekton Triggers takes them
   */
  readonly pipelinesAsCode?: PipelinesAsCodeOptions | undefined;
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
  static {
    showByPath(this);
  }

  /** Name of the EventListener. */
  readonly name: string;
  readonly listener: EventListener;
  /** Account of the listener. */
  readonly serviceAccount: INamed;
  /** @internal */
  readonly callSite: CallSite;
  private readonly added: EventTrigger[] = [];
  private readonly provider: Provider;
  private readonly retention: Pick<EventHubProps, 'retention' | 'retentionSchedule'>;
  private canceller: INamed | undefined;
  private readonly pipelinesAsCode: PipelinesAsCodeOptions | undefined;
  private readonly secret: { readonly secretName: string; readonly secretKey: string } | undefined;
  private readonly unsigned: Unsigned | undefined;

  /** @internal */
  constructor(
    scope: Construct,
    id: string,
    props: EventHubProps,
    kind: string,
    provider: Provider,
    ownKeys: Known = {},
  ) {
    super(checkScope(scope, id, kind), id);
    this.callSite = new CallSite();
    this.provider = provider;
    checkHub(props, { kind, ownKeys }, this.place());
    this.retention = { retention: props.retention, retentionSchedule: props.retentionSchedule };
    if (props.retention) checkRetention(props.retention, this.place());
    this.name = props.name ?? objectName(this);
    checkListenerName(this.name, kind, this.place());
    this.secret = secretOf(props.secret, this.place());
    const { serviceAccount, expose: exposure = ListenerExposure.clusterIp(), tls, pipelinesAsCode } = props;
    this.pipelinesAsCode = pipelinesAsCode;
    // With Pipelines-as-Code nobody listens, and what would be made for it goes nowhere.
    const objects = pipelinesAsCode ? scopeFor(this, 'embedded') : this;
    if (pipelinesAsCode) renderRepository(this, provider.name, this.secret, pipelinesAsCode, this.place());
    this.serviceAccount = serviceAccount ?? listenerAccount(objects, this.name, () => this.created(), this.place());
    this.unsigned = Unsigned.isUnsigned(props.secret) ? props.secret : undefined;
    this.listener = new EventListener(objects, 'Resource', {
      name: this.name,
      labels: props.labels,
      annotations: unlessEmpty({
        ...props.annotations,
        ...(this.unsigned && { 'cdk8s-tekton/unsigned': this.unsigned.reason }),
      }),
      serviceAccount: this.serviceAccount,
      triggers: this.added,
      kubernetesResource: kubernetesResource(props, exposure),
    });
    expose(objects, exposure, { name: this.name, tls: tls !== undefined });
    if (props.retention) this.deleteRuns();
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
      const by = { provider: this.provider, secret: this.secret, listener: this.name, canceller: () => this.cancels() };
      const { pipelinesAsCode } = this;
      const site = new CallSite();
      const trigger = new EventTrigger(this, { ...by, pipelinesAsCode, source, pipeline, options, params, site });
      this.added.push(trigger);
      if (this.unsigned && !pipelinesAsCode && !options.cel?.includes('compareSecret'))
        Validations.of(trigger).acknowledge('unsigned-webhook', this.unsigned.reason);
      if (options.retention) this.deleteRuns();
      return trigger;
    };
    return add as unknown as Method;
  }

  /** What the listener creates: Jobs only where runs cancel others. */
  private created(): CreatedResource[] {
    const runs = { apiGroup: 'tekton.dev', resource: 'pipelineruns' };
    return this.canceller ? [runs, { apiGroup: 'batch', resource: 'jobs' }] : [runs];
  }

  private cancels(): INamed {
    // It reads a run before it changes it.
    this.canceller ??= runKeeper(new Construct(this, 'Cancel'), `${this.name}-cancel`, ['list', 'get', 'patch']);
    return this.canceller;
  }

  private deleteRuns(): void {
    if (this.pipelinesAsCode)
      failUnknown('how long runs stay', this.place(), 'say how many: pipelinesAsCode: { maxKeepRuns: … }');
    if (this.node.tryFindChild('Retention')) return;
    const policies = () =>
      this.added.flatMap((trigger) => {
        const retention = trigger.definition.retention ?? this.retention.retention;
        return retention ? [{ ...retention, trigger: trigger.name }] : [];
      });
    retentionJob(new Construct(this, 'Retention'), this.name, policies, this.retention.retentionSchedule);
  }

  private place(): PendingPlace {
    return { construct: this.node.path, source: this.callSite };
  }
}

function secretOf(secret: WebhookSecret | Unsigned, place: PendingPlace) {
  if (Unsigned.isUnsigned(secret)) return undefined;
  // The type says that it is there; programs in JavaScript have no types.
  const { name, key = DEFAULT_KEY } = (secret as WebhookSecret | undefined) ?? {};
  if (name !== undefined && key !== '') return { secretName: name, secretKey: key };
  fail({
    rule: 'missing-webhook-secret',
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
