import type { Rule } from './engine/rule';
import { ADMISSION_RULES } from './rules/admission';
import { RUN_TIME_RULES } from './rules/run-time';
import { SECURITY_RULES } from './rules/security';

/** All rules. */
export const RULES: readonly Rule[] = [...ADMISSION_RULES, ...RUN_TIME_RULES, ...SECURITY_RULES];
