import type { Duration } from 'cdk8s';
import type { PipelineTaskMetadata } from '../../schema/metadata';
import type { PodTemplate } from '../../schema/pod-template';
import type { ResourceRequirements } from '../../schema/kubernetes';
import type { TaskRunSidecarSpec, TaskRunStepSpec } from '../../schema/task-run';
import type { TimeoutFields } from '../../schema/pipeline-run';
import { compact } from '../../util/compact';
import type { INamed } from '../named';
import type { FinallyTask, PipelineTask } from '../pipeline/pipeline-task';
import { renderDuration } from '../render-duration';
import type { WorkspaceSource } from './workspace-source';
import type { KeysOf } from '../shape';
import { duration, list, made, manifest, named, needed } from '../shapes';

/** How long parts of a run may take; nothing is `Duration.seconds(0)`. */
export interface Timeouts {
  /** The whole run. @default - one hour */
  readonly pipeline?: Duration | undefined;
  /** All of `tasks`. @default - what the run has, less `finally` */
  readonly tasks?: Duration | undefined;
  /** All of `finally`. @default - what the run has, less `tasks` */
  readonly finally?: Duration | undefined;
}

/** What a run says of the pod of one task. */
export interface TaskRunSettings {
  /** The task, by the handle that `addTask`, `addMatrix` or `addFinally` gave. */
  readonly task: PipelineTask | FinallyTask;
  /** Account of the pod. @default - that of the Task, else that of the run */
  readonly serviceAccount?: INamed | undefined;
  /** Node, tolerations, security of the pod. @default - that of the run */
  readonly podTemplate?: PodTemplate | undefined;
  /** Requests and limits of the whole pod. @default - those of the steps */
  readonly computeResources?: ResourceRequirements | undefined;
  /** Requests and limits of single steps. @default [] */
  readonly stepSpecs?: readonly TaskRunStepSpec[] | undefined;
  /** Requests and limits of sidecars. @default [] */
  readonly sidecarSpecs?: readonly TaskRunSidecarSpec[] | undefined;
  /** Labels and annotations of the TaskRun and its pod. @default - those of Task and run */
  readonly metadata?: PipelineTaskMetadata | undefined;
  /** How long the task may take. @default - that of the pipeline's task */
  readonly timeout?: Duration | undefined;
}

/** What runs of a pipeline may share; said on the pipeline it holds for every run, trigger and schedule. */
export interface RunSettings {
  /** How long the run and its parts may take. @default - one hour in total */
  readonly timeouts?: Timeouts | undefined;
  /** Node, tolerations, security of all pods. @default - `fsGroup` where a non-root task writes a claim, else nothing */
  readonly podTemplate?: PodTemplate | undefined;
  /** Secrets that nodes pull the images of the steps with. @default [] */
  readonly imagePullSecrets?: readonly INamed[] | undefined;
  /** Account of the pods of tasks that bring none. @default - one of its own for each run, whose token is not mounted */
  readonly serviceAccount?: INamed | undefined;
  /** What is different for single tasks. @default [] */
  readonly taskRunSpecs?: readonly TaskRunSettings[] | undefined;
}

/** The keys of TaskRunSettings. */
export const TASK_RUN_SETTINGS_KEYS: KeysOf<TaskRunSettings> = {
  task: needed(made("a task's handle", 'what addTask gave back', 'pipeline')),
  serviceAccount: named,
  podTemplate: true,
  computeResources: true,
  stepSpecs: true,
  sidecarSpecs: true,
  metadata: true,
  timeout: duration,
};

/** The keys of RunSettings. */
export const RUN_SETTINGS_KEYS: KeysOf<RunSettings> = {
  timeouts: true,
  podTemplate: true,
  imagePullSecrets: list(named),
  taskRunSpecs: list(manifest(), 'settings'),
  serviceAccount: named,
};

type Required<W> = { [Name in keyof W]: W[Name] extends { readonly optional: true } ? never : Name }[keyof W];

/** What a run binds to the workspaces of a pipeline; optional ones may be left out. */
export type WorkspaceSources<W> = Readonly<Record<Required<W>, WorkspaceSource>> &
  Readonly<Partial<Record<Exclude<keyof W, Required<W>>, WorkspaceSource | undefined>>>;

/** The wire form of timeouts. */
export function renderTimeouts({ pipeline, tasks, finally: last }: Timeouts): TimeoutFields {
  return compact({
    pipeline: pipeline && renderDuration(pipeline),
    tasks: tasks && renderDuration(tasks),
    finally: last && renderDuration(last),
  });
}
