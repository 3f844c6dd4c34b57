import type { Rule } from '../engine/rule';
import { deprecatedApiVersion } from './run-time/deprecated-api-version';
import { duplicateObject } from './run-time/duplicate-object';

/** What a cluster accepts and what then fails, or silently does the wrong thing, when it runs. */
export const RUN_TIME_RULES: readonly Rule[] = [deprecatedApiVersion, duplicateObject];
