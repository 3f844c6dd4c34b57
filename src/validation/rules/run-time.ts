import type { Rule } from '../engine/rule';
import { arrayIndexOutOfRange } from './run-time/array-index-out-of-range';
import { deprecatedApiVersion } from './run-time/deprecated-api-version';
import { duplicateObject } from './run-time/duplicate-object';
import { handedEmptyDir } from './run-time/handed-empty-dir';
import { ignoredParam } from './run-time/ignored-param';
import { matrixResultNotTaken } from './run-time/matrix-result-not-taken';
import { missingObject } from './run-time/missing-object';
import { missingObjectKey } from './run-time/missing-object-key';
import { missingParam } from './run-time/missing-param';
import { missingWorkspace } from './run-time/missing-workspace';
import { negativeTaskLimit } from './run-time/negative-task-limit';
import { optionalWorkspace } from './run-time/optional-workspace';
import { paramType } from './run-time/param-type';
import { partOfWrongType } from './run-time/part-of-wrong-type';
import { skippedResult } from './run-time/skipped-result';
import { timeoutBeyondRun } from './run-time/timeout-beyond-run';
import { twoClaims } from './run-time/two-claims';
import { unknownResult } from './run-time/unknown-result';
import { unknownTaskRunSpec } from './run-time/unknown-task-run-spec';
import { unknownVolume } from './run-time/unknown-volume';
import { unknownWorkspaceBinding } from './run-time/unknown-workspace-binding';
import { unresolvedVariable } from './run-time/unresolved-variable';
import { valueNotInEnum } from './run-time/value-not-in-enum';

/** What a cluster accepts and what then fails, or silently does the wrong thing, when it runs. */
export const RUN_TIME_RULES: readonly Rule[] = [
  arrayIndexOutOfRange,
  deprecatedApiVersion,
  duplicateObject,
  handedEmptyDir,
  ignoredParam,
  matrixResultNotTaken,
  missingObject,
  missingObjectKey,
  missingParam,
  missingWorkspace,
  negativeTaskLimit,
  optionalWorkspace,
  paramType,
  partOfWrongType,
  skippedResult,
  timeoutBeyondRun,
  twoClaims,
  unknownResult,
  unknownTaskRunSpec,
  unknownVolume,
  unknownWorkspaceBinding,
  unresolvedVariable,
  valueNotInEnum,
];
