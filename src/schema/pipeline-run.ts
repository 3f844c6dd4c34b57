import type { GoDuration } from './duration';
import type { ResourceRequirements } from './kubernetes';
import type { ObjectMeta, PipelineTaskMetadata } from './metadata';
import type { Param } from './param';
import type { PipelineSpec } from './pipeline';
import type { PodTemplate } from './pod-template';
import type { PipelineRef } from './resolver';
import type { TaskRunSidecarSpec, TaskRunStepSpec } from './task-run';
import type { WorkspaceBinding } from './workspace';

export const PIPELINE_RUN_STATUSES = [
  'Cancelled',
  'CancelledRunFinally',
  'StoppedRunFinally',
  'PipelineRunPending',
] as const;
/** What a user may ask of a PipelineRun: to stop, with or without `finally`, or to wait. */
export type PipelineRunSpecStatus = (typeof PIPELINE_RUN_STATUSES)[number];

/** Runs one Pipeline once. Tekton v1 `PipelineRun`. */
export interface PipelineRun {
  readonly apiVersion: 'tekton.dev/v1';
  readonly kind: 'PipelineRun';
  readonly metadata: ObjectMeta;
  readonly spec: PipelineRunSpec;
}

/** Which Pipeline runs, with what. Exactly one of `pipelineRef` and `pipelineSpec`. Tekton v1 `PipelineRunSpec`. */
export interface PipelineRunSpec {
  /** The Pipeline that runs; either this or `pipelineSpec`. */
  readonly pipelineRef?: PipelineRef;
  /** The Pipeline that runs, written here; not with flag `disable-inline-spec`. */
  readonly pipelineSpec?: PipelineSpec;
  /** Arguments of the Pipeline; those with a default may be left out. */
  readonly params?: readonly Param[];
  /** Asks the run to stop or to wait. @default - it runs */
  readonly status?: PipelineRunSpecStatus;
  /** Limits of the run and its parts. @default - one hour in total, unless the cluster is set up otherwise */
  readonly timeouts?: TimeoutFields;
  /** Account and pod settings of all tasks. */
  readonly taskRunTemplate?: PipelineTaskRunTemplate;
  /** What stands behind the workspaces of the Pipeline; optional ones may be left out. */
  readonly workspaces?: readonly WorkspaceBinding[];
  /** Settings of single tasks; win over `taskRunTemplate`. */
  readonly taskRunSpecs?: readonly PipelineTaskRunSpec[];
  /** The controller that runs it. @default - Tekton itself */
  readonly managedBy?: string;
}

/** How long a run and its parts may take; zero means no limit. Tekton v1 `TimeoutFields`. */
export interface TimeoutFields {
  /** At least `tasks` and `finally` together. @default '60m' */
  readonly pipeline?: GoDuration;
  /** @default - what `finally` leaves of `pipeline` */
  readonly tasks?: GoDuration;
  /** @default - what `tasks` leaves of `pipeline` */
  readonly finally?: GoDuration;
}

/** Account and pod settings of all tasks of a run. Tekton v1 `PipelineTaskRunTemplate`. */
export interface PipelineTaskRunTemplate {
  /** @default - `default-pod-template` of ConfigMap `config-defaults`, none as shipped */
  readonly podTemplate?: PodTemplate;
  /** @default - `default-service-account` of ConfigMap `config-defaults`, `default` as shipped */
  readonly serviceAccountName?: string;
}

/** Settings of one task of a run. Tekton v1 `PipelineTaskRunSpec`. */
export interface PipelineTaskRunSpec {
  /** Name of a task of the Pipeline; an unknown one fails the run. */
  readonly pipelineTaskName: string;
  /** @default - that of `taskRunTemplate` */
  readonly serviceAccountName?: string;
  /** Merged with that of `taskRunTemplate`. */
  readonly podTemplate?: PodTemplate;
  /** Resources of single steps. Beta. */
  readonly stepSpecs?: readonly TaskRunStepSpec[];
  /** Resources of single sidecars. Beta. */
  readonly sidecarSpecs?: readonly TaskRunSidecarSpec[];
  /** Labels and annotations of the TaskRun and its pod. */
  readonly metadata?: PipelineTaskMetadata;
  /** Resources of the pod, in place of those of the steps. Beta. */
  readonly computeResources?: ResourceRequirements;
  /** Of one try. @default - that of the task in the Pipeline */
  readonly timeout?: GoDuration;
}
