import type { Rule } from '../engine/rule';
import { duplicateParam } from './admission/duplicate-param';
import { duplicatePipelineTask } from './admission/duplicate-pipeline-task';
import { duplicateStep } from './admission/duplicate-step';
import { duplicateVolume } from './admission/duplicate-volume';
import { duplicateWorkspace } from './admission/duplicate-workspace';
import { emptyPipeline } from './admission/empty-pipeline';
import { emptyWorkspaceName } from './admission/empty-workspace-name';
import { featureGate } from './admission/feature-gate';
import { finallyWithoutTasks } from './admission/finally-without-tasks';
import { inlineSpecDisabled } from './admission/inline-spec-disabled';
import { invalidBinding } from './admission/invalid-binding';
import { invalidBreakpoint } from './admission/invalid-breakpoint';
import { invalidCel } from './admission/invalid-cel';
import { invalidClientConfig } from './admission/invalid-client-config';
import { invalidComputeSpec } from './admission/invalid-compute-spec';
import { invalidCustomTask } from './admission/invalid-custom-task';
import { invalidEnum } from './admission/invalid-enum';
import { invalidInterceptor } from './admission/invalid-interceptor';
import { invalidListenerResources } from './admission/invalid-listener-resources';
import { invalidMatrix } from './admission/invalid-matrix';
import { invalidMetadata } from './admission/invalid-metadata';
import { invalidName } from './admission/invalid-name';
import { invalidOnError } from './admission/invalid-on-error';
import { invalidParamName } from './admission/invalid-param-name';
import { invalidParamType } from './admission/invalid-param-type';
import { invalidPipelineResult } from './admission/invalid-pipeline-result';
import { invalidPipelineTaskName } from './admission/invalid-pipeline-task-name';
import { invalidRef } from './admission/invalid-ref';
import { invalidResult } from './admission/invalid-result';
import { invalidStatus } from './admission/invalid-status';
import { invalidStepActionDefault } from './admission/invalid-step-action-default';
import { invalidStepActionMount } from './admission/invalid-step-action-mount';
import { invalidStepName } from './admission/invalid-step-name';
import { invalidTemplate } from './admission/invalid-template';
import { invalidTriggerBinding } from './admission/invalid-trigger-binding';
import { invalidTriggerTemplate } from './admission/invalid-trigger-template';
import { invalidTrigger } from './admission/invalid-trigger';
import { invalidVerificationPolicy } from './admission/invalid-verification-policy';
import { invalidWhen } from './admission/invalid-when';
import { invalidWorkspaceBinding } from './admission/invalid-workspace-binding';
import { listenerWithoutTriggers } from './admission/listener-without-triggers';
import { malformedVariable } from './admission/malformed-variable';
import { misplacedArtifact } from './admission/misplaced-artifact';
import { misplacedStepResult } from './admission/misplaced-step-result';
import { missingImage } from './admission/missing-image';
import { missingValue } from './admission/missing-value';
import { negativeDuration } from './admission/negative-duration';
import { negativeRetries } from './admission/negative-retries';
import { noSingleSource } from './admission/no-single-source';
import { noSteps } from './admission/no-steps';
import { objectWithoutProperties } from './admission/object-without-properties';
import { paramInStepActionScript } from './admission/param-in-step-action-script';
import { paramsWithoutRef } from './admission/params-without-ref';
import { removedField } from './admission/removed-field';
import { reservedMount } from './admission/reserved-mount';
import { reservedSidecarName } from './admission/reserved-sidecar-name';
import { resultInRunParam } from './admission/result-in-run-param';
import { resultOfChildPipeline } from './admission/result-of-child-pipeline';
import { resultOfFinallyTask } from './admission/result-of-finally-task';
import { runAfterInFinally } from './admission/run-after-in-finally';
import { scriptWithCommand } from './admission/script-with-command';
import { statusOutsideFinally } from './admission/status-outside-finally';
import { stepRefConflict } from './admission/step-ref-conflict';
import { taskCycle } from './admission/task-cycle';
import { timeoutTooLong } from './admission/timeout-too-long';
import { unknownContextVariable } from './admission/unknown-context-variable';
import { unknownField } from './admission/unknown-field';
import { unknownKind } from './admission/unknown-kind';
import { unknownParamKey } from './admission/unknown-param-key';
import { unknownParam } from './admission/unknown-param';
import { unknownResultPath } from './admission/unknown-result-path';
import { unknownTask } from './admission/unknown-task';
import { unknownVariablePrefix } from './admission/unknown-variable-prefix';
import { unknownWorkspace } from './admission/unknown-workspace';
import { unmergeableStep } from './admission/unmergeable-step';
import { webhookCrash } from './admission/webhook-crash';
import { wholeParamInText } from './admission/whole-param-in-text';
import { workspaceMountConflict } from './admission/workspace-mount-conflict';
import { wrongType } from './admission/wrong-type';

/** Everything that a cluster refuses at creation. */
export const ADMISSION_RULES: readonly Rule[] = [
  duplicateParam,
  duplicatePipelineTask,
  duplicateStep,
  duplicateVolume,
  duplicateWorkspace,
  emptyPipeline,
  emptyWorkspaceName,
  featureGate,
  finallyWithoutTasks,
  inlineSpecDisabled,
  invalidBinding,
  invalidBreakpoint,
  invalidCel,
  invalidClientConfig,
  invalidComputeSpec,
  invalidCustomTask,
  invalidEnum,
  invalidInterceptor,
  invalidListenerResources,
  invalidMatrix,
  invalidMetadata,
  invalidName,
  invalidOnError,
  invalidParamName,
  invalidParamType,
  invalidPipelineResult,
  invalidPipelineTaskName,
  invalidRef,
  invalidResult,
  invalidStatus,
  invalidStepActionDefault,
  invalidStepActionMount,
  invalidStepName,
  invalidTemplate,
  invalidTriggerBinding,
  invalidTriggerTemplate,
  invalidTrigger,
  invalidVerificationPolicy,
  invalidWhen,
  invalidWorkspaceBinding,
  listenerWithoutTriggers,
  malformedVariable,
  misplacedArtifact,
  misplacedStepResult,
  missingImage,
  missingValue,
  negativeDuration,
  negativeRetries,
  noSingleSource,
  noSteps,
  objectWithoutProperties,
  paramInStepActionScript,
  paramsWithoutRef,
  removedField,
  reservedMount,
  reservedSidecarName,
  resultInRunParam,
  resultOfChildPipeline,
  resultOfFinallyTask,
  runAfterInFinally,
  scriptWithCommand,
  statusOutsideFinally,
  stepRefConflict,
  taskCycle,
  timeoutTooLong,
  unknownContextVariable,
  unknownField,
  unknownKind,
  unknownParamKey,
  unknownParam,
  unknownResultPath,
  unknownTask,
  unknownVariablePrefix,
  unknownWorkspace,
  unmergeableStep,
  webhookCrash,
  wholeParamInText,
  workspaceMountConflict,
  wrongType,
];
