import { expressionsIn } from '../variables/admission-variables';
import type { AnyParamSpec } from '../wire';

/** A default of a StepAction that cannot be put together. */
type UnfilledStepDefault =
  /** It needs what has no value, `tags[0]`. */
  | { readonly param: string; readonly variable: string }
  /** Defaults that need each other. */
  | { readonly circle: readonly string[] };

const PARAM = 'params.';

/**
 * The first default of a StepAction that has no value. Tekton puts texts together of whole params, given or with a default;
 * it knows no elements and no keys there.
 * @param given names of the params that the step gives
 */
export function unfilledStepDefault(
  params: readonly AnyParamSpec[],
  given: ReadonlySet<string | undefined>,
): UnfilledStepDefault | undefined {
  const known = new Set<string>();
  const open = new Map<string, readonly string[]>();
  for (const { name = '', default: value } of params) {
    const uses = typeof value === 'string' && !given.has(name) ? paramsIn(value) : [];
    if (uses.length > 0) open.set(name, uses);
    else if (given.has(name) || value !== undefined) known.add(name);
  }
  for (let left = -1; left !== open.size;) {
    left = open.size;
    for (const [name, uses] of open)
      if (uses.every((one) => known.has(one))) {
        known.add(name);
        open.delete(name);
      }
  }
  for (const [param, uses] of open) {
    const variable = uses.find((one) => !known.has(one) && !open.has(one));
    if (variable !== undefined) return { param, variable };
  }
  const circle = circleIn(open);
  return circle.length > 0 ? { circle } : undefined;
}

function circleIn(open: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const way: string[] = [];
  let [next] = open.keys();
  for (; next !== undefined && !way.includes(next); next = open.get(next)?.find((one) => open.has(one))) way.push(next);
  return next === undefined ? way : way.slice(way.indexOf(next));
}

function paramsIn(text: string): string[] {
  if (!text.includes(`$(${PARAM}`)) return [];
  return expressionsIn(text).flatMap((one) => (one.startsWith(PARAM) ? [one.slice(PARAM.length)] : []));
}
