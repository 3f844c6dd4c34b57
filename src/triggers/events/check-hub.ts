import { checkKeys, checkPlainKeys } from '../../core/check-keys';
import type { KeysOf, Known } from '../../core/shape';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import type { ListenerProps } from '../listener/pod';
import type { WebhookSecret } from './filter';
import { failUnknown } from '../pipelines-as-code/cel';
import type { PipelinesAsCodeOptions } from '../pipelines-as-code/options';
import type { EventHubProps } from './event-hub';
import { fields, list, made, manifest, mapOf, named, needed, number, text } from '../../core/shapes';
import { cron } from '../../core/known-shapes';

const LISTENER: KeysOf<ListenerProps & Pick<EventHubProps, 'labels' | 'annotations' | 'expose' | 'serviceAccount'>> = {
  tls: named,
  replicas: number,
  resources: manifest(),
  livenessProbe: manifest(),
  readinessProbe: manifest(),
  nodeSelector: mapOf(text),
  tolerations: list(manifest()),
  affinity: manifest(),
  topologySpreadConstraints: list(manifest()),
  imagePullSecrets: list(named),
  labels: mapOf(text),
  annotations: mapOf(text),
  expose: made('an exposure', 'ListenerExposure.nodePort()', 'how'),
  serviceAccount: named,
};

const KEYS: KeysOf<EventHubProps> = {
  name: text,
  secret: true,
  retention: true,
  retentionSchedule: cron,
  pipelinesAsCode: true,
  ...LISTENER,
};

const SECRET_KEYS: KeysOf<WebhookSecret> = { name: needed(text), key: text };
const CODE_KEYS: KeysOf<PipelinesAsCodeOptions> = {
  url: needed(text),
  token: fields('token', SECRET_KEYS),
  webhookSecret: fields('webhookSecret', SECRET_KEYS),
  apiUrl: text,
  concurrencyLimit: number,
  maxKeepRuns: number,
};

/** What a hub is, as its checks have to know it. */
export interface HubKind {
  /** Name of the class. */
  readonly kind: string;
  /** Props that other hubs have not. */
  readonly ownKeys: Known;
}

/**
 * Checks the names of the props of a hub.
 *
 * @throws `unknown-key`, `not-in-pipelines-as-code`
 */
export function checkHub(props: EventHubProps, { kind, ownKeys }: HubKind, place: PendingPlace): void {
  checkKeys(props, { ...KEYS, ...ownKeys }, kind, place);
  checkPlainKeys(props.secret, SECRET_KEYS, 'secret', inside(place, 'secret'));
  if (!props.pipelinesAsCode) return;
  checkPipelinesAsCode(props.pipelinesAsCode, inside(place, 'pipelinesAsCode'));
  const ofListener = Object.entries(props).find(([key, value]) => value !== undefined && Object.hasOwn(LISTENER, key));
  if (ofListener)
    failUnknown(`${quote(ofListener[0])} of a listener`, place, 'leave it out: there is no listener then');
}

function checkPipelinesAsCode(options: PipelinesAsCodeOptions, at: PendingPlace): void {
  checkKeys(options, CODE_KEYS, 'pipelinesAsCode', at);
}
