import { runValues } from '../pipelines/run-values';
import type { AnyParam, AnyParamSpec, AnyTaskSpec } from '../wire';
import { rememberByObject } from '../../util/remember';
import { taskReferences, type KubernetesReference } from './kubernetes-references';

/** What a Task, or a StepAction as its only step, needs by a name that a param gives. */
export const referencesByParam = rememberByObject((spec: AnyTaskSpec) => taskReferences(spec, 'spec', 'given'));

/** A name that a param gives, as far as it is known. */
export function givenName(
  { name }: KubernetesReference,
  given: readonly AnyParam[],
  declared: readonly AnyParamSpec[],
): string | undefined {
  return runValues(given, declared).fill(name);
}

/** What a task is given, with everything in its place that the run of its pipeline knows. */
export function filledParams(params: readonly AnyParam[], fill: (text: string) => string | undefined): AnyParam[] {
  return params.flatMap((param) => {
    const { value } = param;
    if (typeof value === 'string') return [{ ...param, value: fill(value) ?? value }];
    if (Array.isArray(value)) return [param];
    const texts = Object.entries(value).map(([key, text]) => [key, fill(text) ?? text] as const);
    return [{ ...param, value: Object.fromEntries(texts) }];
  });
}
