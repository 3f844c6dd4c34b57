import { JOINED_LISTS, mergeLists, type JoinedList, type MergedList } from './merge-lists';
import type { AnyContainer, AnyEnv, AnyStep, AnyTaskSpec, Fields } from '../wire';
import { isFields } from '../../util/is-fields';

/**
 * Steps as they are after the step template: what a step says wins, lists with keys are joined. From the first step on that
 * cannot be joined all stay as they are. In `v1beta1` joined steps lose what a container does not have.
 */
export function mergedSteps(spec: AnyTaskSpec, isOld = false): readonly AnyStep[] {
  const { steps = [], stepTemplate } = spec;
  if (!stepTemplate) return steps;
  const end = mergeFaults(spec)[0]?.step ?? steps.length;
  return steps.map((step, i) => {
    if (step.ref || i >= end) return step;
    const merged = mergedStep(step, stepTemplate);
    if (!isOld) return merged;
    const { params: _params, results: _results, workspaces: _workspaces, ...container } = merged;
    return container;
  });
}

/** A list of a step that cannot be joined with that of the step template. */
export interface MergeFault {
  readonly step: number;
  readonly field: JoinedList['field'];
  /** The field that tells entries apart, and what it is in both. */
  readonly key: string;
  readonly name: string;
  /** Where the name stands first in the list of the step, and last. */
  readonly first: number;
  readonly again: number;
}

/** Why steps cannot be joined with the template: entries of one name that do not stand together. */
export function mergeFaults({ steps = [], stepTemplate }: AnyTaskSpec): MergeFault[] {
  if (!stepTemplate) return [];
  return steps.flatMap((step, index) => {
    if (step.ref) return [];
    return JOINED_LISTS.flatMap((list) => {
      const { misplaced: name } = join(step, stepTemplate, list);
      if (name === undefined) return [];
      const { field, key } = list;
      const names = ((step[field] ?? []) as readonly Fields[]).map((entry) => String(entry[key] ?? list.empty[key]));
      return [{ step: index, field, key, name, first: names.indexOf(name), again: names.lastIndexOf(name) }];
    });
  });
}

/** One step as it is after the step template. */
export function mergedStep(step: AnyStep, template: AnyContainer): AnyStep {
  const lists = JOINED_LISTS.map((list) => [list.field, join(step, template, list).entries] as const);
  const joined: AnyStep = {
    ...template,
    ...said(step),
    ...Object.fromEntries(lists.filter(([, entries]) => entries.length > 0)),
  };
  const securityContext = joinFields(template.securityContext, step.securityContext);
  const computeResources = joinFields(template.computeResources, step.computeResources);
  const { name: _name, ...rest } = joined;
  return {
    ...rest,
    // A container always says its name, if only that it has none.
    ...(step.name !== undefined && { name: step.name }),
    ...(securityContext && { securityContext }),
    ...(computeResources && { computeResources }),
    ...(joined.env && { env: joined.env.map((entry) => withOneSource(entry, step.env)) }),
  };
}

function join(step: AnyStep, template: AnyContainer, list: JoinedList): MergedList {
  return mergeLists(template[list.field] ?? [], step[list.field] ?? [], list);
}

/** A value of the step and a source of the template do not go together: then what the step says last is all. */
function withOneSource(joined: AnyEnv, own: readonly AnyEnv[] | undefined): AnyEnv {
  if (!joined.value || joined.valueFrom === undefined) return joined;
  return own?.findLast(({ name }) => (name ?? '') === (joined.name ?? '')) ?? joined;
}

/** What a step says of itself; an empty text or list says nothing. */
function said(step: AnyStep): AnyStep {
  const fields = Object.entries(step) as [string, unknown][];
  return Object.fromEntries(fields.filter(([, value]) => value !== '' && !isEmptyList(value)));
}

/** Fields of both, those of the second first; lists are taken whole, and an empty one is none. */
function joinFields<T extends object>(first: T | undefined, second: T | undefined): T | undefined {
  if (!first || !second) return second ?? first;
  const joined = new Map<string, unknown>(Object.entries(first));
  for (const [name, value] of Object.entries(second) as [string, unknown][]) {
    const before = joined.get(name);
    if (!isEmptyList(value)) joined.set(name, isFields(before) && isFields(value) ? joinFields(before, value) : value);
  }
  return Object.fromEntries(joined) as T;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
