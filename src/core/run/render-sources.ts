import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import type { WorkspaceBinding } from '../../schema/workspace';
import { quote } from '../../util/quote';
import type { WorkspaceDeclarations } from '../declarations/workspace';
import { failUnknownWorkspace } from '../pipeline/render-bindings';
import { WorkspaceSource } from './workspace-source';

/**
 * Checks what a run binds against what is declared.
 *
 * @throws `unknown-workspace`, `missing-workspace`, `workspace-type`
 */
export function checkSources(
  given: Readonly<Record<string, unknown>>,
  declared: WorkspaceDeclarations,
  title: string,
  place: PendingPlace,
): Map<string, WorkspaceSource> {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(declared, name));
  if (unknown !== undefined) failUnknownWorkspace(unknown, title, declared, inside(place, `workspaces.${unknown}`));
  const sources = new Map<string, WorkspaceSource>();
  for (const [name, { optional }] of Object.entries(declared)) {
    const source = given[name];
    if (WorkspaceSource.isWorkspaceSource(source)) sources.set(name, source);
    else if (source !== undefined || !optional) failSource(name, source, title, place);
  }
  return sources;
}

/** The wire form of bindings. */
export function renderSources(sources: ReadonlyMap<string, WorkspaceSource>): WorkspaceBinding[] {
  return [...sources].map(([name, source]) => source.toBinding(name));
}

function failSource(name: string, source: unknown, title: string, place: PendingPlace): never {
  const help = `give workspaces: { ${name}: volumeClaim(Size.gibibytes(1)) }, or emptyDir(), secret(…), configMap(…), persistentVolumeClaim(…), projected(…), csi(…)`;
  fail({
    rule: source === undefined ? 'missing-workspace' : 'workspace-type',
    message:
      source === undefined
        ? `${title} needs workspace ${quote(name)}, and the run binds none`
        : `workspace ${quote(name)} of ${title} takes a source of files`,
    data: { workspace: name },
    at: source === undefined ? place : inside(place, `workspaces.${name}`),
    help,
  });
}
