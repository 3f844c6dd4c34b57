// The app and what holds for everything in it.
export { PipelineApp, type PipelineAppProps } from './core/app/pipeline-app';
export { PipelineChart, type PipelineChartProps } from './core/app/pipeline-chart';
export { configureTekton, type TaskDelivery, type TektonSettings } from './core/app/settings';
export { TEKTON_VERSIONS, type TektonVersion } from './core/app/tekton-version';
export type { INamed } from './core/named';
export { Resource, type ResourceProps } from './core/resource';

// Params, results, workspaces.
export {
  param,
  type ArrayParam,
  type ObjectParam,
  type ParamDeclaration,
  type ParamDeclarations,
  type ParamOptions,
  type ParamRef,
  type ParamRefs,
  type StringParam,
  type StringParamOptions,
  type UntrustedParam,
} from './core/declarations/param';
export {
  result,
  type ArrayResult,
  type ObjectResult,
  type ResultDeclaration,
  type ResultDeclarations,
  type ResultOptions,
  type ResultRef,
  type ResultRefs,
  type StringResult,
} from './core/declarations/result';
export {
  workspace,
  type WorkspaceDeclaration,
  type WorkspaceDeclarations,
  type WorkspaceOptions,
} from './core/declarations/workspace';

// References.
export { ArrayRef } from './core/references/array-ref';
export { FinallyResultRef } from './core/references/finally-result-ref';
export { ObjectRef } from './core/references/object-ref';
export { PathRef } from './core/references/path-ref';
export { PipelineWorkspace, type PipelineWorkspaces, type Presence } from './core/references/pipeline-workspace';
export { Reference, type ReferenceType } from './core/references/reference';
export { ResultFile } from './core/references/result-file';
export { StatusRef } from './core/references/status-ref';
export { StringRef } from './core/references/string-ref';
export type { Text } from './core/references/text';
export { UntrustedText } from './core/references/untrusted-text';
export { WorkspaceRef } from './core/references/workspace-ref';

// Tasks and their steps.
export { Task, type StepTemplate, type TaskProps } from './core/task/task';
export { defineTask, type TaskClass } from './core/task/define-task';
export type { CustomTaskReference } from './core/task/custom-task';
export type { ExistingTaskOptions } from './core/task/existing-task';
export type { NetworkNeed } from './core/task/network';
export { FileTask } from './core/task/file-task';
export type { Declarations, ITask, TaskTarget } from './core/task/itask';
export type {
  BundleReference,
  ClusterReference,
  GitReference,
  HttpReference,
  HubReference,
  ResolverReference,
} from './core/task/remote-task';
export type { Inside, TaskContext, TaskRefs } from './core/task/task-refs';
export {
  configKey,
  EnvSource,
  fieldRef,
  resourceFieldRef,
  secretKey,
  type Env,
  type EnvValue,
  type KeyOptions,
} from './core/step/env';
export type { Sidecar } from './core/step/sidecar';
export type { ContainerProps, ContainerStep, Step, StepWorkspace } from './core/step/step';
export { StepAction, type IStepAction, type StepActionContainer, type StepActionProps } from './core/step/step-action';
export { step, StepHandle, type StepActionUse, type StepRefs } from './core/step/step-handle';
export { when, WhenExpression } from './core/when';

// Scripts.
export { node } from './core/scripts/node';
export { python } from './core/scripts/python';
export { raw, RawScript } from './core/scripts/raw';
export { Script, type ScriptValue } from './core/scripts/script';
export { sh } from './core/scripts/sh';

