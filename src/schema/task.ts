import type { Volume } from './kubernetes';
import type { ObjectMeta } from './metadata';
import type { ParamSpec } from './param';
import type { TaskResult } from './result';
import type { Sidecar } from './sidecar';
import type { Step, StepTemplate } from './step';
import type { WorkspaceDeclaration } from './workspace';

/** Steps that run one after the other in one pod. Tekton v1 `Task`. */
export interface Task {
  readonly apiVersion: 'tekton.dev/v1';
  readonly kind: 'Task';
  readonly metadata: ObjectMeta;
  readonly spec: TaskSpec;
}

/** What a Task does and what it needs. Tekton v1 `TaskSpec`. */
export interface TaskSpec {
  /** What a run gives, `$(params.<name>)` in steps. */
  readonly params?: readonly ParamSpec[];
  /** Name for people; the dashboard shows it. */
  readonly displayName?: string;
  /** For people. */
  readonly description?: string;
  /** At least one. */
  readonly steps: readonly Step[];
  /** Volumes of the pod, beside those of workspaces. */
  readonly volumes?: readonly Volume[];
  /** What every step has unless it says otherwise. */
  readonly stepTemplate?: StepTemplate;
  /** Containers beside the steps, such as a database for tests. */
  readonly sidecars?: readonly Sidecar[];
  /** Folders that a run provides, `$(workspaces.<name>.path)` in steps. */
  readonly workspaces?: readonly WorkspaceDeclaration[];
  /** What steps leave for others, written to `$(results.<name>.path)`. */
  readonly results?: readonly TaskResult[];
}
