import type { ObjectMeta } from './metadata';
import type { ParamSpec } from './param';
import type { PipelineTask } from './pipeline-task';
import type { PipelineResult } from './result';
import type { PipelineWorkspaceDeclaration } from './workspace';

/** Tasks and the order between them. Tekton v1 `Pipeline`. */
export interface Pipeline {
  readonly apiVersion: 'tekton.dev/v1';
  readonly kind: 'Pipeline';
  readonly metadata: ObjectMeta;
  readonly spec: PipelineSpec;
}

/** What a Pipeline does and what it needs. Tekton v1 `PipelineSpec`. */
export interface PipelineSpec {
  /** Name for people; the dashboard shows it. */
  readonly displayName?: string;
  /** For people. */
  readonly description?: string;
  /** Run as soon as what they wait for has ended. */
  readonly tasks?: readonly PipelineTask[];
  /** What a run gives, `$(params.<name>)` in tasks. */
  readonly params?: readonly ParamSpec[];
  /** Folders that a run provides and tasks share. */
  readonly workspaces?: readonly PipelineWorkspaceDeclaration[];
  /** What a run gives when it is done, from results of tasks. */
  readonly results?: readonly PipelineResult[];
  /** Run together at the end, whatever happened to the others. */
  readonly finally?: readonly PipelineTask[];
}
