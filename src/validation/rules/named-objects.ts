import { taskReferences, type KubernetesReference } from '../../analysis/kubernetes/kubernetes-references';
import type { AnyStepActionSpec, AnyTaskSpec } from '../../analysis/wire';
import { rememberByObject } from '../../util/remember';
import type { Places } from '../engine/places';
import { asTask, tasksOfRun, valuesOfCall } from './given-values';

/** An object of Kubernetes that a Task or a StepAction needs, by a name that its caller gives. */
interface NamedObject extends Pick<KubernetesReference, 'kind' | 'name'> {
  /** Where the name is given, or the default taken. */
  readonly path: string;
}

/** Names that a run, a pipeline task or a step gives in its own words, or leaves to a default. */
export function objectsNamedByCall(call: Places['Call']): NamedObject[] {
  const { caller, callee } = call;
  const spec = callee.spec as AnyTaskSpec;
  if (caller === 'PipelineRun' || 'tasks' in spec) return [];
  const references = referencesByParam(caller === 'step' ? asTask(callee.spec as AnyStepActionSpec) : spec);
  if (references.length === 0) return [];
  const { fill, placeOf } = valuesOfCall(call);
  return references.flatMap((one) => {
    const name = fill(one.name);
    return name === undefined ? [] : [{ kind: one.kind, name, path: placeOf(one.name) }];
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
export function objectsNamedByRun(place: Places['RunOfPipeline']): NamedInPipeline[] {
  if (!place.tasks.all.some(({ callee }) => callee && referencesByParam(callee.spec).length > 0)) return [];
  return tasksOfRun(place).flatMap(({ callee, fill, fillAlone }) =>
    referencesByParam(callee.spec).flatMap((one) => {
      const name = fill(one.name);
      const isOfCall = fillAlone(one.name) !== undefined;
      return name === undefined ? [] : [{ kind: one.kind, name, path: place.path, what: callee.title, isOfCall }];
    }),
  );
}

/** What a Task, or a StepAction as its only step, needs by a name that a param gives. */
const referencesByParam = rememberByObject((spec: AnyTaskSpec) => taskReferences(spec, 'spec', 'given'));
