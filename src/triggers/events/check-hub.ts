import { checkKeys } from '../../core/check-keys';
import type { PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import type { ListenerProps } from '../listener/pod';
import { failUnknown } from '../pipelines-as-code/cel';
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
  if (!props.pipelinesAsCode) return;
  const ofListener = Object.entries(props).find(([key, value]) => value !== undefined && Object.hasOwn(LISTENER, key));
  if (ofListener)
    failUnknown(`${quote(ofListener[0])} of a listener`, place, 'leave it out: there is no listener then');
}
