import type { ParamSpec } from '../schema/param';
import type { StepResult, TaskResult } from '../schema/result';
import type { WorkspaceDeclaration as WireWorkspace } from '../schema/workspace';
import { compact } from '../util/compact';
import type { ParamDeclaration, ParamDeclarations } from './declarations/param';
import type { ResultDeclarations } from './declarations/result';
import type { WorkspaceDeclarations } from './declarations/workspace';

/** The wire form of declared params, in the order of declaration. */
export function renderParams(params: ParamDeclarations): ParamSpec[] {
  return Object.entries(params).map(([name, declared]) =>
    compact({
      name,
      type: declared.kind === 'untrusted' ? ('string' as const) : declared.kind,
      description: declared.description,
      properties: declared.kind === 'object' ? stringProperties(declared.keys) : undefined,
      default: defaultOf(declared),
      enum: declared.kind === 'string' ? declared.enum : undefined,
    }),
  );
}

function defaultOf(declared: ParamDeclaration): ParamSpec['default'] {
  if (declared.default === undefined) return undefined;
  return declared.kind === 'untrusted' ? toBase64(declared.default) : declared.default;
}

/** How free text travels. */
export function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** The wire form of declared results. */
export function renderResults(results: ResultDeclarations): (TaskResult & StepResult)[] {
  return Object.entries(results).map(([name, declared]) =>
    compact({
      name,
      type: declared.kind,
      description: declared.description,
      properties: declared.kind === 'object' ? stringProperties(declared.keys) : undefined,
    }),
  );
}

/** The wire form of declared workspaces; `false` is what Tekton assumes and is left out. */
export function renderWorkspaces(workspaces: WorkspaceDeclarations): WireWorkspace[] {
  return Object.entries(workspaces).map(([name, { description, mountPath, optional, readOnly }]) =>
    compact({
      name,
      description,
      mountPath,
      optional: optional || undefined,
      readOnly: readOnly === true || undefined,
    }),
  );
}

function stringProperties(keys: readonly string[]): Record<string, { type: 'string' }> {
  return Object.fromEntries(keys.map((key) => [key, { type: 'string' }]));
}
