/**
 * Documents as anybody may have written them: every field may be missing and every text may be anything. The types of
 * `src/schema` say what is right; these say what analysis must be ready for.
 */
export type { Fields, AnyParamValue, AnyParamSpec, AnyParam, AnyRef, AnyResult, AnyWhen } from './values';
export type { AnyEnv, AnySecurityContext, AnyHandler, AnyContainer, AnyVolume, AnyPodTemplate } from './pods';
export type { AnyStep, AnyTaskSpec, AnyStepActionSpec, AnyMatrix, AnyPipelineTask, AnyPipelineSpec } from './tasks';
export type { AnyWorkspaceBinding, AnyTaskRunSpec, AnyPipelineRunSpec, AnyTaskRunSpecOfPipeline } from './runs';
export type {
  AnyBinding,
  AnyTriggerTemplateSpec,
  AnyTemplate,
  AnyInterceptor,
  AnyTrigger,
  AnyEventListenerSpec,
  AnyTriggerSelector,
  AnyClientConfig,
  AnyKey,
} from './triggers';
