import type { AnyPodTemplate } from './pods';
import type { AnyPipelineSpec, AnyTaskSpec } from './tasks';
import type { AnyParam, AnyRef, Fields } from './values';

export interface AnyWorkspaceBinding {
  readonly name?: string;
  readonly subPath?: string;
  readonly volumeClaimTemplate?: object;
  readonly persistentVolumeClaim?: { readonly claimName?: string };
  readonly emptyDir?: object;
  readonly configMap?: { readonly name?: string };
  readonly secret?: { readonly secretName?: string };
  readonly projected?: { readonly sources?: readonly unknown[] };
  readonly csi?: { readonly driver?: string };
}

/** What runs may say of steps and sidecars. */
interface AnyComputeSpec {
  readonly name?: string;
  readonly computeResources?: Fields;
}

export interface AnyTaskRunSpec {
  readonly taskRef?: AnyRef;
  readonly taskSpec?: AnyTaskSpec;
  readonly serviceAccountName?: string;
  readonly podTemplate?: AnyPodTemplate;
  readonly params?: readonly AnyParam[];
  readonly workspaces?: readonly AnyWorkspaceBinding[];
  readonly debug?: {
    readonly breakpoints?: { readonly onFailure?: string; readonly beforeSteps?: readonly string[] };
  };
  readonly stepSpecs?: readonly AnyComputeSpec[];
  readonly sidecarSpecs?: readonly AnyComputeSpec[];
  readonly computeResources?: Fields;
  readonly status?: string;
  readonly statusMessage?: string;
  readonly retries?: number;
  readonly timeout?: string;
}

export interface AnyPipelineRunSpec {
  readonly pipelineRef?: AnyRef;
  readonly pipelineSpec?: AnyPipelineSpec;
  readonly params?: readonly AnyParam[];
  readonly workspaces?: readonly AnyWorkspaceBinding[];
  /** Of v1beta1; v1 says `timeouts.pipeline`. */
  readonly timeout?: string;
  readonly timeouts?: { readonly pipeline?: string; readonly tasks?: string; readonly finally?: string };
  readonly status?: string;
  readonly taskRunTemplate?: { readonly serviceAccountName?: string; readonly podTemplate?: AnyPodTemplate };
  readonly taskRunSpecs?: readonly AnyTaskRunSpecOfPipeline[];
}

export interface AnyTaskRunSpecOfPipeline {
  readonly pipelineTaskName?: string;
  readonly serviceAccountName?: string;
  readonly podTemplate?: AnyPodTemplate;
  readonly stepSpecs?: readonly AnyComputeSpec[];
  readonly sidecarSpecs?: readonly AnyComputeSpec[];
  readonly computeResources?: Fields;
  readonly timeout?: string;
}
