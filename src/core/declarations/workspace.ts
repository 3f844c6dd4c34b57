import { checkOptionKeys } from '../check-keys';
import type { KeysOf } from '../shape';
import { boolean, text } from '../shapes';

/** Options of {@link workspace}. */
export interface WorkspaceOptions<Optional extends boolean = boolean> {
  /** Whether it may be left unbound. @default false */
  readonly optional?: Optional | undefined;
  /** Whether the steps may only read it; Tasks only. @default false */
  readonly readOnly?: boolean | undefined;
  /** Where the pod sees it; Tasks only. @default '/workspace/<name>' */
  readonly mountPath?: string | undefined;
  /** For the people who read the YAML and the dashboard. @default - no description */
  readonly description?: string | undefined;
}

const KEYS: KeysOf<WorkspaceOptions> = { optional: boolean, readOnly: boolean, mountPath: text, description: text };

/** What {@link workspace} makes. */
export interface WorkspaceDeclaration<Optional extends boolean = boolean> extends WorkspaceOptions {
  readonly optional: Optional;
}

/** The workspaces of a Task or a Pipeline, by name. */
export type WorkspaceDeclarations = Readonly<Record<string, WorkspaceDeclaration>>;

/**
 * Declares a folder that the outside provides.
 *
 * @see https://tekton.dev/docs/pipelines/workspaces/
 *
 * @example
 * ```ts
 * const workspaces = { source: workspace(), cache: workspace({ optional: true, mountPath: '/cache' }) };
 * ```
 */
export function workspace(options: WorkspaceOptions<true> & { readonly optional: true }): WorkspaceDeclaration<true>;
export function workspace(options?: WorkspaceOptions<false>): WorkspaceDeclaration<false>;
export function workspace(options: WorkspaceOptions = {}): WorkspaceDeclaration {
  checkOptionKeys(options, KEYS, 'workspace');
  return Object.freeze({ ...options, optional: options.optional ?? false });
}
