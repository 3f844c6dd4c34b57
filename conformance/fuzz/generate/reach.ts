import { DOCUMENT_TYPES } from '../../../src/validation/decoding/decode-table';
import { type GoType, goStruct, goType } from '../../../src/validation/decoding/go-types';

const reachable = new Map<GoType, ReadonlySet<string>>();

/** Names of the structs below a type, its own included. */
export function reachableFrom(type: GoType): ReadonlySet<string> {
  const known = reachable.get(type);
  if (known) return known;
  const found = new Set<string>();
  const visit = (one: GoType): void => {
    if (one.of) visit(one.of);
    if (one.shape !== 'struct' || found.has(one.struct)) return;
    found.add(one.struct);
    for (const inner of goStruct(one.struct).fields.values()) visit(inner);
  };
  visit(type);
  reachable.set(type, found);
  return found;
}

export const KINDS_BY_STRUCT = kindsByStruct();

function kindsByStruct(): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>();
  for (const [key, text] of Object.entries(DOCUMENT_TYPES))
    for (const struct of reachableFrom(goType(text))) kinds.set(struct, [...(kinds.get(struct) ?? []), key]);
  return kinds;
}
