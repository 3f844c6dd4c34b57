import type { Rule } from '../engine/rule';
import { deprecatedApiVersion } from './run-time/deprecated-api-version';
import { duplicateObject } from './run-time/duplicate-object';
import { ignoredParam } from './run-time/ignored-param';
import { missingObject } from './run-time/missing-object';
import { missingObjectKey } from './run-time/missing-object-key';
import { missingParam } from './run-time/missing-param';
import { missingWorkspace } from './run-time/missing-workspace';
import { optionalWorkspace } from './run-time/optional-workspace';
import { paramType } from './run-time/param-type';
import { twoClaims } from './run-time/two-claims';
import { unknownResult } from './run-time/unknown-result';
import { unknownTaskRunSpec } from './run-time/unknown-task-run-spec';
import { unknownWorkspaceBinding } from './run-time/unknown-workspace-binding';

/** What a cluster accepts and what then fails, or silently does the wrong thing, when it runs. */
export const RUN_TIME_RULES: readonly Rule[] = [
  deprecatedApiVersion,
  duplicateObject,
  ignoredParam,
  missingObject,
  missingObjectKey,
  missingParam,
  missingWorkspace,
  optionalWorkspace,
  paramType,
  twoClaims,
  unknownResult,
  unknownTaskRunSpec,
  unknownWorkspaceBinding,
];
