import type { ContainerBase } from './container';
import type { GoDuration } from './duration';
import type { Param } from './param';
import type { StepRef } from './resolver';
import type { StepResult } from './result';
import type { Substitution } from './substitution';
import type { WhenExpression } from './when';
import type { WorkspaceUsage } from './workspace';

export const ON_ERROR = ['continue', 'stopAndFail'] as const;
/** What happens to the rest when a step or a pipeline task fails. */
export type OnError = (typeof ON_ERROR)[number];

/**
 * One container of a Task; steps run in order. Tekton v1 `Step`.
 *
 * Either it says `image` with `script` or `command` and `args`, or it takes all of that from a StepAction by `ref`;
 * then only name, params, when, onError, timeout, workspaces, resources and security may stand beside it.
 */
export interface Step extends ContainerBase {
  /** DNS label, unique among the steps; the container is named `step-<name>`. The server accepts none, the CRD does not. */
  readonly name?: string;
  /** For people. */
  readonly displayName?: string;
  /** @default - the image of `stepTemplate`; one of the two is needed unless there is a `ref` */
  readonly image?: string;
  /**
   * Text of a program; not together with `command`. `args` are handed to it.
   * A first line `#!` names the interpreter, `#!win` (alpha) makes it a Windows script.
   * @default - `command`, or the entrypoint of the image, which the controller asks the registry for
   */
  readonly script?: string;
  /** @default - no limit but that of the TaskRun */
  readonly timeout?: GoDuration;
  /** Workspaces only these steps see; without it all steps see all workspaces. Beta. */
  readonly workspaces?: readonly WorkspaceUsage[];
  /** @default 'stopAndFail' */
  readonly onError?: OnError | Substitution;
  /** Copies standard output to a file. Alpha. */
  readonly stdoutConfig?: StepOutputConfig;
  /** Copies standard error to a file. Alpha. */
  readonly stderrConfig?: StepOutputConfig;
  /** The StepAction to run. */
  readonly ref?: StepRef;
  /** Arguments of the StepAction; only with `ref`. */
  readonly params?: readonly Param[];
  /** Results of this step, for later steps and for `results[].value` of the Task. Not with `ref`. */
  readonly results?: readonly StepResult[];
  /** Skips the step unless all of them hold. */
  readonly when?: readonly WhenExpression[];
}

/** Where an output stream is copied to. Tekton v1 `StepOutputConfig`. */
export interface StepOutputConfig {
  /** File of the container that gets a copy of the stream. */
  readonly path?: string;
}

/** What every step of the Task has unless it says otherwise. Tekton v1 `StepTemplate`. */
export interface StepTemplate extends ContainerBase {
  /** Image of the steps that say none. */
  readonly image?: string;
}
