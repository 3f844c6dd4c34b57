import type { KubernetesDocument } from '../document';
import type { ObjectMeta } from '../metadata';
import type { TriggerParamSpec } from './params';

/** What is created when a trigger fires. Triggers v1beta1 `TriggerTemplate`. */
export interface TriggerTemplate {
  readonly apiVersion: 'triggers.tekton.dev/v1beta1';
  readonly kind: 'TriggerTemplate';
  readonly metadata: ObjectMeta;
  readonly spec: TriggerTemplateSpec;
}

/** Triggers v1beta1 `TriggerTemplateSpec`. */
export interface TriggerTemplateSpec {
  /** What bindings give, `$(tt.params.<name>)` in the resource templates. */
  readonly params?: readonly TriggerParamSpec[];
  /** At least one. The name is all lower case. */
  readonly resourcetemplates: readonly TriggerResourceTemplate[];
}

/** A document to create; `$(tt.params.<name>)` and `$(uid)` are replaced in its text. */
export type TriggerResourceTemplate = KubernetesDocument;
