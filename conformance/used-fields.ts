import type { FieldTable, GoType } from './field-table';
import type { KubernetesDocument } from './subject';

/** Fields of Tekton's types, `pipeline/v1.Step.script`: those that can stand in documents of some kinds, and those that do. */
export interface UsedFields {
  readonly possible: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
}

/** Looks for every field of Tekton's Go types in the documents. */
export function usedFields(
  table: FieldTable,
  kinds: readonly string[],
  documents: readonly KubernetesDocument[],
): UsedFields {
  const possible = new Set<string>();
  const used = new Set<string>();
  const visited = new Set<string>();

  const reach = ({ of, type }: GoType): void => {
    if (of) reach(of);
    if (type === undefined || visited.has(type)) return;
    visited.add(type);
    for (const [field, go] of Object.entries(table.types[type] ?? {})) {
      possible.add(`${type}.${field}`);
      reach(go);
    }
  };
  const look = (value: unknown, { of, type }: GoType): void => {
    if (typeof value !== 'object' || value === null) return;
    if (of)
      Object.values(value).forEach((part) => {
        look(part, of);
      });
    if (type === undefined) return;
    for (const [field, part] of Object.entries(value)) {
      const go = table.types[type]?.[field];
      if (!go) continue;
      used.add(`${type}.${field}`);
      look(part, go);
    }
  };

  for (const { kind, spec } of table.kinds) {
    if (!kinds.includes(kind)) continue;
    reach(spec);
    for (const document of documents) if (document.kind === kind) look(document.spec, spec);
  }
  return { possible, used };
}
