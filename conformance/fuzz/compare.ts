import type { FeatureFlags } from '../../src/schema/feature-flags';
import type { KubernetesObject } from '../../src/validation/document';
import { runner } from '../../src/validation/engine/run';
import { ADMISSION_RULES } from '../../src/validation/rules/admission';
import { rulesFor } from '../admission-reasons';
import type { OracleVerdict } from './oracle-server';

/** How we and Tekton judge one document. */
export interface Comparison {
  /** Undefined when we agree. */
  readonly disagreement: string | undefined;
  /** A short text that is the same for disagreements of one kind. */
  readonly cluster: string;
  readonly rules: readonly string[];
  /** All our findings. */
  readonly ours: readonly string[];
}

const judge = runner(ADMISSION_RULES);

/** Compares verdict and reason. */
export function compare(document: object, flags: Readonly<Record<string, string>>, verdict: OracleVerdict): Comparison {
  const features = flags as Partial<FeatureFlags>;
  const found = judge([{ document: document as KubernetesObject, place: {}, settings: { features } }]);
  const rules = [...new Set(found.map(({ rule }) => rule))];
  const ours = found.map(({ rule, message, at }) => `${rule}: ${message} @ ${at.field ?? ''}`);
  const same = { disagreement: undefined, cluster: '', rules, ours };
  if (rules.includes('rule-crash')) return { ...same, disagreement: ours.join('; '), cluster: 'crash' };
  if (verdict.ok !== (found.length === 0)) {
    const what = verdict.ok
      ? `Tekton takes it; ours: ${ours.join('; ')}`
      : `Tekton: ${verdict.errors.join('; ')}; ours: ok`;
    return {
      ...same,
      disagreement: what,
      cluster: verdict.ok ? `over ${rules.join(',')}` : `under ${shape(verdict.errors[0])}`,
    };
  }
  const [first = ''] = verdict.errors;
  // Of a kind that is not there nothing else is worth saying.
  const errors = first.startsWith('no matches for kind') ? [first] : verdict.errors;
  const missed = errors.find((error) => !rulesFor(error)?.some((rule) => rules.includes(rule)));
  if (missed === undefined) return same;
  return { ...same, disagreement: `Tekton: ${missed}; ours: ${ours.join('; ')}`, cluster: `reason ${shape(missed)}` };
}

/** A message without its values. */
function shape(message = ''): string {
  return (
    message
      .split('\n', 1)[0]
      ?.replace(/"[^"]*"|\d+|\[[^\]]*\]/g, '_')
      .slice(0, 90) ?? ''
  );
}
