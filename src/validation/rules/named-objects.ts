import { filledParams, givenName, referencesByParam } from '../../analysis/kubernetes/given-names';
import type { KubernetesReference } from '../../analysis/kubernetes/kubernetes-references';
import { runValues } from '../../analysis/pipelines/run-values';
import type { AnyParam, AnyParamSpec, AnyStepActionSpec, AnyTaskSpec } from '../../analysis/wire';
import { variableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import { rememberByObject } from '../../util/remember';
import { givenOf } from '../engine/calls';
import type { GivenParam, Places } from '../engine/places';

/** An object of Kubernetes that a Task or a StepAction needs, by a name that its caller gives. */
interface NamedObject extends Pick<KubernetesReference, 'kind' | 'name'> {
  /** Where the name is given, or the default taken. */
  readonly path: string;
}

/** Names that a run, a pipeline task or a step gives in its own words, or leaves to a default. */
export function objectsNamedByCall({ caller, callee, given, declared, path }: Places['Call']): NamedObject[] {
  const spec = callee.spec as AnyTaskSpec;
  if (caller === 'PipelineRun' || 'tasks' in spec) return [];
  const references = referencesByParam(caller === 'step' ? asTask(callee.spec as AnyStepActionSpec) : spec);
  if (references.length === 0) return [];
  const alike = givenAlike(given, declared);
  return references.flatMap((one) => {
    const name = givenName(one, alike.given, alike.declared);
    const from = given.find(({ param }) => param.name === paramIn(one.name));
    return name === undefined ? [] : [{ kind: one.kind, name, path: from ? `${from.path}.value` : path }];
  });
}

/** An object that a run needs for a task of its pipeline. */
interface NamedInPipeline extends NamedObject {
  /** What needs it, `Task "build"`. */
  readonly what: string;
  /** Whether the pipeline or the task names it, whatever the run gives. */
  readonly isOfCall: boolean;
}

/** Names that tasks of a pipeline get from it or through it from its run. */
export function objectsNamedByRun({ run, callee: pipeline, tasks, path }: Places['RunOfPipeline']): NamedInPipeline[] {
  return tasks.all.flatMap(({ place, callee }) => {
    const references = callee ? referencesByParam(callee.spec) : [];
    if (references.length === 0) return [];
    const { given, declared } = givenAlike(givenOf('', place.task), callee?.spec.params ?? []);
    const filled = filledParams(given, runValues(run.params ?? [], pipeline.spec.params ?? []).fill);
    return references.flatMap((one) => {
      const name = givenName(one, filled, declared);
      const isOfCall = givenName(one, given, declared) !== undefined;
      return name === undefined ? [] : [{ kind: one.kind, name, path, what: callee?.title ?? '', isOfCall }];
    });
  });
}

/** A StepAction as the only step of a Task. */
const asTask = rememberByObject(({ params: _params, results: _results, ...step }: AnyStepActionSpec): AnyTaskSpec => ({
  steps: [step],
}));

function paramIn(name: string): string | undefined {
  const [variable] = parseVariables(name);
  const kind = variable && variableKind(variable);
  return kind?.kind === 'param' ? kind.name : undefined;
}

/** The params that are the same in all combinations of a matrix. */
function givenAlike(
  all: readonly GivenParam[],
  declared: readonly AnyParamSpec[],
): { readonly given: readonly AnyParam[]; readonly declared: readonly AnyParamSpec[] } {
  const others = new Set(all.flatMap(({ param, by }) => (by === 'params' ? [] : [param.name])));
  return {
    given: all.flatMap(({ param }) => (others.has(param.name) ? [] : [param])),
    declared: declared.filter(({ name }) => !others.has(name)),
  };
}
