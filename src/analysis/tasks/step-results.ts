import type { Callees } from '../documents/callee';
import type { AnyStep } from '../wire';

/** Names of the results that a step writes; undefined when they stand in a StepAction that is not known. */
export function stepResults(step: AnyStep, callees: Callees): readonly string[] | undefined {
  const holder = step.ref ? callees.ofStep(step.ref)?.spec : step;
  return holder && (holder.results ?? []).map(({ name = '' }) => name);
}
