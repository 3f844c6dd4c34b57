import { mergedSteps } from '../../analysis/tasks/merge-steps';
import { stepActionTexts, stepTexts } from '../../analysis/tasks/step-texts';
import type { AnyStep, AnyStepActionSpec, AnyTaskSpec } from '../../analysis/wire';
import type { Places, TaskSpecPlace } from './places';
import { type Show, each, paramSpecs, ref } from './walk-parts';

/** Shows a Task, and says what of it others look at again. */
export function task(
  spec: AnyTaskSpec,
  path: string,
  show: Show,
  isOld: boolean,
): { readonly place: TaskSpecPlace; readonly texts: Places['ParamUse']['texts'] } {
  const place: TaskSpecPlace = { spec, steps: mergedSteps(spec, isOld), path };
  show('TaskSpec', place);
  paramSpecs(spec.params, path, 'task', show);
  each(place.steps, `${path}.steps`, (one, at, index) => {
    step(one, at, index, show);
  });
  each(spec.sidecars, `${path}.sidecars`, (sidecar, at) => {
    show('Sidecar', { sidecar, path: at });
  });
  const texts = textsOf(place);
  for (const text of texts) show('TaskText', text);
  show('ParamUse', { texts, params: spec.params ?? [], complete: false, checksArrays: true, path: `${path}.params` });
  return { place, texts };
}

function step(one: AnyStep, path: string, index: number, show: Show): void {
  show('Step', { step: one, path, index });
  ref(one.ref, `${path}.ref`, show);
  each(one.when, `${path}.when`, (when, at) => {
    show('When', { when, path: at });
  });
}

export function stepAction(spec: AnyStepActionSpec, path: string, apiVersion: string, show: Show): void {
  show('StepAction', { spec, path, apiVersion });
  paramSpecs(spec.params, path, 'stepaction', show);
  show('ParamUse', {
    texts: stepActionTexts(spec, path),
    params: spec.params ?? [],
    complete: true,
    checksArrays: true,
    path: `${path}.params`,
  });
}

export function textsOf({ steps, path }: Pick<TaskSpecPlace, 'steps' | 'path'>): Places['ParamUse']['texts'] {
  return steps.flatMap((one, i) => stepTexts(one, `${path}.steps[${i}]`));
}
