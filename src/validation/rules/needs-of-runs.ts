import type { Callee, Callees } from '../../analysis/documents/callee';
import type { SetDocument } from '../../analysis/documents/document-set';
import {
  environmentReferences,
  taskReferences,
  type KubernetesReference,
} from '../../analysis/kubernetes/kubernetes-references';
import type { AnyTaskSpec } from '../../analysis/wire';
import type { Places } from '../engine/places';
import { objectsNamedByRun } from './named-objects';

/** An object of Kubernetes that a run needs because a document says so that other runs share. */
export interface NeedOfRun extends KubernetesReference {
  /** Who needs it, `Task "build"`. */
  readonly what: string;
  /** Where it is named, when it is not the run or its pipeline that gives the name. */
  readonly neededBy?: { readonly document: SetDocument; readonly path: string };
}

/** What the tasks of its pipeline need. */
export function needsOfPipelineRun(run: Places['RunOfPipeline'], callees: Callees): NeedOfRun[] {
  const named = objectsNamedByRun(run).filter(({ isOfCall }) => isOfCall && run.callee.document);
  const written = run.tasks.all.flatMap(({ place, callee }) => {
    const home = callee?.document ?? run.callee.document;
    const at = callee?.document ? 'spec' : `${place.path}.taskSpec`;
    return callee ? needsOfTask(callee, { home, at, path: run.path, callees }) : [];
  });
  return [...named, ...written];
}

/** What the Task that it names needs. */
export function needsOfTaskRun({ callee, path }: Places['TaskRunOfTask'], callees: Callees): NeedOfRun[] {
  return needsOfTask(callee, { home: callee.document, at: 'spec', path, callees });
}

interface Home {
  /** The document that the task stands in, and where; undefined when it stands in the run, whose own needs are not shared. */
  readonly home: SetDocument | undefined;
  readonly at: string;
  /** Where the run names it. */
  readonly path: string;
  readonly callees: Callees;
}

function needsOfTask({ spec, title: what }: Callee<AnyTaskSpec>, { home, at, path, callees }: Home): NeedOfRun[] {
  const own = home ? needs(taskReferences(spec, at), what, home, path) : [];
  const ofActions = (spec.steps ?? []).flatMap(({ ref }) => {
    const action = callees.ofStep(ref);
    if (!action?.document) return [];
    return needs(environmentReferences(action.spec, 'spec'), action.title, action.document, path);
  });
  return [...own, ...ofActions];
}

function needs(
  references: readonly KubernetesReference[],
  what: string,
  document: SetDocument,
  path: string,
): NeedOfRun[] {
  return references.map((one) => ({ ...one, path, what, neededBy: { document, path: one.path } }));
}
