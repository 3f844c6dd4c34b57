// Webhooks of providers: one listener, and what starts runs.
export {
  GitHubEvents,
  type GitHubEventsProps,
  type GitHubPullRequestFilter,
  type GitHubPushFilter,
  type GitHubCommentFilter,
} from './providers/github';
export type { EventHub, EventHubProps } from './events/event-hub';
export type { EventTrigger } from './events/event-trigger';
export { Unsigned } from './events/unsigned';
export type { Concurrency, EventOptions, OnEvent, ParamsOfEvent } from './events/on-event';
export {
  GitLabEvents,
  type GitLabCommentFilter,
  type GitLabMergeRequestFilter,
  type GitLabPushFilter,
  type GitLabReleaseFilter,
} from './providers/gitlab';
export {
  GiteaEvents,
  type GiteaCommentFilter,
  type GiteaPullRequestFilter,
  type GiteaPushFilter,
} from './providers/gitea';
export {
  BitbucketCloudEvents,
  BitbucketDataCenterEvents,
  type BitbucketCloudPullRequestFilter,
  type BitbucketCommentFilter,
  type BitbucketDataCenterPullRequestFilter,
} from './providers/bitbucket';
export { WebhookEvents, WebhookSignature, type CustomEventOptions, type WebhookEventsProps } from './providers/webhook';
export { CloudEvents, type CloudEventFilter } from './providers/cloud-events';
export {
  eventField,
  type CheckedField,
  type EventField,
  type EventFields,
  type EventRefs,
  type FreeTextField,
} from './events/field';
export type { Condition, ConcurrencyDefinition, EventName, ProviderName, TriggerDefinition } from './events/definition';
export type {
  CommentersFilter,
  CommentFilter,
  DraftFilter,
  EventFilter,
  LabelFilter,
  MembersFilter,
  MergedFilter,
  PathFilter,
  PathsFilter,
  Patterns,
  PullRequestAction,
  PullRequestFilter,
  PushFilter,
  ReleaseFilter,
  TagFilter,
  WebhookSecret,
} from './events/filter';
export {
  ListenerExposure,
  type ListenerHttpRouteOptions,
  type ListenerIngressOptions,
  type ListenerRouteOptions,
  type ListenerServiceOptions,
} from './listener/exposure';
export type { ListenerProps } from './listener/pod';
export type { PipelinesAsCodeOptions, SecretKeyOf } from './pipelines-as-code/options';
// Times of day.
export { Schedule, type ScheduleProps } from './schedule/schedule';
export type { CronJobOptions } from './schedule/cron-job';
// What an event does, without a cluster.
export { explainEvent, type ExplainEventOptions } from './explain/explain-event';
export type { EventExplanation, TriggerExplanation } from './explain/explanation';
export type { EventHeaders } from './explain/received-event';
export type { SecretValues } from './explain/documents';
// The objects underneath.
export {
  EventListener,
  type EventListenerProps,
  type ListenerTrigger,
  type TriggerGroup,
} from './objects/event-listener';
export { ClusterInterceptor, Interceptor, type IInterceptor, type InterceptorProps } from './objects/interceptor';
export {
  Trigger,
  type InstalledInterceptor,
  type InterceptorUse,
  type ServiceInterceptor,
  type TriggerOptions,
  type TriggerProps,
} from './objects/trigger';
export {
  ClusterTriggerBinding,
  TriggerBinding,
  type ITriggerBinding,
  type TriggerBindingProps,
} from './objects/trigger-binding';
export {
  TriggerTemplate,
  type TemplateDocument,
  type TemplateParam,
  type TriggerTemplateProps,
} from './objects/trigger-template';
export type { Retention } from './housekeeping/retention';
