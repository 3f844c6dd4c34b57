import { checkKeys, checkPlainKeys, type KeysOf } from '../../core/check-keys';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import type { ListenerProps } from '../listener/pod';
import type { WebhookSecret } from './filter';
import { failUnknown } from '../pipelines-as-code/cel';
import type { PipelinesAsCodeOptions } from '../pipelines-as-code/options';
import type { EventHubProps } from './event-hub';

const LISTENER: Record<keyof ListenerProps | 'labels' | 'annotations' | 'expose' | 'serviceAccount', true> = {
  tls: true,
  replicas: true,
  resources: true,
  livenessProbe: true,
  readinessProbe: true,
  nodeSelector: true,
  tolerations: true,
  affinity: true,
  topologySpreadConstraints: true,
  imagePullSecrets: true,
  labels: true,
  annotations: true,
  expose: true,
  serviceAccount: true,
};

const KEYS: Record<keyof EventHubProps, true> = {
  name: true,
  secret: true,
  retention: true,
  retentionSchedule: true,
  pipelinesAsCode: true,
  ...LISTENER,
};

const SECRET_KEYS: KeysOf<WebhookSecret> = { name: true, key: true };
const CODE_KEYS: KeysOf<PipelinesAsCodeOptions> = {
  url: true,
  token: true,
  webhookSecret: true,
  apiUrl: true,
  concurrencyLimit: true,
  maxKeepRuns: true,
};

/** What a hub is, as its checks have to know it. */
export interface HubKind {
  /** Name of the class. */
  readonly kind: string;
  /** Props that other hubs have not. */
  readonly ownKeys: readonly string[];
}

/**
 * Checks the names of the props of a hub.
 *
 * @throws `unknown-key`, `not-in-pipelines-as-code`
 */
export function checkHub(props: EventHubProps, { kind, ownKeys }: HubKind, place: PendingPlace): void {
  const own = Object.fromEntries(ownKeys.map((key) => [key, true as const]));
  checkKeys(props, { ...KEYS, ...own }, kind, place);
  checkPlainKeys(props.secret, SECRET_KEYS, 'secret', inside(place, 'secret'));
  if (!props.pipelinesAsCode) return;
  checkPipelinesAsCode(props.pipelinesAsCode, inside(place, 'pipelinesAsCode'));
  const ofListener = Object.entries(props).find(([key, value]) => value !== undefined && Object.hasOwn(LISTENER, key));
  if (ofListener)
    failUnknown(`${quote(ofListener[0])} of a listener`, place, 'leave it out: there is no listener then');
}

function checkPipelinesAsCode(options: PipelinesAsCodeOptions, at: PendingPlace): void {
  checkKeys(options, CODE_KEYS, 'pipelinesAsCode', at);
  for (const field of ['token', 'webhookSecret'] as const)
    checkPlainKeys(options[field], SECRET_KEYS, field, inside(at, field));
}
