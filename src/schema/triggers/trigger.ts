import type { ObjectMeta } from '../metadata';
import type { TriggerInterceptor } from './interceptor';
import type { TriggerTemplateSpec } from './trigger-template';

export const BINDING_KINDS = ['TriggerBinding', 'ClusterTriggerBinding'] as const;
/** What a binding reference points at. */
export type TriggerBindingKind = (typeof BINDING_KINDS)[number];

/** Event to objects: which events count, what is taken out of them, what is created. Triggers v1beta1 `Trigger`. */
export interface Trigger {
  readonly apiVersion: 'triggers.tekton.dev/v1beta1';
  readonly kind: 'Trigger';
  readonly metadata: ObjectMeta;
  readonly spec: TriggerSpec;
}

/** Triggers v1beta1 `TriggerSpec`. */
export interface TriggerSpec {
  /** A label value; the created objects carry it. @default - the name of the Trigger */
  readonly name?: string;
  /** Where the params of the template come from. */
  readonly bindings?: readonly TriggerSpecBinding[];
  /** What is created. */
  readonly template: TriggerSpecTemplate;
  /** Asked in order; the first refusal ends it. */
  readonly interceptors?: readonly TriggerInterceptor[];
  /** Account that creates the objects. @default - that of the EventListener */
  readonly serviceAccountName?: string;
}

/** A value for the template, or a binding with several. Triggers v1beta1 `TriggerSpecBinding`. */
export type TriggerSpecBinding = BindingValue | BindingRef;

/** One value, written in place. */
export interface BindingValue {
  /** The param of the TriggerTemplate. */
  readonly name: string;
  /** Text with `$(body.…)` and the like. */
  readonly value: string;
  readonly ref?: never;
  /** @default 'TriggerBinding' */
  readonly kind?: TriggerBindingKind;
  /** The name is all lower case. */
  readonly apiversion?: string;
}

/** The values of a TriggerBinding. */
export interface BindingRef {
  /** Name of the TriggerBinding or ClusterTriggerBinding. */
  readonly ref: string;
  /** @default 'TriggerBinding' */
  readonly kind?: TriggerBindingKind;
  /** The name is all lower case. */
  readonly apiversion?: string;
  readonly name?: never;
  readonly value?: never;
}

/** What is created, by name or in place. Triggers v1beta1 `TriggerSpecTemplate`. */
export type TriggerSpecTemplate = TemplateRef | TemplateInPlace;

/** A TriggerTemplate of the same namespace. */
export interface TemplateRef {
  /** Name of the TriggerTemplate. */
  readonly ref: string;
  /** `v1alpha1` or `v1beta1`; the name is all lower case. @default 'v1beta1' */
  readonly apiversion?: string;
  readonly spec?: never;
}

/** A TriggerTemplate written into the trigger. */
export interface TemplateInPlace {
  readonly spec: TriggerTemplateSpec;
  readonly ref?: never;
  /** `v1alpha1` or `v1beta1`; the name is all lower case. @default 'v1beta1' */
  readonly apiversion?: string;
}
