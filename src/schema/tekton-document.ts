import type { CustomRun } from './custom-run';
import type { TektonKind } from './kinds';
import type { Pipeline } from './pipeline';
import type { PipelineRun } from './pipeline-run';
import type { ResolutionRequest } from './resolution-request';
import type { StepAction } from './step-action';
import type { Task } from './task';
import type { TaskRun } from './task-run';
import type { ClusterInterceptor, Interceptor } from './triggers/cluster-interceptor';
import type { EventListener } from './triggers/event-listener';
import type { Trigger } from './triggers/trigger';
import type { ClusterTriggerBinding, TriggerBinding } from './triggers/trigger-binding';
import type { TriggerTemplate } from './triggers/trigger-template';
import type { VerificationPolicy } from './verification-policy';

/** The document type of each kind of Tekton. */
export interface TektonDocuments {
  readonly Task: Task;
  readonly StepAction: StepAction;
  readonly Pipeline: Pipeline;
  readonly TaskRun: TaskRun;
  readonly PipelineRun: PipelineRun;
  readonly CustomRun: CustomRun;
  readonly VerificationPolicy: VerificationPolicy;
  readonly ResolutionRequest: ResolutionRequest;
  readonly EventListener: EventListener;
  readonly Trigger: Trigger;
  readonly TriggerBinding: TriggerBinding;
  readonly ClusterTriggerBinding: ClusterTriggerBinding;
  readonly TriggerTemplate: TriggerTemplate;
  readonly Interceptor: Interceptor;
  readonly ClusterInterceptor: ClusterInterceptor;
}

/** A document of Tekton, of whatever kind; `kind` tells which. */
export type TektonDocument = TektonDocuments[TektonKind];
