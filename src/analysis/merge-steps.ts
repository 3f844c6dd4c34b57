import type { AnyContainer, AnyEnv, AnyMount, AnyStep, AnyTaskSpec, Fields } from './wire';

/**
 * Steps as they are after the step template: what a step says wins, env and mounts are joined. In `v1beta1` joined steps
 * lose what a container does not have.
 */
export function mergedSteps({ steps = [], stepTemplate }: AnyTaskSpec, isOld = false): readonly AnyStep[] {
  if (!stepTemplate) return steps;
  return steps.map((step) => {
    if (step.ref) return step;
    const merged = merge(step, stepTemplate);
    if (!isOld) return merged;
    const { params: _params, results: _results, workspaces: _workspaces, ...container } = merged;
    return container;
  });
}

/** A list of a step that cannot be joined with that of the step template. */
export interface MergeFault {
  readonly step: number;
  readonly field: 'env' | 'volumeMounts';
  /** The name that stands in two places. */
  readonly name: string;
}

/** Why steps cannot be joined with the template: entries of one name that do not stand together. */
export function mergeFaults({ steps = [], stepTemplate }: AnyTaskSpec): MergeFault[] {
  if (!stepTemplate) return [];
  return steps.flatMap((step, index) => {
    if (step.ref) return [];
    const faults = [
      ['env', 'name'],
      ['volumeMounts', 'mountPath'],
    ] as const;
    return faults.flatMap(([field, key]) => {
      const name = misplaced(stepTemplate[field] ?? [], step[field] ?? [], key);
      return name === undefined ? [] : [{ step: index, field, name }];
    });
  });
}

/** Kubernetes puts changed entries in the order in which their names come first, and then wants the order of the list. */
function misplaced(template: readonly object[], list: readonly object[], key: string): string | undefined {
  if (template.length === 0 || list.length < 3) return undefined;
  const keyOf = (item: object): string => String((item as Fields)[key] ?? '');
  const order = list.map(keyOf);
  const changed = changedItems(sortBy(template, keyOf), sortBy(list, keyOf), keyOf).map(keyOf);
  changed.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  let next = 0;
  for (const name of order) if (name === changed[next]) next += 1;
  return changed[next - 1] === undefined || next === changed.length ? undefined : changed[next - 1];
}

function changedItems(template: readonly object[], list: readonly object[], keyOf: (item: object) => string): object[] {
  const changed: object[] = [];
  let at = 0;
  for (const item of list) {
    while (at < template.length && keyOf(template[at] ?? {}) < keyOf(item)) at += 1;
    const same = template[at];
    if (same === undefined || keyOf(same) !== keyOf(item)) changed.push(item);
    else {
      if (adds(same, item)) changed.push(item);
      at += 1;
    }
  }
  return changed;
}

/** Whether something of the second is not in the first. */
function adds(first: unknown, second: unknown): boolean {
  if (typeof first !== 'object' || first === null || typeof second !== 'object' || second === null)
    return first !== second;
  return Object.entries(second).some(([key, value]) => adds((first as Fields)[key], value));
}

function sortBy(items: readonly object[], keyOf: (item: object) => string): object[] {
  return [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

function merge(step: AnyStep, template: AnyContainer): AnyStep {
  const env = joinBy<AnyEnv>(template.env, step.env, ({ name }) => name ?? '').map((joined) => {
    // A value of the step and a source of the template do not go together.
    const both = joined.value !== undefined && joined.valueFrom !== undefined;
    return (both ? step.env?.findLast(({ name }) => name === joined.name) : undefined) ?? joined;
  });
  const volumeMounts = joinBy<AnyMount>(template.volumeMounts, step.volumeMounts, ({ mountPath }) => mountPath ?? '');
  const securityContext = joinFields(template.securityContext, step.securityContext);
  return {
    ...template,
    ...step,
    ...(securityContext && { securityContext }),
    ...(env.length > 0 && { env }),
    ...(volumeMounts.length > 0 && { volumeMounts }),
  };
}

/** Items of both lists; an item of the second is joined with the first of the first list that has its key. */
function joinBy<T>(first: readonly T[] = [], second: readonly T[] = [], keyOf: (item: T) => string): T[] {
  if (first.length === 0) return [...second];
  const joined = [...first];
  for (const item of second) {
    const at = joined.findIndex((one) => keyOf(one) === keyOf(item));
    if (at < 0) joined.push(item);
    else joined[at] = { ...joined[at], ...item };
  }
  return joined;
}

/** Fields of both, those of the second first; lists are taken whole, and an empty one is none. */
function joinFields<T extends object>(first: T | undefined, second: T | undefined): T | undefined {
  if (!first || !second) return second ?? first;
  const joined = new Map<string, unknown>(Object.entries(first));
  for (const [name, value] of Object.entries(second) as [string, unknown][]) {
    const before = joined.get(name);
    if (Array.isArray(value) && value.length === 0) continue;
    joined.set(name, isMap(before) && isMap(value) ? joinFields(before, value) : value);
  }
  return Object.fromEntries(joined) as T;
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
