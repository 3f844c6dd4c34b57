import type { ExactlyOne } from '../util/exactly-one';
import type {
  ConfigMapVolumeSource,
  CSIVolumeSource,
  EmptyDirVolumeSource,
  PersistentVolumeClaimSpec,
  PersistentVolumeClaimVolumeSource,
  ProjectedVolumeSource,
  SecretVolumeSource,
} from './kubernetes';
import type { ObjectMeta } from './metadata';

/** A folder a Task wants. Tekton v1 `WorkspaceDeclaration`. */
export interface WorkspaceDeclaration {
  /** Unique within the Task. */
  readonly name: string;
  /** For people. */
  readonly description?: string;
  /** Where steps find it; no two may be the same. @default - `/workspace/<name>` */
  readonly mountPath?: string;
  /** Whether steps may only read. @default false */
  readonly readOnly?: boolean;
  /** Whether the Task also runs without it; `$(workspaces.<name>.bound)` says which. @default false */
  readonly optional?: boolean;
}

/** Gives one step or sidecar a workspace of its Task, and no other one. Beta. Tekton v1 `WorkspaceUsage`. */
export interface WorkspaceUsage {
  /** Name of a workspace that the Task declares. */
  readonly name: string;
  /** Where this container finds it; empty for the path of the declaration. The CRD wants it, admission does not. */
  readonly mountPath: string;
}

/** A folder a Pipeline wants from its runs. Tekton v1 `PipelineWorkspaceDeclaration`. */
export interface PipelineWorkspaceDeclaration {
  /** Unique within the Pipeline. */
  readonly name: string;
  /** For people. */
  readonly description?: string;
  /** Whether runs may leave it out. @default false */
  readonly optional?: boolean;
}

/** Hands a workspace of the Pipeline to one of its tasks. Tekton v1 `WorkspacePipelineTaskBinding`. */
export interface WorkspacePipelineTaskBinding {
  /** Name of the workspace as the Task declares it. */
  readonly name: string;
  /** Name of the workspace as the Pipeline declares it. @default - the same as `name` */
  readonly workspace?: string;
  /** Folder below the workspace that the task sees. @default - the whole workspace */
  readonly subPath?: string;
}

/** What may stand behind a workspace; exactly one of these. */
export interface WorkspaceSources {
  /** A claim made for each run and deleted with it. */
  readonly volumeClaimTemplate: VolumeClaimTemplate;
  /** A claim that exists. */
  readonly persistentVolumeClaim: PersistentVolumeClaimVolumeSource;
  /** An empty folder for each TaskRun; tasks cannot hand files on through it. */
  readonly emptyDir: EmptyDirVolumeSource;
  /** The keys of a ConfigMap as files. */
  readonly configMap: ConfigMapVolumeSource;
  /** The keys of a Secret as files. */
  readonly secret: SecretVolumeSource;
  /** Several Secrets, ConfigMaps and tokens in one folder. */
  readonly projected: ProjectedVolumeSource;
  /** A volume of a CSI driver. */
  readonly csi: CSIVolumeSource;
}

/** Puts something behind a declared workspace, in a run. Tekton v1 `WorkspaceBinding`. */
export type WorkspaceBinding = WorkspaceBindingTarget & ExactlyOne<WorkspaceSources>;

/** Which workspace a binding is for, and which part of its source it takes. */
export interface WorkspaceBindingTarget {
  /** Name of the workspace as the Pipeline or Task declares it. */
  readonly name: string;
  /** Folder below the source. @default - the whole source */
  readonly subPath?: string;
}

/** A claim to make for each run. Its name is made by Tekton. */
export interface VolumeClaimTemplate {
  /** @default 'v1' */
  readonly apiVersion?: 'v1';
  /** @default 'PersistentVolumeClaim' */
  readonly kind?: 'PersistentVolumeClaim';
  /** Labels and annotations of the claim. */
  readonly metadata?: ObjectMeta;
  readonly spec: PersistentVolumeClaimSpec;
}
