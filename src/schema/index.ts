/** Wire types of Tekton, field by field as in YAML, and the tables that say what Tekton allows. */
export type { ContainerBase } from './container';
export {
  CUSTOM_RUN_STATUSES,
  type CustomRunSpecStatus,
  type CustomRun,
  type CustomRunSpec,
  type CustomRunTargets,
  type CustomRunSettings,
  type EmbeddedCustomRunSpec,
} from './custom-run';
export type { KubernetesDocument, JsonValue, JsonObject } from './document';
export type { GoDuration } from './duration';
export {
  FEATURE_FLAGS,
  STABILITY_LEVELS,
  INLINE_SPEC_PLACES,
  TRIGGERS_FEATURE_FLAGS,
  type FeatureFlag,
  type FeatureFlags,
  type StabilityLevel,
  type InlineSpecPlace,
  type TriggersFeatureFlag,
} from './feature-flags';
export { GATED_FIELDS, GATED_TEXTS, type GatedField, type GatedText } from './gates';
export { TEKTON_KINDS, KINDS, isTektonKind, type Scope, type NameRule, type KindInfo, type TektonKind } from './kinds';
export {
  PULL_POLICIES,
  SERVICE_TYPES,
  DNS_POLICIES,
  TERMINATION_MESSAGE_POLICIES,
  type PullPolicy,
  type ServiceType,
  type DNSPolicy,
  type TerminationMessagePolicy,
  type EnvVar,
  type EnvVarSource,
  type EnvFromSource,
  type SecretKeySelector,
  type ConfigMapKeySelector,
  type ObjectFieldSelector,
  type ResourceFieldSelector,
  type VolumeMount,
  type VolumeDevice,
  type ResourceRequirements,
  type SecurityContext,
  type Capabilities,
  type SeccompProfile,
  type Probe,
  type ContainerPort,
  type Container,
  type Lifecycle,
  type FileKeySelector,
  type Volume,
  type ConfigMapVolumeSource,
  type SecretVolumeSource,
  type EmptyDirVolumeSource,
  type ProjectedVolumeSource,
  type VolumeProjection,
  type CSIVolumeSource,
  type KeyToPath,
  type PersistentVolumeClaimVolumeSource,
  type PersistentVolumeClaimSpec,
  type ImageVolumeSource,
  type PodSpec,
  type PodTemplateSpec,
  type PodSecurityContext,
  type PodDNSConfig,
  type HostAlias,
  type Affinity,
  type NodeAffinity,
  type PodAffinity,
  type PodAntiAffinity,
  type Toleration,
  type TopologySpreadConstraint,
  type LocalObjectReference,
  type ObjectReference,
  type SecretReference,
  type LabelSelector,
  type LabelSelectorRequirement,
  type ConfigMap,
  type Secret,
  type Service,
  type ServicePort,
  type ServiceAccount,
  type Namespace,
  type Pod,
  type PersistentVolumeClaim,
  type ResourceQuota,
  type LimitRange,
  type Deployment,
  type StatefulSet,
  type DaemonSet,
  type Job,
  type CronJob,
  type Ingress,
  type NetworkPolicy,
  type PodDisruptionBudget,
  type Role,
  type RoleBinding,
  type ClusterRole,
  type ClusterRoleBinding,
  type PolicyRule,
  type Subject,
  type RoleRef,
} from './kubernetes';
export type { Matrix, IncludeParams } from './matrix';
export type { StringMap, ObjectMeta, OwnerReference, PipelineTaskMetadata } from './metadata';
export { PARAM_TYPES, type ParamType, type ParamValue, type ParamSpec, type PropertySpec, type Param } from './param';
export {
  PIPELINE_RUN_STATUSES,
  type PipelineRunSpecStatus,
  type PipelineRun,
  type PipelineRunSpec,
  type TimeoutFields,
  type PipelineTaskRunTemplate,
  type PipelineTaskRunSpec,
} from './pipeline-run';
export type { PipelineTask, EmbeddedTask, EmbeddedTaskSpec, EmbeddedCustomTask } from './pipeline-task';
export type { Pipeline, PipelineSpec } from './pipeline';
export type { PodTemplate } from './pod-template';
export type { ResolutionRequest, ResolutionRequestSpec } from './resolution-request';
export {
  RESOLVERS,
  type BuiltinResolver,
  type ResolverRef,
  type StepRef,
  type TaskRef,
  type PipelineRef,
} from './resolver';
export type { ResultType, TaskResult, StepResult, PipelineResult } from './result';
export type { Sidecar } from './sidecar';
export type { StepAction, StepActionSpec } from './step-action';
export { ON_ERROR, type OnError, type Step, type StepOutputConfig, type StepTemplate } from './step';
export type { Substitution } from './substitution';
export {
  TASK_RUN_STATUSES,
  type TaskRunSpecStatus,
  type TaskRun,
  type TaskRunSpec,
  type TaskRunDebug,
  type TaskBreakpoints,
  type TaskRunStepSpec,
  type TaskRunSidecarSpec,
} from './task-run';
export type { Task, TaskSpec } from './task';
export type { TektonDocuments, TektonDocument } from './tekton-document';
export {
  VERIFICATION_MODES,
  HASH_ALGORITHMS,
  type VerificationMode,
  type HashAlgorithm,
  type VerificationPolicy,
  type VerificationPolicySpec,
  type ResourcePattern,
  type Authority,
  type KeyRef,
  type KeySources,
  type KeyHash,
} from './verification-policy';
export { OPERATORS, type Operator, type WhenExpression, type WhenValues, type WhenCel } from './when';
export type {
  WorkspaceDeclaration,
  WorkspaceUsage,
  PipelineWorkspaceDeclaration,
  WorkspacePipelineTaskBinding,
  WorkspaceSources,
  WorkspaceBinding,
  WorkspaceBindingTarget,
  VolumeClaimTemplate,
} from './workspace';
export type {
  ClusterInterceptor,
  Interceptor,
  InterceptorSpec,
  ClientConfig,
  ServiceReference,
} from './triggers/cluster-interceptor';
export type {
  EventListener,
  EventListenerSpec,
  EventListenerTrigger,
  TriggerInPlace,
  TriggerByRef,
  EventListenerTriggerGroup,
  EventListenerTriggerSelector,
  NamespaceSelector,
  Resources,
  KubernetesResource,
  ListenerPod,
  ListenerPodTemplate,
  ListenerPodSpec,
  ListenerContainer,
} from './triggers/event-listener';
export {
  INTERCEPTOR_KINDS,
  CORE_INTERCEPTORS,
  type InterceptorKind,
  type CoreInterceptor,
  type TriggerInterceptor,
  type InterceptorByRef,
  type InterceptorByWebhook,
  type InterceptorRef,
  type InterceptorParams,
  type WebhookInterceptor,
  type SecretRef,
} from './triggers/interceptor';
export type { TriggerParam, TriggerParamSpec } from './triggers/params';
export type { TriggerBinding, ClusterTriggerBinding, TriggerBindingSpec } from './triggers/trigger-binding';
export type { TriggerTemplate, TriggerTemplateSpec, TriggerResourceTemplate } from './triggers/trigger-template';
export {
  BINDING_KINDS,
  type TriggerBindingKind,
  type Trigger,
  type TriggerSpec,
  type TriggerSpecBinding,
  type BindingValue,
  type BindingRef,
  type TriggerSpecTemplate,
  type TemplateRef,
  type TemplateInPlace,
} from './triggers/trigger';
