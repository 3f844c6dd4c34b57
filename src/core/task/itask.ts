import type { Construct } from 'constructs';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { PipelineTask as WirePipelineTask } from '../../schema/pipeline-task';
import type { TaskSpec } from '../../schema/task';
import type { ParamDeclarations } from '../declarations/param';
import type { ResultDeclarations } from '../declarations/result';
import type { WorkspaceDeclarations } from '../declarations/workspace';
import type { INamed } from '../named';
import type { NetworkNeed } from './network';
import type { TaskUse } from './task-use';

/** The outside of a Task: what it takes and what it gives. */
export interface Declarations<P, W, R> {
  readonly params: P;
  readonly workspaces: W;
  readonly results: R;
}

/** The outside of a Task as users say it: what is left out is empty. */
export interface DeclarationOptions<P, W, R> {
  /** What callers give. @default {} */
  readonly params?: P | undefined;
  /** Folders that callers provide. @default {} */
  readonly workspaces?: W | undefined;
  /** What it gives. @default {} */
  readonly results?: R | undefined;
}

/** Declarations of which only the shape is known. */
export type AnyDeclarations = Declarations<ParamDeclarations, WorkspaceDeclarations, ResultDeclarations>;

/** How a pipeline task names what it runs. */
export type TaskTarget = Pick<WirePipelineTask, 'taskRef' | 'taskSpec' | 'pipelineRef' | 'pipelineSpec'>;

/** Something that a pipeline can run as a task: a Task of this program, an existing or remote one, a custom task. */
export interface ITask<P = ParamDeclarations, W = WorkspaceDeclarations, R = ResultDeclarations> {
  /** What it takes and gives, by name. */
  readonly declarations: Declarations<P, W, R>;
  /** How messages call it: `Task "git-clone"`. */
  readonly title: string;
  /** The account its pod needs; runs say it in `taskRunSpecs`. @default - that of the run */
  readonly serviceAccount?: INamed | undefined;
  /** Whom its pod has to reach; NetworkPolicies allow that. @default - the web */
  readonly network?: readonly NetworkNeed[] | undefined;
  /** What it does. @default - not known here */
  readonly spec?: TaskSpec | undefined;
  /** What is wrong with one use of it in a run. @default - nothing is looked at */
  checkUse?(use: TaskUse): readonly Diagnostic[];
  /** How a pipeline or run below `scope` names it. */
  target(scope: Construct): TaskTarget;
}