// Pipelines.
export { Pipeline } from './core/pipeline/pipeline';
export type { PipelineContext } from './core/pipeline/pipeline-context';
export type { PipelineProps } from './core/pipeline/pipeline-props';
export type { ExistingPipelineOptions } from './core/pipeline/existing-pipeline';
export type { IPipeline, PipelineTarget } from './core/pipeline/ipipeline';
export type {
  CommonTaskOptions,
  FinallyOptions,
  MatrixArguments,
  MatrixInclude,
  MatrixOptions,
  OrderedTaskOptions,
  TaskOptions,
} from './core/pipeline/options';
export {
  FinallyTask,
  MatrixTask,
  PipelineTask,
  type FinallyResults,
  type MatrixResults,
} from './core/pipeline/pipeline-task';
export type { Argument, Arguments, Bindings, Exact, Unknown } from './core/arguments';

// Runs.
export { PipelineRun, type PipelineRunProps } from './core/run/pipeline-run';
export { RunAccount, type RunAccountProps } from './core/run/run-account';
export { TaskRun, type TaskRunProps } from './core/run/task-run';
export type { RunSettings, TaskRunSettings, Timeouts, WorkspaceSources } from './core/run/run-settings';
export {
  configMap,
  csi,
  emptyDir,
  persistentVolumeClaim,
  projected,
  secret,
  volumeClaim,
  WorkspaceSource,
  type AccessMode,
  type FilesOptions,
  type VolumeClaimOptions,
} from './core/run/workspace-source';

// Ready-made tasks.
export { GitCloneTask, type GitCloneCredentials, type GitCloneTaskProps } from './tasks/git-clone';
export type { GitTransport } from './tasks/git-clone/transports';
export { KanikoBuildTask } from './tasks/kaniko-build';
export type { KanikoBuildTaskProps, KanikoCache, KanikoCredentials } from './tasks/kaniko/props';
export { RemoteContext, type GitContextOptions } from './tasks/kaniko/remote-context';
export { DeployTask } from './tasks/deploy';
export type { ClusterObjects } from './tasks/deploy/access';
export { ImageSlot } from './tasks/deploy/image-slot';
export type { ImageSlots } from './tasks/deploy/images';
export type { ApiResource, ClusterKind, DeployKind } from './tasks/deploy/kinds';
export type { DeployImages, DeployOptions, DeploySource, DeployTaskProps } from './tasks/deploy/props';
export {
  Strategy,
  type HelmImageValues,
  type HelmOptions,
  type KustomizeOptions,
  type ManifestsOptions,
  type SetImageOptions,
  type StrategyKind,
} from './tasks/deploy/strategy';

// Images and registries.
export { DEFAULT_IMAGES, type ImageKey } from './core/images/default-images';
export type { ImageTable, Mirror } from './core/images/image-table';
export type { IRegistry, RegistryConnection } from './core/images/registry';
export { RegistryImage } from './core/images/registry-image';
export {
  Registry,
  RegistryExposure,
  RegistryStorage,
  RegistryWithUi,
  type RegistryAuthority,
  type RegistryClaimOptions,
  type RegistryGarbageCollectionOptions,
  type RegistryIngressOptions,
  type RegistryNodePortOptions,
  type RegistryOptions,
  type RegistryTls,
  type RegistryWithUiProps,
} from './registry/index';

// Credentials.
export type {
  CloudIdentity,
  GitDelivery,
  IGitCredentials,
  IRegistryCredentials,
  LoginKeys,
  RegistryLogin,
} from './core/credentials/credentials';
export type { IAccountSecret } from './core/credentials/account-secret';
export { GitCredentials, type BasicOptions, type SshOptions, type TokenOptions } from './credentials/git-credentials';
export {
  ExternalSecret,
  type ExternalRegistryLogin,
  type ExternalSecretOptions,
  type ExternalSecretProps,
  type RemoteText,
  type SecretStore,
} from './credentials/external-secret';
export { GitHubAppToken, type GitHubAppTokenProps } from './credentials/github-app-token';
export { SealedSecret, type SealedSecretOptions, type SealedSecretProps } from './credentials/sealed-secret';
export type { BasicSecret, RegistryHosts, SshSecret } from './credentials/secret-shape';
export { UnsafeSecret, type UnsafeSecretProps } from './credentials/unsafe-secret';
export {
  DockerConfigCredentials,
  RegistryCredentials,
  type DockerConfigOptions,
  type RegistryBasicOptions,
} from './credentials/registry-credentials';

