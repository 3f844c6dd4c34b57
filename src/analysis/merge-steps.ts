import type { AnyContainer, AnyEnv, AnyMount, AnyStep, AnyTaskSpec } from './wire';

/** Steps as they are after the step template: what a step says wins, env and mounts are joined. */
export function mergedSteps({ steps = [], stepTemplate }: AnyTaskSpec): readonly AnyStep[] {
  return stepTemplate ? steps.map((step) => (step.ref ? step : merge(step, stepTemplate))) : steps;
}

function merge(step: AnyStep, template: AnyContainer): AnyStep {
  const env = joinBy<AnyEnv>(template.env, step.env, ({ name }) => name ?? '').map((joined) => {
    // A value of the step and a source of the template do not go together.
    const both = joined.value !== undefined && joined.valueFrom !== undefined;
    return (both ? step.env?.findLast(({ name }) => name === joined.name) : undefined) ?? joined;
  });
  const volumeMounts = joinBy<AnyMount>(template.volumeMounts, step.volumeMounts, ({ mountPath }) => mountPath ?? '');
  return {
    ...template,
    ...step,
    ...(env.length > 0 && { env }),
    ...(volumeMounts.length > 0 && { volumeMounts }),
  };
}

/** Items of both lists; an item of the second is joined with the first of the first list that has its key. */
function joinBy<T>(first: readonly T[] = [], second: readonly T[] = [], keyOf: (item: T) => string): T[] {
  const joined = [...first];
  for (const item of second) {
    const at = joined.findIndex((one) => keyOf(one) === keyOf(item));
    if (at < 0) joined.push(item);
    else joined[at] = { ...joined[at], ...item };
  }
  return joined;
}
