import type { Step } from '../../schema/step';
import type { TaskSpec } from '../../schema/task';
import type { Entries } from '../pipeline/entry';
import type { WorkspaceSource } from './workspace-source';

/** The group that needs to write the claims of a run; undefined if every writer is root or unknown. */
export function writerGroup(entries: Entries, sources: ReadonlyMap<string, WorkspaceSource>): number | undefined {
  for (const { task, bound } of entries.values()) {
    const writesClaim = [...bound].some(([name, workspace]) => {
      const isReadOnly = task?.declarations.workspaces[name]?.readOnly ?? false;
      return !isReadOnly && (sources.get(workspace.source.name)?.isClaim ?? false);
    });
    const group = writesClaim && task?.spec ? nonRootGroup(task.spec) : undefined;
    if (group !== undefined) return group;
  }
  return undefined;
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