// Triggers.
export {
  BitbucketCloudEvents,
  type BitbucketCloudPullRequestFilter,
  type BitbucketCommentFilter,
  BitbucketDataCenterEvents,
  type BitbucketDataCenterPullRequestFilter,
  type CheckedField,
  type CloudEventFilter,
  CloudEvents,
  ClusterInterceptor,
  ClusterTriggerBinding,
  type CommentersFilter,
  type CommentFilter,
  type Concurrency,
  type ConcurrencyDefinition,
  type Condition,
  type CronJobOptions,
  type CustomEventOptions,
  type DraftFilter,
  type EventExplanation,
  eventField,
  type EventField,
  type EventFields,
  type EventFilter,
  type EventHeaders,
  type EventHub,
  type EventHubProps,
  EventListener,
  type EventListenerProps,
  type EventName,
  type EventOptions,
  type EventRefs,
  type EventTrigger,
  explainEvent,
  type ExplainEventOptions,
  type FreeTextField,
  type GiteaCommentFilter,
  GiteaEvents,
  type GiteaPullRequestFilter,
  type GiteaPushFilter,
  type GitHubCommentFilter,
  GitHubEvents,
  type GitHubEventsProps,
  type GitHubPullRequestFilter,
  type GitHubPushFilter,
  type GitLabCommentFilter,
  GitLabEvents,
  type GitLabMergeRequestFilter,
  type GitLabPushFilter,
  type GitLabReleaseFilter,
  type IInterceptor,
  type InstalledInterceptor,
  Interceptor,
  type InterceptorProps,
  type InterceptorUse,
  type ITriggerBinding,
  type LabelFilter,
  ListenerExposure,
  type ListenerHttpRouteOptions,
  type ListenerIngressOptions,
  type ListenerProps,
  type ListenerRouteOptions,
  type ListenerServiceOptions,
  type ListenerTrigger,
  type MembersFilter,
  type MergedFilter,
  type OnEvent,
  type ParamsOfEvent,
  type PathFilter,
  type PathsFilter,
  type Patterns,
  type ProviderName,
  type PullRequestAction,
  type PullRequestFilter,
  type PushFilter,
  type ReleaseFilter,
  type PipelinesAsCodeOptions,
  type Retention,
  Schedule,
  type ScheduleProps,
  type SecretKeyOf,
  type SecretValues,
  type ServiceInterceptor,
  type TagFilter,
  type TemplateDocument,
  type TemplateParam,
  Trigger,
  TriggerBinding,
  type TriggerBindingProps,
  type TriggerDefinition,
  type TriggerExplanation,
  type TriggerGroup,
  type TriggerOptions,
  type TriggerProps,
  TriggerTemplate,
  type TriggerTemplateProps,
  Unsigned,
  WebhookEvents,
  type WebhookEventsProps,
  type WebhookSecret,
  WebhookSignature,
} from './triggers/index';

// What is said about rules.
export { Validations } from './core/app/validations';
export type { RuleSeverity } from './validation/policy/policy';
// cdk8s-cli looks for validations in the main entry of a package.
export { TektonValidation, type TektonValidationProps } from './validation/plugin';

// Permissions.
export type { NetworkAccess } from './permissions/network-access';
export { PipelineNamespace, type PipelineNamespaceProps } from './permissions/pipeline-namespace';
export type { PodSecurityLevel } from './permissions/pod-security';

// Errors.
export type { Diagnostic, Json } from './diagnostics/diagnostic';
export { DiagnosticError } from './diagnostics/diagnostic-error';
export type { Place, SourceLine } from './diagnostics/place';
