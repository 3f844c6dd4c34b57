import type { Callees } from '../../../../analysis/documents/callee';
import type { TaskVariable } from '../../../../analysis/tasks/task-variables';
import { surroundingTexts } from '../../../../analysis/variables/surrounding-texts';
import type { AnyParam, AnyParamValue, AnyTaskSpec } from '../../../../analysis/wire';
import { variableKind } from '../../../../schema/variable-kinds';
import { givenOf } from '../../../engine/calls';
import type { Inherited, ResolvedTask, ResolvedTasks } from '../../../engine/places';
import { takesPart, variablesIn } from '../../param-parts';
import { isIdle } from '../../step-action-variables';

/** A param, or a result of a step, in what a run gives, which nobody replaces there. */
interface HandedOn {
  readonly variable: string;
  readonly param: string;
  /** Whether it reaches a task that has no such param itself. */
  readonly isLeft: boolean;
}

/**
 * The first of them in a value of a run that its pipeline hands on to a task: values of runs are taken as they are.
 * @param outer names of the params of the run and its pipeline
 */
export function handedOn(
  { name = '', value }: AnyParam,
  tasks: ResolvedTasks,
  outer: readonly string[],
): HandedOn | undefined {
  const found = variablesIn(value).flatMap(({ part, variable }): HandedOn[] => {
    const kind = variableKind(variable);
    // A pipeline has no steps; a task that happens to have such a step takes it in some fields.
    if (kind.kind === 'step-result') return [{ variable: variable.text, param: '', isLeft: false }];
    if (kind.kind !== 'param') return [];
    const isLeft = tasks.all.some(
      (one) =>
        !(outer.includes(kind.name) && isLater(one)) && isLeftBy(one, kind.name, (given) => takes(given, name, part)),
    );
    return [{ variable: variable.text, param: kind.name, isLeft }];
  });
  const left = found.find(({ isLeft }) => isLeft);
  if (left || !tasks.all.some(({ place }) => surroundingTexts(place.task).uses('params', name))) return left;
  return found[0];
}

/** Whether a task starts after others: then Tekton has replaced params once more. */
function isLater({ place: { task, section, allUses } }: ResolvedTask): boolean {
  return section === 'finally' || allUses.length > 0 || (task.runAfter?.length ?? 0) > 0;
}

/** Whether a Task uses what it is given so, and cannot replace the param itself. */
function isLeftBy(
  { place, callee }: ResolvedTask,
  param: string,
  isGivenSo: (value: AnyParamValue) => boolean,
): boolean {
  if (!callee?.document || callee.spec.params?.some((one) => one.name === param)) return false;
  const { uses } = surroundingTexts(callee.spec.steps);
  return givenOf('', place.task).some((one) => isGivenSo(one.param.value) && uses('params', one.param.name ?? ''));
}

/** Whether a value takes a param, or that part of it. */
function takes(value: AnyParamValue, name: string, part: string | number | undefined): boolean {
  return variablesIn(value).some(({ variable }) => takesPart(variableKind(variable), name, part));
}

/** A param that a task inside of a Pipeline uses, and only a run could give. */
export interface Ungiven {
  readonly param: string;
  readonly variable: string;
  readonly path: string;
}

interface Scope {
  readonly params: readonly { readonly name?: string }[];
  readonly given?: readonly { readonly name?: string }[];
}

/** Whether only a run could give the param that a variable of a task inside of a Pipeline takes. */
export function ungivenParam(
  one: TaskVariable,
  spec: AnyTaskSpec,
  { params, given = [] }: Scope,
  callees: () => Callees,
): Ungiven | undefined {
  const { kind, variable, path } = one;
  if (kind.kind !== 'param') return undefined;
  const known = (list: readonly { readonly name?: string }[] = []): boolean =>
    list.some(({ name }) => name === kind.name || name === `${kind.name}.${kind.key ?? ''}`);
  if (known(spec.params) || known(params) || known(given) || isIdle(one, spec, callees)) return undefined;
  return { param: kind.name, variable: variable.text, path };
}

/** The param that a variable of a task inside of a run takes, and that only other tasks of the run are given. */
export function paramOfOthers(
  one: TaskVariable,
  spec: AnyTaskSpec,
  { params, ofPipeline = [], given }: Inherited,
  callees: () => Callees,
): Ungiven | undefined {
  const found = ungivenParam(one, spec, { params: ofPipeline, ...(given && { given }) }, callees);
  // What no task is given is told elsewhere.
  return found && params.some(({ name }) => name === found.param) ? found : undefined;
}
