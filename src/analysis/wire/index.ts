/**
 * Documents as anybody may have written them: every field may be missing and every text may be anything. The types of
 * `src/schema` say what is right; these say what analysis must be ready for.
 */
export type { Fields, AnyParamValue, AnyParamSpec, AnyParam, AnyRef, AnyResult, AnyWhen, AnyWorkspace } from './values';
export type { AnyEnv, AnyMount, AnySecurityContext, AnyHandler, AnyContainer, AnyVolume, AnyPodTemplate } from './pods';
export type {
  AnyStep,
  AnyTaskSpec,
  AnyEmbeddedTask,
  AnyStepActionSpec,
  AnyMatrix,
  AnyPipelineTask,
  AnyPipelineTaskWorkspace,
  AnyPipelineSpec,
} from './tasks';
export type {
  AnyWorkspaceBinding,
  AnyComputeSpec,
  AnyTaskRunSpec,
  AnyPipelineRunSpec,
  AnyTaskRunSpecOfPipeline,
} from './runs';
export type {
  AnyBinding,
  AnyTriggerTemplateSpec,
  AnyTemplate,
  AnyInterceptor,
  AnyTrigger,
  AnyEventListenerSpec,
  AnyTriggerSelector,
  AnyKubernetesResource,
  AnyClientConfig,
  AnyKey,
} from './triggers';
