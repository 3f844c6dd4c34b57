import type { EnvVar, SecurityContext, VolumeMount } from './kubernetes';
import type { ObjectMeta } from './metadata';
import type { ParamSpec } from './param';
import type { StepResult } from './result';

/** A step that several Tasks share. Tekton v1beta1 `StepAction`; there is no v1. */
export interface StepAction {
  readonly apiVersion: 'tekton.dev/v1beta1';
  readonly kind: 'StepAction';
  readonly metadata: ObjectMeta;
  readonly spec: StepActionSpec;
}

/** What the step does. Tekton v1beta1 `StepActionSpec`. */
export interface StepActionSpec {
  /** For people. */
  readonly description?: string;
  /** Image of the step. */
  readonly image: string;
  /** Not together with `script`. @default - the entrypoint of the image */
  readonly command?: readonly string[];
  /** Arguments of `command` or `script`. */
  readonly args?: readonly string[];
  /** Variables of the step. */
  readonly env?: readonly EnvVar[];
  /** Text of a program; params may not be referenced in it. @default - `command`, or the entrypoint of the image */
  readonly script?: string;
  /** @default - what the image says */
  readonly workingDir?: string;
  /** What the step gives, `$(params.<name>)` here. */
  readonly params?: readonly ParamSpec[];
  /** What the step leaves, `$(steps.<step>.results.<name>)` in later steps. */
  readonly results?: readonly StepResult[];
  /** User, group, capabilities and the like. */
  readonly securityContext?: SecurityContext;
  /** Each name is exactly one reference to a param, `$(params.<volume>)`. */
  readonly volumeMounts?: readonly VolumeMount[];
}
