import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Rule } from './engine/rule';
import { ADMISSION_RULES, RUN_TIME_RULES, SECURITY_RULES } from './checks';

/** A rule as it is described. */
export interface RuleInfo {
  readonly id: string;
  /** What it guards: that a cluster takes the document, that it runs, that it does no harm. */
  readonly group: 'admission' | 'run-time' | 'security';
  readonly severity: Diagnostic['severity'];
  /** The fault in one sentence. */
  readonly title: string;
  /** What comes of it. */
  readonly why: string;
  /** YAML that has the fault, and the same without it. */
  readonly bad: string;
  readonly good: string;
}

const infos = (group: RuleInfo['group'], rules: readonly Rule[]): RuleInfo[] =>
  rules.map(({ id, severity, docs: { title, why, bad, good } }) => ({ id, group, severity, title, why, bad, good }));

/** Every rule over documents. */
export const RULE_LIST: readonly RuleInfo[] = [
  ...infos('admission', ADMISSION_RULES),
  ...infos('run-time', RUN_TIME_RULES),
  ...infos('security', SECURITY_RULES),
];
