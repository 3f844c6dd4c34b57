import type { GoDuration } from './duration';
import type { JsonValue } from './document';
import type { Matrix } from './matrix';
import type { PipelineTaskMetadata } from './metadata';
import type { Param } from './param';
import type { PipelineSpec } from './pipeline';
import type { PipelineRef, TaskRef } from './resolver';
import type { OnError } from './step';
import type { Substitution } from './substitution';
import type { TaskSpec } from './task';
import type { WhenExpression } from './when';
import type { WorkspacePipelineTaskBinding } from './workspace';

/**
 * One entry of `tasks` or `finally`. Tekton v1 `PipelineTask`.
 *
 * Exactly one of `taskRef` and `taskSpec` says what runs; under alpha also `pipelineRef` and `pipelineSpec`.
 */
export interface PipelineTask {
  /** DNS label, unique among `tasks` and `finally`. */
  readonly name: string;
  /** Name for people; the dashboard shows it. */
  readonly displayName?: string;
  /** For people. */
  readonly description?: string;
  /** The Task or custom task that runs, by name or through a resolver. */
  readonly taskRef?: TaskRef;
  /** What runs, written here; not with flag `disable-inline-spec`. */
  readonly taskSpec?: EmbeddedTask;
  /** Skips the task, and those that use its results, unless all of them hold. */
  readonly when?: readonly WhenExpression[];
  /** How often a failed task is tried again; not with `onError: continue`. @default 0 */
  readonly retries?: number;
  /** Names of tasks that must end first. Not in `finally`. @default - those whose results are used */
  readonly runAfter?: readonly string[];
  /** Arguments; may hold params of the Pipeline and results of other tasks. */
  readonly params?: readonly Param[];
  /** Runs the task for each combination of values. Beta. */
  readonly matrix?: Matrix;
  /** Which workspaces of the Pipeline it gets, under the names it has for them. */
  readonly workspaces?: readonly WorkspacePipelineTaskBinding[];
  /** Of one try. @default - what the run leaves, 60 minutes as shipped */
  readonly timeout?: GoDuration;
  /** A Pipeline to run in place of a Task. Alpha. */
  readonly pipelineRef?: PipelineRef;
  /** A Pipeline to run in place of a Task. Alpha. */
  readonly pipelineSpec?: PipelineSpec;
  /** Whether the rest goes on after a failure; `continue` not with `retries`. Beta. @default 'stopAndFail' */
  readonly onError?: OnError | Substitution;
}

/** A task written into the Pipeline: a Task or a custom task. Tekton v1 `EmbeddedTask`. */
export type EmbeddedTask = EmbeddedTaskSpec | EmbeddedCustomTask;

/** A Task written into the Pipeline. */
export interface EmbeddedTaskSpec extends TaskSpec {
  /** Put on the TaskRun. */
  readonly metadata?: PipelineTaskMetadata;
  readonly apiVersion?: never;
  readonly kind?: never;
  readonly spec?: never;
}

/** A custom task written into the Pipeline; a controller of its own runs it. */
export interface EmbeddedCustomTask {
  /** Group and version, `example.dev/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  /** What the controller of the custom task understands. */
  readonly spec?: JsonValue;
  /** Put on the CustomRun. */
  readonly metadata?: PipelineTaskMetadata;
  readonly steps?: never;
}
