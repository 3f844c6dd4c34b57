import type { GoDuration } from './duration';
import type { ResourceRequirements } from './kubernetes';
import type { ObjectMeta } from './metadata';
import type { Param } from './param';
import type { PodTemplate } from './pod-template';
import type { TaskRef } from './resolver';
import type { TaskSpec } from './task';
import type { WorkspaceBinding } from './workspace';

export const TASK_RUN_STATUSES = ['TaskRunCancelled', 'TaskRunPending'] as const;
/** What a user may ask of a TaskRun: to stop, or to wait. */
export type TaskRunSpecStatus = (typeof TASK_RUN_STATUSES)[number];

/** Runs one Task once. Tekton v1 `TaskRun`. */
export interface TaskRun {
  readonly apiVersion: 'tekton.dev/v1';
  readonly kind: 'TaskRun';
  readonly metadata: ObjectMeta;
  readonly spec: TaskRunSpec;
}

/** Which Task runs, with what. Exactly one of `taskRef` and `taskSpec`. Tekton v1 `TaskRunSpec`. */
export interface TaskRunSpec {
  /** Holds the pod at chosen places. Alpha. */
  readonly debug?: TaskRunDebug;
  /** Arguments of the Task; those with a default may be left out. */
  readonly params?: readonly Param[];
  /** @default - `default-service-account` of ConfigMap `config-defaults`, `default` as shipped */
  readonly serviceAccountName?: string;
  /** The Task that runs; either this or `taskSpec`. */
  readonly taskRef?: TaskRef;
  /** The Task that runs, written here; not with flag `disable-inline-spec`. */
  readonly taskSpec?: TaskSpec;
  /** Asks the run to stop or to wait. @default - it runs */
  readonly status?: TaskRunSpecStatus;
  /** Why `status` was set; only with it. */
  readonly statusMessage?: string;
  /** @default 0 */
  readonly retries?: number;
  /** Of one try. @default '60m' */
  readonly timeout?: GoDuration;
  /** @default - `default-pod-template` of ConfigMap `config-defaults`, none as shipped */
  readonly podTemplate?: PodTemplate;
  /** What stands behind the workspaces of the Task; optional ones may be left out. */
  readonly workspaces?: readonly WorkspaceBinding[];
  /** Resources of single steps. Beta. */
  readonly stepSpecs?: readonly TaskRunStepSpec[];
  /** Resources of single sidecars. Beta. */
  readonly sidecarSpecs?: readonly TaskRunSidecarSpec[];
  /** Resources of the pod, in place of those of the steps; not with resources in `stepSpecs`. Beta. */
  readonly computeResources?: ResourceRequirements;
  /** The controller that runs it. @default - Tekton itself */
  readonly managedBy?: string;
}

/** Tekton v1 `TaskRunDebug`. */
export interface TaskRunDebug {
  /** Where the pod stops and waits for somebody to look. */
  readonly breakpoints?: TaskBreakpoints;
}

/** Where the pod waits for a person. Tekton v1 `TaskBreakpoints`. */
export interface TaskBreakpoints {
  /** Whether it waits after a failed step. @default - it does not */
  readonly onFailure?: 'enabled';
  /** Names of the steps before which it waits. */
  readonly beforeSteps?: readonly string[];
}

/** Resources of a step, for one run. Tekton v1 `TaskRunStepSpec`. */
export interface TaskRunStepSpec {
  /** Name of the step. */
  readonly name: string;
  /** Requests and limits of this step, instead of those of the Task. */
  readonly computeResources: ResourceRequirements;
}

/** Resources of a sidecar, for one run. Tekton v1 `TaskRunSidecarSpec`. */
export interface TaskRunSidecarSpec {
  /** Name of the sidecar. */
  readonly name: string;
  /** Requests and limits of this sidecar, instead of those of the Task. */
  readonly computeResources: ResourceRequirements;
}
