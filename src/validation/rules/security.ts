import type { Rule } from '../engine/rule';

/** What works and should not be done. */
export const SECURITY_RULES: readonly Rule[] = [];
