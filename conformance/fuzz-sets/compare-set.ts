import type { FeatureFlags } from '../../src/schema/feature-flags';
import type { KubernetesObject } from '../../src/validation/document';
import { run } from '../../src/validation/engine/run';
import { RULES } from '../../src/validation/rules';
import { ADMISSION_RULES } from '../../src/validation/rules/admission';
import { SECURITY_RULES } from '../../src/validation/rules/security';
import type { SimulatedRun } from '../oracle';

/** How we and Tekton judge documents that belong together. */
export interface SetComparison {
  /** Undefined when we agree. */
  readonly disagreement: string | undefined;
  /** A short text that is the same for disagreements of one kind. */
  readonly cluster: string;
  /** Whether Tekton refuses a document or cannot judge, so that there is nothing to compare. */
  readonly isRefused: boolean;
  readonly isValid: boolean;
  readonly rules: readonly string[];
}

/** Faults that Tekton's controllers never see, since no pod runs there and no API server checks pods. */
const UNSEEN = new Set([
  'duplicate-object',
  'unknown-volume',
  'unresolved-variable',
  'negative-task-limit',
  'part-of-wrong-type',
]);
/** Warnings of what fails in some runs and not in others. */
const MAY_FAIL = ['skipped-result'];
const ADMISSION = new Set(ADMISSION_RULES.map(({ id }) => id));
const SECURITY = new Set(SECURITY_RULES.map(({ id }) => id));

/** Compares whether all runs of a set can go well. */
export function compareSet(
  documents: readonly object[],
  flags: Readonly<Record<string, string>>,
  runs: readonly SimulatedRun[],
): SetComparison {
  const features = flags as Partial<FeatureFlags>;
  const found = run(
    documents.map((document, i) => ({
      document: document as KubernetesObject,
      // Findings tell by it which document they are about.
      place: { construct: String(i) },
      settings: { features },
    })),
    RULES,
    { complete: true, embedded: true },
  ).filter(({ rule }) => !SECURITY.has(rule));
  const rules = [...new Set(found.map(({ rule }) => rule))];
  const errors = found.filter(({ severity }) => severity === 'error');
  const same = { disagreement: undefined, cluster: '', isRefused: false, isValid: false, rules };
  const crash = found.find(({ rule }) => rule === 'rule-crash');
  if (crash) return { ...same, disagreement: crash.message, cluster: 'crash' };
  const isRefused =
    errors.some(({ rule }) => ADMISSION.has(rule)) || runs.some(({ reason }) => reason === 'AdmissionDenied');
  const seen = errors.filter(({ rule, at }) => !UNSEEN.has(rule) && isRun(documents, Number(at.construct)));
  if (isRefused || (errors.length > 0 && seen.length === 0)) return { ...same, isRefused: true };
  // Arrays of a made-up run have three elements.
  const failed = runs.filter(
    ({ ok, synthetic, reason }) => !ok && !(synthetic && reason === 'ParamArrayIndexingInvalid'),
  );
  if (failed.length > 0 === seen.length > 0) return { ...same, isValid: failed.length === 0 };
  // A fault in what is skipped today comes out another day, and so does a task that is skipped another day.
  if (failed.length === 0 && runs.some(({ skipped = [] }) => skipped.length > 0)) return { ...same, isRefused: true };
  if (seen.length === 0 && MAY_FAIL.some((rule) => rules.includes(rule))) return { ...same, isRefused: true };
  const theirs = failed.map(reasonOf).join(' | ');
  const ours = seen.map(({ rule, message, at }) => `${rule}: ${message} @ ${at.field ?? ''}`).join('; ');
  return {
    ...same,
    disagreement: theirs === '' ? `Tekton runs it; ours: ${ours}` : `Tekton: ${theirs}; ours: ok`,
    cluster: theirs === '' ? `over ${[...new Set(seen.map(({ rule }) => rule))].join(',')}` : `under ${shape(theirs)}`,
  };
}

function reasonOf({ kind, name, reason = '', message = '', errors = [], taskRuns = [] }: SimulatedRun): string {
  const tasks = taskRuns.filter(({ ok }) => !ok).map((one) => `${one.task}: ${one.reason ?? ''} ${one.message ?? ''}`);
  return [`${kind} ${name}`, reason, message, ...errors, ...tasks].filter(Boolean).join(' · ');
}

function shape(text: string): string {
  return text
    .replace(/"[^"]*"|\d+|\[[^\]]*\]|map\[.*/g, '_')
    .replace(/ (?:default\/)?[\w-]*(?:run|single)[\w-]*/g, ' _')
    .slice(0, 130);
}

/** Whether a document takes part in a run: Tasks and StepActions have to be named by others. */
function isRun(documents: readonly object[], index: number): boolean {
  const { kind, metadata } = (documents[index] ?? {}) as Partial<KubernetesObject>;
  if (kind !== 'Task') return true;
  const others = JSON.stringify(documents.filter((_, i) => i !== index));
  return others.includes(`"taskRef":{"name":${JSON.stringify(metadata?.name ?? '')}`);
}
