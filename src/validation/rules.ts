import type { Rule } from './engine/rule';
import { duplicateObject } from './rules/duplicate-object';
import { duplicateParam } from './rules/duplicate-param';
import { duplicatePipelineTask } from './rules/duplicate-pipeline-task';
import { duplicateStep } from './rules/duplicate-step';
import { duplicateVolume } from './rules/duplicate-volume';
import { duplicateWorkspace } from './rules/duplicate-workspace';
import { emptyPipeline } from './rules/empty-pipeline';
import { emptyWorkspaceName } from './rules/empty-workspace-name';
import { featureGate } from './rules/feature-gate';
import { finallyWithoutTasks } from './rules/finally-without-tasks';
import { inlineSpecDisabled } from './rules/inline-spec-disabled';
import { invalidBinding } from './rules/invalid-binding';
import { invalidBreakpoint } from './rules/invalid-breakpoint';
import { invalidCel } from './rules/invalid-cel';
import { invalidClientConfig } from './rules/invalid-client-config';
import { invalidComputeSpec } from './rules/invalid-compute-spec';
import { invalidCustomTask } from './rules/invalid-custom-task';
import { invalidEnum } from './rules/invalid-enum';
import { invalidInterceptor } from './rules/invalid-interceptor';
import { invalidListenerResources } from './rules/invalid-listener-resources';
import { invalidMatrix } from './rules/invalid-matrix';
import { invalidMetadata } from './rules/invalid-metadata';
import { invalidName } from './rules/invalid-name';
import { invalidOnError } from './rules/invalid-on-error';
import { invalidParamName } from './rules/invalid-param-name';
import { invalidParamType } from './rules/invalid-param-type';
import { invalidPipelineResult } from './rules/invalid-pipeline-result';
import { invalidPipelineTaskName } from './rules/invalid-pipeline-task-name';
import { invalidRef } from './rules/invalid-ref';
import { invalidResult } from './rules/invalid-result';
import { invalidStatus } from './rules/invalid-status';
import { invalidStepActionDefault } from './rules/invalid-step-action-default';
import { invalidStepActionMount } from './rules/invalid-step-action-mount';
import { invalidStepName } from './rules/invalid-step-name';
import { invalidTemplate } from './rules/invalid-template';
import { invalidTriggerBinding } from './rules/invalid-trigger-binding';
import { invalidTriggerTemplate } from './rules/invalid-trigger-template';
import { invalidTrigger } from './rules/invalid-trigger';
import { invalidVerificationPolicy } from './rules/invalid-verification-policy';
import { invalidWhen } from './rules/invalid-when';
import { invalidWorkspaceBinding } from './rules/invalid-workspace-binding';
import { listenerWithoutTriggers } from './rules/listener-without-triggers';
import { malformedVariable } from './rules/malformed-variable';
import { misplacedArtifact } from './rules/misplaced-artifact';
import { misplacedStepResult } from './rules/misplaced-step-result';
import { missingImage } from './rules/missing-image';
import { missingValue } from './rules/missing-value';
import { negativeDuration } from './rules/negative-duration';
import { negativeRetries } from './rules/negative-retries';
import { noSingleSource } from './rules/no-single-source';
import { noSteps } from './rules/no-steps';
import { objectWithoutProperties } from './rules/object-without-properties';
import { paramInStepActionScript } from './rules/param-in-step-action-script';
import { paramsWithoutRef } from './rules/params-without-ref';
import { removedField } from './rules/removed-field';
import { reservedMount } from './rules/reserved-mount';
import { reservedSidecarName } from './rules/reserved-sidecar-name';
import { resultInRunParam } from './rules/result-in-run-param';
import { resultOfChildPipeline } from './rules/result-of-child-pipeline';
import { resultOfFinallyTask } from './rules/result-of-finally-task';
import { runAfterInFinally } from './rules/run-after-in-finally';
import { scriptWithCommand } from './rules/script-with-command';
import { statusOutsideFinally } from './rules/status-outside-finally';
import { stepRefConflict } from './rules/step-ref-conflict';
import { taskCycle } from './rules/task-cycle';
import { timeoutTooLong } from './rules/timeout-too-long';
import { unknownContextVariable } from './rules/unknown-context-variable';
import { unknownField } from './rules/unknown-field';
import { unknownKind } from './rules/unknown-kind';
import { unknownParamKey } from './rules/unknown-param-key';
import { unknownParam } from './rules/unknown-param';
import { unknownResultPath } from './rules/unknown-result-path';
import { unknownTask } from './rules/unknown-task';
import { unknownVariablePrefix } from './rules/unknown-variable-prefix';
import { unknownWorkspace } from './rules/unknown-workspace';
import { webhookCrash } from './rules/webhook-crash';
import { wholeParamInText } from './rules/whole-param-in-text';
import { workspaceMountConflict } from './rules/workspace-mount-conflict';
import { wrongType } from './rules/wrong-type';

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
  webhookCrash,
  wholeParamInText,
  workspaceMountConflict,
  wrongType,
];

/** All rules. */
export const RULES: readonly Rule[] = [...ADMISSION_RULES, duplicateObject];
