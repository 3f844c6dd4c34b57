import type { Callee } from '../../analysis/documents/callee';
import { runValues } from '../../analysis/pipelines/run-values';
import type { AnyParam, AnyParamSpec, AnyTaskSpec } from '../../analysis/wire';
import { variableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import { rememberByObject } from '../../util/remember';
import { givenOf } from '../engine/calls';
import type { GivenParam, Places } from '../engine/places';

/** Makes a text of one with params; undefined where one of them is not known. */
type Fill = (text: string) => string | undefined;

/** What a run, a pipeline task or a step gives in its own words, or leaves to a default. */
export interface GivenValues {
  readonly fill: Fill;
  /** Where the first param of a text is given; the call itself for a default. */
  readonly placeOf: (text: string) => string;
}

/** What is put in place of the params of a Task or StepAction, in all combinations of a matrix alike. */
export function valuesOfCall({ caller, callee, given, declared, scope, path }: Places['Call']): GivenValues {
  const alike = givenAlike(given, declared);
  // A param of the pipeline comes before the default of a task inside of it.
  const isInside = caller === 'task' && !callee.document;
  const own = isInside ? alike.declared.filter(({ name = '' }) => scope.param(name) === undefined) : alike.declared;
  return {
    fill: runValues(alike.given, own).fill,
    placeOf: (text) => {
      const from = given.find(({ param }) => param.name === paramIn(text));
      return from ? `${from.path}.value` : path;
    },
  };
}

/** A task of a pipeline, as a run of it fills it in. */
export interface FilledTask {
  readonly callee: Callee<AnyTaskSpec>;
  readonly fill: Fill;
  /** The same without the run: what the pipeline or the task says itself. */
  readonly fillAlone: Fill;
}

/** What tasks of a pipeline get from it, or through it from its run. A task inside of it also knows its params by name. */
export const tasksOfRun: (place: Places['RunOfPipeline']) => readonly FilledTask[] = rememberByObject(
  ({ run, callee: pipeline, tasks }) => {
    const { params: ofRun = [] } = run;
    const { params: outer = [] } = pipeline.spec;
    const { fillParam } = runValues(ofRun, outer);
    const isOuter = ({ name }: AnyParamSpec): boolean => [...ofRun, ...outer].some((one) => one.name === name);
    return tasks.all.flatMap(({ place, callee }): FilledTask[] => {
      if (!callee) return [];
      const { given, declared, isAlike } = givenAlike(givenOf('', place.task), callee.spec.params ?? []);
      const filled = given.map(fillParam);
      if (callee.document)
        return [{ callee, fill: runValues(filled, declared).fill, fillAlone: runValues(given, declared).fill }];
      const own = declared.filter((one) => !isOuter(one));
      const values = runValues([...ofRun.filter(isAlike), ...filled], [...outer.filter(isAlike), ...own]);
      return [{ callee, fill: values.fill, fillAlone: runValues(given, own).fill }];
    });
  },
);

function paramIn(text: string): string | undefined {
  const kinds = parseVariables(text).map(variableKind);
  return kinds.flatMap((kind) => (kind.kind === 'param' ? [kind.name] : []))[0];
}

/** The params that are the same in all combinations of a matrix. */
function givenAlike(
  all: readonly GivenParam[],
  declared: readonly AnyParamSpec[],
): {
  readonly given: readonly AnyParam[];
  readonly declared: readonly AnyParamSpec[];
  readonly isAlike: (param: { readonly name?: string }) => boolean;
} {
  const others = new Set(all.flatMap(({ param, by }) => (by === 'params' ? [] : [param.name])));
  const isAlike = ({ name }: { readonly name?: string }): boolean => !others.has(name);
  return { given: all.map(({ param }) => param).filter(isAlike), declared: declared.filter(isAlike), isAlike };
}
