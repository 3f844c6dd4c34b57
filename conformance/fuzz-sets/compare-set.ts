import type { FeatureFlags } from '../../src/schema/feature-flags';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import type { KubernetesObject } from '../../src/validation/document';
import { run } from '../../src/validation/engine/run';
import { RULES } from '../../src/validation/rules';
import { ADMISSION_RULES } from '../../src/validation/rules/admission';
import { SECURITY_RULES } from '../../src/validation/rules/security';
import { rulesForFailure } from './failure-reasons';
import { failuresOf, isMadeUp, type Failure } from './failures';
import { isKnownGap } from './known-gaps';
import type { TektonVerdict } from './tekton-verdict';

/** How we and Tekton judge documents that belong together. */
export interface SetComparison {
  /** Undefined when we agree. */
  readonly disagreement: string | undefined;
  /** A short text that is the same for disagreements of one kind. */
  readonly cluster: string;
  readonly outcome: 'runs' | 'fails' | 'refused' | 'crashed' | 'not-compared';
  readonly rules: readonly string[];
}

/** Rules with warnings of what fails in some runs and not in others. */
const MAY_FAIL = [
  'skipped-result',
  'part-of-wrong-type',
  'result-in-default',
  'missing-object-key',
  'event-value-in-name',
];
/** The same of rules that also warn of other things. */
const MAY_FAIL_TEXT =
  /^unknown-result: .* declares no key |^event-object-in-text: |^failing-cel: .* fails where that part is evaluated|^invalid-pod-field: .* may be lost |^unresolved-variable: .* (?:what a run gives is taken as it is|unless a run gives |.* @ .*script$)/;
const ADMISSION = new Set(ADMISSION_RULES.map(({ id }) => id));
const SECURITY = new Set(SECURITY_RULES.map(({ id }) => id));

/** Compares whether all runs of a set can go well, and why not. */
export function compareSet(
  documents: readonly object[],
  flags: Readonly<Record<string, string>>,
  verdict: TektonVerdict,
): SetComparison {
  const found = findings(documents, flags);
  const rules = [...new Set(found.map(({ rule }) => rule))];
  const agreed = (outcome: SetComparison['outcome']): SetComparison => ({
    disagreement: undefined,
    cluster: '',
    outcome,
    rules,
  });
  const disagreed = (disagreement: string, cluster: string): SetComparison => ({
    ...agreed('not-compared'),
    disagreement,
    cluster,
  });
  const crash = found.find(({ rule }) => rule === 'rule-crash');
  if (crash) return disagreed(crash.message, 'crash');
  const errors = found.filter(({ severity }) => severity === 'error');
  if (verdict.crash !== undefined)
    return errors.length > 0
      ? agreed('crashed')
      : disagreed(`Tekton crashes: ${verdict.crash}; ours: ok`, 'crash of Tekton');
  const refused = refusedByOne(documents, errors, verdict);
  if (refused !== undefined) return disagreed(`${refused}; ours: ${errors.map(textOf).join('; ')}`, 'refused by one');
  if (errors.some(({ rule }) => ADMISSION.has(rule))) return agreed('refused');
  const silent = new Set(errors.filter((one) => isUnseen(one, documents)).map(fieldOf));
  const seen = errors.filter((one) => !silent.has(fieldOf(one)) && isRun(documents, Number(one.at.construct)));
  if ((errors.length > 0 && seen.length === 0) || isMadeUp(verdict)) return agreed('not-compared');
  const all = failuresOf(verdict);
  const failures = all.filter(({ mayGoWell = false }) => !mayGoWell);
  const isGap = ({ text }: Failure): boolean => isKnownGap(text, documents);
  const theirs = failures.map(({ text }) => text).join(' | ');
  const ours = seen.map(textOf).join('; ');
  if (failures.length === 0) {
    if (seen.length === 0) return agreed('runs');
    // A fault in what is skipped today comes out another day, and so does a task that is skipped another day.
    if (all.length > 0 || isPartly(verdict)) return agreed('not-compared');
    return disagreed(`Tekton runs it; ours: ${ours}`, `over ${[...new Set(seen.map(({ rule }) => rule))].join(',')}`);
  }
  if (seen.length === 0) {
    if (found.some(mayFail) || failures.every(isGap)) return agreed('not-compared');
    return disagreed(`Tekton: ${theirs}; ours: ok`, `under ${shape(failures[0])}`);
  }
  const reasons = new Set([...errors.map(({ rule }) => rule), ...found.filter(mayFail).map(({ rule }) => rule)]);
  const missed = failures.find((one) => !isGap(one) && !rulesForFailure(one.text)?.some((id) => reasons.has(id)));
  if (!missed) return agreed('fails');
  return disagreed(`Tekton: ${missed.text}; ours: ${ours}`, `reason ${shape(missed)}`);
}

function mayFail(one: Diagnostic): boolean {
  return MAY_FAIL.includes(one.rule) || (one.severity === 'warning' && MAY_FAIL_TEXT.test(textOf(one)));
}

function textOf({ rule, message, at }: Diagnostic): string {
  return `${rule}: ${message} @ ${at.field ?? ''}`;
}

