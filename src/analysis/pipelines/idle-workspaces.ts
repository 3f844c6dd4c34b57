import { surroundingTexts } from '../variables/surrounding-texts';
import type { AnyPipelineSpec, AnyWorkspaceBinding } from '../wire';

/** Names of workspaces of a run that no task of its pipeline takes. */
export function idleWorkspaces(
  bindings: readonly AnyWorkspaceBinding[],
  { tasks = [], finally: last = [] }: AnyPipelineSpec,
): Set<string> {
  const taken = new Set(
    [...tasks, ...last].flatMap(({ workspaces = [] }) => workspaces.map(({ name, workspace }) => workspace ?? name)),
  );
  // Tasks and pipelines inside of it may use every one.
  const { uses } = surroundingTexts([tasks, last]);
  const names = bindings.map(({ name = '' }) => name);
  return new Set(names.filter((name) => !taken.has(name) && !uses('workspaces', name)));
}
