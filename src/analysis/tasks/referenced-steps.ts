import type { Callees } from '../documents/callee';
import type { SetDocument } from '../documents/document-set';
import { mergedSteps } from './merge-steps';
import type { AnyStep, AnyTaskSpec } from '../wire';

/** The steps of a Task as they run. */
export interface ReferencedSteps {
  /** With the step template. Those whose StepAction is not known keep their reference. */
  readonly steps: readonly AnyStep[];
  /** The StepAction of each step that has one. */
  readonly actions: readonly (SetDocument | undefined)[];
}

/** Puts StepActions in the place of the steps that refer to them; the step template comes after, as in Tekton. */
export function referencedSteps(spec: AnyTaskSpec, callees: Callees): ReferencedSteps {
  const { steps = [] } = spec;
  const found = steps.map(({ ref }) => callees.ofStep(ref));
  const placed = steps.map((step, i): AnyStep => {
    const action = found[i];
    if (!action) return step;
    const { ref: _ref, ...own } = step;
    const { params: _params, results: _results, ...container } = action.spec;
    return { ...container, ...own };
  });
  return { steps: mergedSteps({ ...spec, steps: placed }), actions: found.map((one) => one?.document) };
}