/** A document that only we, or only Tekton refuses when it is created; why is compared document by document elsewhere. */
function refusedByOne(
  documents: readonly object[],
  errors: readonly Diagnostic[],
  { runs }: TektonVerdict,
): string | undefined {
  const denied = new Set(
    runs.filter(({ reason }) => reason === 'AdmissionDenied').map(({ kind, name }) => `${kind} ${name}`),
  );
  // What a template makes is created by events only.
  const ours = errors.filter(
    ({ rule, at }) => ADMISSION.has(rule) && !/resourcetemplates\[\d+\]\./.test(at.field ?? ''),
  );
  const nameOf = (document: object | undefined): string => {
    const { kind = '', metadata } = (document ?? {}) as Partial<KubernetesObject>;
    return `${kind} ${metadata?.name ?? ''}`;
  };
  // Tekton names what it refuses; of two documents of one name it may be either.
  const byUs = new Set(ours.map(({ at }) => nameOf(documents[Number(at.construct)])));
  const other = documents.map(nameOf).find((name) => byUs.has(name) !== denied.has(name));
  return other === undefined ? undefined : `Tekton ${byUs.has(other) ? 'takes' : 'refuses'} ${other}`;
}

/** All that we find, but for advice about security. */
function findings(documents: readonly object[], flags: Readonly<Record<string, string>>): Diagnostic[] {
  const features = flags as Partial<FeatureFlags>;
  return run(
    documents.map((document, i) => ({
      document: document as KubernetesObject,
      // Findings tell by it which document they are about.
      place: { construct: String(i) },
      settings: { features },
    })),
    RULES,
    { complete: true, embedded: true },
  ).filter(({ rule }) => !SECURITY.has(rule));
}

/** What is silent about a field of a document is silent for whatever rule tells it. */
function fieldOf({ at }: Diagnostic): string {
  return `${at.construct ?? ''} ${at.field ?? ''}`;
}

/** Whether this event, or these values, leave out a part of what may run. */
function isPartly({ runs, event }: TektonVerdict): boolean {
  return (
    // One that has not ended stays where it is.
    runs.some(({ kind, skipped = [], status }) => skipped.length > 0 || (kind !== 'TaskRun' && status === 'Unknown')) ||
    event?.triggers.some(({ reason = '' }) => reason !== '') === true
  );
}

/** Whether Tekton's listener and controllers cannot see the fault, or go on in silence. */
function isUnseen({ rule, data, message, at }: Diagnostic, documents: readonly object[]): boolean {
  const { kind = '' } = (documents[Number(at.construct)] ?? {}) as Partial<KubernetesObject>;
  // The pods of listeners are not made, nor are the rights of triggers asked for.
  if (rule === 'missing-kubernetes-object' && ['EventListener', 'Trigger'].includes(kind)) return true;
  // Nobody looks for variables of events in what a template makes.
  if (rule === 'unbound-event-value') return true;
  // No claims are made of what a run says of them.
  if (rule === 'unresolved-variable' && at.field?.includes('volumeClaimTemplate')) return true;
  // No kubelet pulls images.
  if (rule === 'invalid-image') return true;
  // What a StepAction cannot use may be filled by a param of the Task that happens to have its name.
  if (rule === 'param-type') return message.includes(' of StepAction ');
  // What is compared with a list that stays a text cannot be seen.
  if (rule === 'part-of-wrong-type' && /\.?when\[\d+\]/.test(at.field ?? '')) return true;
  // The template has a default, which is taken then; without one nothing starts.
  if (rule === 'unknown-event-value') return true;
  // Params that an interceptor does not know are left out, and a filter that is misspelt filters nothing.
  return rule === 'unknown-interceptor' && 'param' in data && !('expected' in data);
}

function shape(failure: Failure | undefined): string {
  return (failure?.text ?? '')
    .replace(/"[^"]*"|\d+|\[[^\]]*\]|map\[.*/g, '_')
    .replace(/ (?:default\/)?[\w-]*(?:run|single)[\w-]*/g, ' _')
    .slice(0, 130);
}

/** How a document is named by the one that has it run. */
const NAMED_BY: Readonly<Record<string, string>> = {
  Task: '"taskRef":{"name":',
  Trigger: '"triggerRef":',
  TriggerTemplate: '"ref":',
  StepAction: '"ref":{"name":',
};

/** Whether a document takes part in a run: Tasks, Triggers and TriggerTemplates have to be named by others. */
function isRun(documents: readonly object[], index: number): boolean {
  const { kind = '', metadata } = (documents[index] ?? {}) as Partial<KubernetesObject>;
  const namedBy = NAMED_BY[kind];
  if (namedBy === undefined) return true;
  // What events start needs a listener.
  if (kind === 'TriggerTemplate' && !documents.some((one) => 'kind' in one && one.kind === 'EventListener'))
    return false;
  const name = `${namedBy}${JSON.stringify(metadata?.name ?? '')}`;
  return documents.some((one, i) => i !== index && JSON.stringify(one).includes(name) && isRun(documents, i));
}
