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

/** Items of both lists; those with one key become one. */
function joinBy<T>(first: readonly T[] = [], second: readonly T[] = [], keyOf: (item: T) => string): T[] {
  const joined = new Map(first.map((item) => [keyOf(item), item]));
  for (const item of second) joined.set(keyOf(item), { ...joined.get(keyOf(item)), ...item });
  return [...joined.values()];
}
