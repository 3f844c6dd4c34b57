import type { Context } from '../places';
import type { Node, Nodes, Stmt } from '../syntax/nodes';

/** Looks at statements that stand inside something else: in `$(…)`, in a loop, in the text of `sh -c '…'`. */
export type VisitStatements = (statements: readonly Stmt[], context: Context) => void;

/** What to do at nodes, by their kind. */
export type Visitors = { readonly [K in keyof Nodes]?: (node: Nodes[K], context: Context) => void };

/** Calls the visitor of a node; false when its kind has none. */
export function visitBy(visitors: Visitors, node: Node, context: Context): boolean {
  // The kind of a node says of which type it is.
  const visit = visitors[node.kind as keyof Nodes] as ((node: Node, context: Context) => void) | undefined;
  visit?.(node, context);
  return visit !== undefined;
}
