import type { ObjectMeta } from '../metadata';
import type { TriggerParam } from './params';

/** Takes values out of an event. Triggers v1beta1 `TriggerBinding`. */
export interface TriggerBinding {
  readonly apiVersion: 'triggers.tekton.dev/v1beta1';
  readonly kind: 'TriggerBinding';
  readonly metadata: ObjectMeta;
  readonly spec: TriggerBindingSpec;
}

/** A TriggerBinding for all namespaces. Triggers v1beta1 `ClusterTriggerBinding`. */
export interface ClusterTriggerBinding {
  readonly apiVersion: 'triggers.tekton.dev/v1beta1';
  readonly kind: 'ClusterTriggerBinding';
  readonly metadata: ObjectMeta;
  readonly spec: TriggerBindingSpec;
}

/** Triggers v1beta1 `TriggerBindingSpec`. */
export interface TriggerBindingSpec {
  /** Values by unique name: `$(body.…)`, `$(header.…)`, `$(extensions.…)`, `$(context.eventID)`. */
  readonly params?: readonly TriggerParam[];
}
