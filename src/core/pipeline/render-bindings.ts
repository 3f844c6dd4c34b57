import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import type { WorkspacePipelineTaskBinding } from '../../schema/workspace';
import { compact } from '../../util/compact';
import { quote } from '../../util/quote';
import type { WorkspaceDeclarations } from '../declarations/workspace';
import { PipelineWorkspace } from '../references/pipeline-workspace';
import { checkOwner } from './check-references';

/** Who is called, and by whom. */
interface Callee {
  readonly title: string;
  readonly workspaces: WorkspaceDeclarations;
  readonly pipeline: object;
}

/** The workspaces of a pipeline task: what is bound, and which tasks have to be done before. */
export interface RenderedBindings {
  readonly wire: readonly WorkspacePipelineTaskBinding[];
  readonly bound: ReadonlyMap<string, PipelineWorkspace>;
  readonly after: ReadonlySet<string>;
}

/**
 * The wire form of what a pipeline task binds to the workspaces of its Task.
 *
 * @throws `unknown-workspace`, `missing-workspace`, `optional-workspace`, `other-pipeline`, `different-workspaces`
 */
export function renderBindings(
  given: Readonly<Record<string, unknown>>,
  { title, workspaces, pipeline }: Callee,
  place: PendingPlace,
): RenderedBindings {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(workspaces, name));
  if (unknown !== undefined) failUnknownWorkspace(unknown, title, workspaces, inside(place, `workspaces.${unknown}`));
  const bound = new Map<string, PipelineWorkspace>();
  const after = new Set<string>();
  for (const [name, { optional }] of Object.entries(workspaces)) {
    const sources = toSources(given[name], name, title, place);
    const [first] = sources;
    if (!first) {
      if (!optional) failMissing(name, title, place);
      continue;
    }
    for (const source of sources)
      checkSource(source, first, { name, optional, title, pipeline }, inside(place, `workspaces.${name}`));
    for (const task of sources.flatMap((source) => (source.source.finally ? [] : source.source.after))) after.add(task);
    bound.set(name, first);
  }
  return { wire: [...bound].map(renderBinding), bound, after };
}

/** A workspace is bound that nothing declares. */
export function failUnknownWorkspace(
  name: string,
  title: string,
  workspaces: WorkspaceDeclarations,
  at: PendingPlace,
): never {
  const declared = Object.keys(workspaces);
  fail({
    rule: 'unknown-workspace',
    message:
      declared.length === 0
        ? `${title} declares no workspaces, and ${quote(name)} is bound`
        : `${title} has no workspace ${quote(name)}`,
    data: { workspace: name, callee: title },
    at,
    help:
      declared.length === 0
        ? `drop it, or declare it: workspaces: { ${name}: workspace() }`
        : unknownNameHelp(name, `workspaces of ${title}`, declared),
  });
}

function renderBinding([name, { source }]: readonly [string, PipelineWorkspace]): WorkspacePipelineTaskBinding {
  return compact({ name, workspace: source.name, subPath: source.subPath });
}

function toSources(given: unknown, name: string, title: string, place: PendingPlace): PipelineWorkspace[] {
  if (given === undefined) return [];
  const all: unknown[] = Array.isArray(given) ? given : [given];
  if (all.every((one) => PipelineWorkspace.isPipelineWorkspace(one))) return all;
  fail({
    rule: 'workspace-type',
    message: `workspace ${quote(name)} of ${title} takes a workspace of the pipeline or of a task's handle`,
    data: { workspace: name, callee: title },
    at: inside(place, `workspaces.${name}`),
    help: 'give pipeline.workspaces.…, or handle.workspaces.… of the task that has to be done before',
  });
}

function failMissing(name: string, title: string, place: PendingPlace): never {
  fail({
    rule: 'missing-workspace',
    message: `${title} needs workspace ${quote(name)}, and none is bound`,
    data: { workspace: name, callee: title },
    at: place,
    help: `add workspaces: { ${name}: … }`,
  });
}

interface Target {
  readonly name: string;
  readonly optional: boolean;
  readonly title: string;
  readonly pipeline: object;
}

function checkSource(given: PipelineWorkspace, first: PipelineWorkspace, target: Target, place: PendingPlace): void {
  const { source } = given;
  checkOwner(source.pipeline, target.pipeline, `workspace ${quote(source.name)}`, place);
  if (source.optional && !target.optional) {
    fail({
      rule: 'optional-workspace',
      message: `${target.title} needs workspace ${quote(target.name)}, and ${quote(source.name)} of the pipeline is optional`,
      data: { workspace: target.name, source: source.name },
      at: place,
      help: `declare ${source.name}: workspace() without optional`,
    });
  }
  if (source.name !== first.source.name || source.subPath !== first.source.subPath) {
    fail({
      rule: 'different-workspaces',
      message: `the list for workspace ${quote(target.name)} names ${describe(first)} and ${describe(given)}`,
      at: place,
      help: 'a list waits for several tasks that worked in one and the same folder; bind a single one, and say runAfter for the rest',
    });
  }
}

function describe({ source: { name, subPath } }: PipelineWorkspace): string {
  return subPath === undefined ? quote(name) : `${quote(name)} below ${quote(subPath)}`;
}
