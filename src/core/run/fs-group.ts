import type { Step } from '../../schema/step';
import type { TaskSpec } from '../../schema/task';
import type { Entry } from '../pipeline/entry';
import type { IPipeline } from '../pipeline/ipipeline';
import type { WorkspaceSource } from './workspace-source';

/** The group that needs to write the claims of a run; undefined if every writer is root or unknown. */
export function writerGroup(
  { entries }: IPipeline,
  sources: ReadonlyMap<string, WorkspaceSource>,
  seen: readonly IPipeline[] = [],
): number | undefined {
  for (const { task, child, bound } of entries.values()) {
    const writesClaim = [...bound].some(([name, workspace]) => {
      const isReadOnly = task?.declarations.workspaces[name]?.readOnly ?? false;
      return !isReadOnly && (sources.get(workspace.source.name)?.isClaim ?? false);
    });
    // Pods of a pipeline in the pipeline have the template of this run.
    const ofChild =
      child && !seen.includes(child) ? writerGroup(child, boundSources(bound, sources), [...seen, child]) : undefined;
    const group = writesClaim && task?.spec ? nonRootGroup(task.spec) : ofChild;
    if (group !== undefined) return group;
  }
  return undefined;
}

function boundSources(
  bound: Entry['bound'],
  sources: ReadonlyMap<string, WorkspaceSource>,
): ReadonlyMap<string, WorkspaceSource> {
  return new Map(
    [...bound].flatMap(([name, { source }]) => {
      const found = sources.get(source.name);
      return found ? [[name, found] as const] : [];
    }),
  );
}

/** The first group of a step that is not root. */
export function nonRootGroup({ steps, stepTemplate }: TaskSpec): number | undefined {
  const groups = steps.map((step: Step) => {
    const { runAsUser, runAsGroup } = { ...stepTemplate?.securityContext, ...step.securityContext };
    if (runAsUser === undefined || runAsUser === 0) return undefined;
    return runAsGroup === undefined || runAsGroup === 0 ? runAsUser : runAsGroup;
  });
  return groups.find((group) => group !== undefined);
}
