/**
 * The engine and all rules. Who wants them imports them from here: the build makes one file of this module and the two hundred
 * below it, which are loaded in half the time so (`scripts/bundle-checks.ts`).
 */
export { run } from './engine/run';
export { RULES } from './rules';
export { ADMISSION_RULES } from './rules/admission';
export { RUN_TIME_RULES } from './rules/run-time';
export { SECURITY_RULES } from './rules/security';
