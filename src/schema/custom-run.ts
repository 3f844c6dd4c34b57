import type { ExactlyOne } from '../util/exactly-one';
import type { GoDuration } from './duration';
import type { JsonValue } from './document';
import type { ObjectMeta, PipelineTaskMetadata } from './metadata';
import type { Param } from './param';
import type { TaskRef } from './resolver';
import type { WorkspaceBinding } from './workspace';

export const CUSTOM_RUN_STATUSES = ['RunCancelled'] as const;
/** What a user may ask of a CustomRun: to stop. */
export type CustomRunSpecStatus = (typeof CUSTOM_RUN_STATUSES)[number];

/** Runs a custom task once. Tekton v1beta1 `CustomRun`; there is no v1. */
export interface CustomRun {
  readonly apiVersion: 'tekton.dev/v1beta1';
  readonly kind: 'CustomRun';
  readonly metadata: ObjectMeta;
  readonly spec: CustomRunSpec;
}

/** Which custom task runs, with what. Tekton v1beta1 `CustomRunSpec`. */
export type CustomRunSpec = CustomRunSettings & ExactlyOne<CustomRunTargets>;

/** What a CustomRun runs; exactly one of these. */
export interface CustomRunTargets {
  /** Refers to an object; needs apiVersion and kind. */
  readonly customRef: TaskRef;
  /** What its controller runs, written here. */
  readonly customSpec: EmbeddedCustomRunSpec;
}

/** With what a CustomRun runs. */
export interface CustomRunSettings {
  /** Arguments, as its controller understands them. */
  readonly params?: readonly Param[];
  /** Asks the run to stop. @default - it runs */
  readonly status?: CustomRunSpecStatus;
  /** Why `status` was set. */
  readonly statusMessage?: string;
  /** @default 0 */
  readonly retries?: number;
  /** @default - `default-service-account` of ConfigMap `config-defaults`, `default` as shipped */
  readonly serviceAccountName?: string;
  /** Of one try. */
  readonly timeout?: GoDuration;
  /** Folders, as its controller understands them. */
  readonly workspaces?: readonly WorkspaceBinding[];
}

/** A custom task written into the run. Tekton v1beta1 `EmbeddedCustomRunSpec`. */
export interface EmbeddedCustomRunSpec {
  /** Group and version, `example.dev/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: PipelineTaskMetadata;
  /** What the controller of the custom task understands. */
  readonly spec?: JsonValue;
}
