import type { Rule } from '../engine/rule';
import { arrayIndexOutOfRange } from './run-time/array-index-out-of-range';
import { brokenVariable } from './run-time/broken-variable';
import { claimWithoutGroup } from './run-time/claim-without-group';
import { deprecatedApiVersion } from './run-time/deprecated-api-version';
import { deprecatedField } from './run-time/deprecated-field';
import { duplicateObject } from './run-time/duplicate-object';
import { eventObjectInText } from './run-time/event-object-in-text';
import { eventValueInName } from './run-time/event-value-in-name';
import { failingCel } from './run-time/failing-cel';
import { fixedRunName } from './run-time/fixed-run-name';
import { generatedNameApplied } from './run-time/generated-name-applied';
import { handedEmptyDir } from './run-time/handed-empty-dir';
import { ignoredParam } from './run-time/ignored-param';
import { imageWithoutShell } from './run-time/image-without-shell';
import { invalidEnvName } from './run-time/invalid-env-name';
import { invalidImage } from './run-time/invalid-image';
import { invalidPodField } from './run-time/invalid-pod-field';
import { leakedUndefined } from './run-time/leaked-undefined';
import { matrixResultNotTaken } from './run-time/matrix-result-not-taken';
import { missingExtension } from './run-time/missing-extension';
import { missingKubernetesObject } from './run-time/missing-kubernetes-object';
import { missingObject } from './run-time/missing-object';
import { missingObjectKey } from './run-time/missing-object-key';
import { missingParam } from './run-time/missing-param';
import { missingTemplateParam } from './run-time/missing-template-param';
import { missingWorkspace } from './run-time/missing-workspace';
import { negativeTaskLimit } from './run-time/negative-task-limit';
import { optionalWorkspace } from './run-time/optional-workspace';
import { paramType } from './run-time/param-type';
import { partOfWrongType } from './run-time/part-of-wrong-type';
import { pipelineCycle } from './run-time/pipeline-cycle';
import { removedApiVersion } from './run-time/removed-api-version';
import { reservedLabel } from './run-time/reserved-label';
import { resultInDefault } from './run-time/result-in-default';
import { resultTooLarge } from './run-time/result-too-large';
import { shellSyntax } from './run-time/shell-syntax';
import { skippedResult } from './run-time/skipped-result';
import { timeoutBeyondRun } from './run-time/timeout-beyond-run';
import { twoClaims } from './run-time/two-claims';
import { unboundEventValue } from './run-time/unbound-event-value';
import { unknownEventValue } from './run-time/unknown-event-value';
import { unknownInterceptor } from './run-time/unknown-interceptor';
import { unknownResult } from './run-time/unknown-result';
import { unknownStepResult } from './run-time/unknown-step-result';
import { unknownTaskRunSpec } from './run-time/unknown-task-run-spec';
import { unknownVolume } from './run-time/unknown-volume';
import { unknownWorkspaceBinding } from './run-time/unknown-workspace-binding';
import { unreportedFailure } from './run-time/unreported-failure';
import { unresolvableDefault } from './run-time/unresolvable-default';
import { unorderedWorkspace } from './run-time/unordered-workspace';
import { unresolvedVariable } from './run-time/unresolved-variable';
import { unquotedValue } from './run-time/unquoted-value';
import { unusedDeclaration } from './run-time/unused-declaration';
import { unusedTemplateParam } from './run-time/unused-template-param';
import { valueNotInEnum } from './run-time/value-not-in-enum';
import { variableInPlainField } from './run-time/variable-in-plain-field';
import { workspaceBoundTwice } from './run-time/workspace-bound-twice';

/** What a cluster accepts and what then fails, or silently does the wrong thing, when it runs. */
export const RUN_TIME_RULES: readonly Rule[] = [
  arrayIndexOutOfRange,
  brokenVariable,
  claimWithoutGroup,
  deprecatedApiVersion,
  deprecatedField,
  duplicateObject,
  eventObjectInText,
  eventValueInName,
  failingCel,
  fixedRunName,
  generatedNameApplied,
  handedEmptyDir,
  ignoredParam,
  imageWithoutShell,
  invalidEnvName,
  invalidImage,
  invalidPodField,
  leakedUndefined,
  matrixResultNotTaken,
  missingExtension,
  missingKubernetesObject,
  missingObject,
  missingObjectKey,
  missingParam,
  missingTemplateParam,
  missingWorkspace,
  negativeTaskLimit,
  optionalWorkspace,
  paramType,
  partOfWrongType,
  pipelineCycle,
  removedApiVersion,
  reservedLabel,
  resultInDefault,
  resultTooLarge,
  shellSyntax,
  skippedResult,
  timeoutBeyondRun,
  twoClaims,
  unboundEventValue,
  unknownEventValue,
  unknownInterceptor,
  unknownResult,
  unknownStepResult,
  unknownTaskRunSpec,
  unknownVolume,
  unknownWorkspaceBinding,
  unorderedWorkspace,
  unreportedFailure,
  unresolvableDefault,
  unresolvedVariable,
  unquotedValue,
  unusedDeclaration,
  unusedTemplateParam,
  valueNotInEnum,
  variableInPlainField,
  workspaceBoundTwice,
];
