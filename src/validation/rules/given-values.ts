import type { Callee } from '../../analysis/documents/callee';
import type { SetDocument } from '../../analysis/documents/document-set';
import { runValues } from '../../analysis/pipelines/run-values';
import type { AnyParam, AnyParamSpec, AnyStepActionSpec, AnyTaskSpec } from '../../analysis/wire';
import { variableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import { rememberByObject } from '../../util/remember';
import { givenOf } from '../engine/calls';
import type { GivenParam, Places, Visitor } from '../engine/places';

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

/** A Task, or a StepAction as the only step of one, with what is put in place of its params by who uses it. */
export interface FilledCallee {
  readonly spec: AnyTaskSpec;
  /** Undefined also for a text that is known before the run; it is shown with its call. */
  readonly fill: Fill;
  /** Where the first param of a text is given. */
  readonly placeOf: (text: string) => string;
  /** Where a field of the spec stands; undefined in a task inside of its caller. */
  readonly fieldAt: (path: string) => { readonly document: SetDocument; readonly path: string } | undefined;
}

/** Shows what is wanted with the values of each call, and with those that a run of the pipeline decides. */
export function eachFilledCallee(
  isWanted: (spec: AnyTaskSpec) => boolean,
  look: (filled: FilledCallee) => void,
): Pick<Visitor, 'Call' | 'RunOfPipeline'> {
  const locate =
    ({ document }: Callee<unknown>): FilledCallee['fieldAt'] =>
    (path) =>
      document && { document, path: `spec.${document.kind === 'StepAction' ? inAction(path) : path}` };
  return {
    Call(call) {
      const { caller, callee } = call;
      if (caller === 'PipelineRun' || 'tasks' in (callee.spec as object)) return;
      const spec = caller === 'step' ? asTask(callee.spec as AnyStepActionSpec) : (callee.spec as AnyTaskSpec);
      if (isWanted(spec)) look({ spec, ...valuesOfCall(call), fieldAt: locate(callee) });
    },
    RunOfPipeline(run) {
      if (!run.tasks.all.some(({ callee }) => callee && isWanted(callee.spec))) return;
      for (const { callee, fill, fillAlone } of tasksOfRun(run))
        look({
          spec: callee.spec,
          fill: (text) => (fillAlone(text) === undefined ? fill(text) : undefined),
          placeOf: () => run.path,
          fieldAt: locate(callee),
        });
    },
  };
}

/** A StepAction as the only step of a Task. */
export const asTask = rememberByObject(
  ({ params: _params, results: _results, ...step }: AnyStepActionSpec): AnyTaskSpec => ({ steps: [step] }),
);

/** A path of the only step as the StepAction has it. */
export function inAction(path: string): string {
  return path.replace('steps[0].', '');
}

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
