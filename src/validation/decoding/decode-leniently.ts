import { decodeStruct } from './decode';
import { goType } from './go-types';
import { prune } from './prune';

/** Reads a part that Tekton keeps as it is and looks into later; undefined when it cannot be read. */
export function decodeLeniently(struct: string, json: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const read = decodeStruct(struct, json as Readonly<Record<string, unknown>>);
  if (read?.hasEmpty) prune(read.object, goType(`#${struct}`));
  return read?.object;
}
