import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { nearest } from '../../util/nearest';
import { quote } from '../../util/quote';
import { ADMISSION_RULES, RULES } from '../checks';
import type { AcknowledgedFinding, Acknowledgement, Covered, Policy, SeveritySetting } from './policy';

/** Findings after people had their say. */
export interface Judged {
  readonly diagnostics: readonly Diagnostic[];
  readonly acknowledged: readonly AcknowledgedFinding[];
}

/** What files are refused for before any rule looks at them. */
const READING = ['invalid-yaml', 'duplicate-key', 'invalid-encoding', 'helm-template', 'not-kubernetes'] as const;

const KNOWN = new Set<string>([...RULES.map(({ id }) => id), ...READING]);
/** What a cluster refuses stays refused, whatever people say here. */
const FIXED = new Set<string>([...ADMISSION_RULES.map(({ id }) => id), ...READING]);

/** What keeps rules from looking at a document, or at a whole file. */
const UNREAD = new Set<string>([...READING, 'unknown-field', 'wrong-type', 'missing-value']);

/** What there was to find. */
export interface LookedAt {
  /** Rules that were not asked. @default - all were */
  readonly unasked?: ReadonlySet<string>;
  readonly documents: readonly Covered[];
}

/** Takes out what is acknowledged, sets severities, and reports what was said about nothing. */
export function applyPolicy(found: readonly Diagnostic[], policy: Policy, looked?: LookedAt): Judged {
  const { acknowledgements, severities } = policy;
  if (acknowledgements.length === 0 && severities.length === 0) return { diagnostics: found, acknowledged: [] };
  const used = new Set<object>();
  const refused = new Set<object>();
  const acknowledged: AcknowledgedFinding[] = [];
  const diagnostics = found.flatMap((one) => {
    const isFixed = FIXED.has(one.rule) && one.severity === 'error';
    const ours = acknowledgements.filter((said) => said.rule === one.rule && said.covers(one));
    const [first] = ours;
    for (const said of ours) (isFixed ? refused : used).add(said);
    if (first && !isFixed) {
      acknowledged.push({ diagnostic: one, reason: first.reason });
      return [];
    }
    const setting = severities.findLast((said) => said.rule === one.rule && said.covers(one));
    if (!setting || setting.severity === one.severity) return [one];
    if (isFixed) {
      refused.add(setting);
      return [one];
    }
    return setting.severity === 'off' ? [] : [{ ...one, severity: setting.severity }];
  });
  const all = [...acknowledgements, ...severities];
  return {
    diagnostics: [
      ...diagnostics,
      ...all.filter((said) => refused.has(said)).map(fixed),
      ...all.filter((said) => !used.has(said) && !refused.has(said) && couldMatch(said, found, looked)).flatMap(unused),
    ],
    acknowledged,
  };
}

/** Whether a rule was asked about what is meant, and could read it. */
function couldMatch(
  said: Acknowledgement | SeveritySetting,
  found: readonly Diagnostic[],
  looked: LookedAt | undefined,
): boolean {
  if (!KNOWN.has(said.rule)) return true;
  if (looked?.unasked?.has(said.rule)) return false;
  const { source } = said.at;
  const isUnread = ({ rule, at }: Diagnostic): boolean =>
    UNREAD.has(rule) && (said.covers({ at }) || (source && 'file' in source ? source.file : '') === at.source?.file);
  if (found.some(isUnread)) return false;
  return !('isForOthers' in said && said.isForOthers) || looked?.documents.some((one) => said.covers(one)) !== false;
}

function fixed({ rule, at }: Acknowledgement | SeveritySetting): Diagnostic {
  return diagnostic({
    rule: 'fixed-rule',
    severity: 'warning',
    message: `${quote(rule)} is what a cluster refuses, and stays an error`,
    data: { rule },
    at,
    help: 'mend the document; if the cluster has other feature flags, say them with features',
  });
}

/** An acknowledgement of nothing may hide the next fault; a severity of a rule that finds nothing is as it should be. */
function unused(said: Acknowledgement | SeveritySetting): Diagnostic[] {
  const { rule, at } = said;
  const meant = nearest(rule, KNOWN).map(quote);
  if (!KNOWN.has(rule) && (meant.length > 0 || !('reason' in said)))
    return [
      diagnostic({
        rule: 'unknown-rule',
        severity: 'warning',
        message: `there is no rule ${quote(rule)}`,
        data: { rule },
        at,
        help:
          meant.length > 0 ? `did you mean ${meant.join(' or ')}?` : 'take the id from a report, or from docs/rules',
      }),
    ];
  if (!('reason' in said)) return [];
  return [
    diagnostic({
      rule: 'unused-acknowledgement',
      severity: 'warning',
      message: `${quote(rule)} is acknowledged, and nothing here is found by ${KNOWN.has(rule) ? 'it' : 'a rule of this name'}`,
      data: { rule },
      at,
      help: 'drop the acknowledgement',
    }),
  ];
}
