import { DOCUMENT_TYPES } from '../../src/validation/decoding/decode-table';
import { fold, goStruct, goType, type GoType } from '../../src/validation/decoding/go-types';
import type { Json } from './generate';

/** Whether a field was removed from v1beta1: Tekton reads it and then refuses every document that says something with it. */
function isRefused(struct: string, field: string): boolean {
  if (!struct.startsWith('pipeline/pipeline/v1beta1.')) return false;
  const name = struct.slice(struct.indexOf('v1beta1.') + 8);
  if (field === 'resources') return !/^(?:Step|Sidecar|StepTemplate|TaskRun\w+Override)$/.test(name);
  return field === 'bundle' && name === 'PipelineRef';
}

/** Every field that a document which Tekton takes can have, `api/core/v1.EnvVar.value`. */
export function acceptableFields(): Set<string> {
  const fields = new Set<string>();
  const seen = new Set<string>();
  const visit = (type: GoType): void => {
    if (type.of) visit(type.of);
    if (type.shape !== 'struct' || seen.has(type.struct)) return;
    seen.add(type.struct);
    for (const [field, inner] of goStruct(type.struct).fields) {
      if (isRefused(type.struct, field)) continue;
      fields.add(`${type.struct}.${field}`);
      visit(inner);
    }
  };
  for (const text of Object.values(DOCUMENT_TYPES)) visit(goType(text));
  return fields;
}

/** The fields that a document has. */
export function fieldsOf(document: Json): Set<string> {
  const fields = new Set<string>();
  for (const { struct, value } of structsOf(document))
    for (const key of Object.keys(value)) {
      const field = fieldOf(struct, key);
      if (field !== undefined) fields.add(`${struct}.${field}`);
    }
  return fields;
}

/** A part of a document that is a struct in Go. */
export interface StructPlace {
  readonly struct: string;
  readonly value: Json;
}

/** The document and every part of it that is a struct, outside in. */
export function structsOf(document: Json): StructPlace[] {
  const text = DOCUMENT_TYPES[`${String(document['apiVersion'])}/${String(document['kind'])}`];
  const places: StructPlace[] = [];
  if (text !== undefined) collect(document, goType(text), places);
  return places;
}

function collect(value: unknown, type: GoType, places: StructPlace[]): void {
  if (value === null || typeof value !== 'object') return;
  if (type.shape !== 'struct') {
    if (type.of) for (const item of Object.values(value)) collect(item, type.of, places);
    return;
  }
  places.push({ struct: type.struct, value: value as Json });
  for (const [key, inner] of Object.entries(value)) {
    const field = fieldOf(type.struct, key);
    const of = field === undefined ? undefined : goStruct(type.struct).fields.get(field);
    if (of) collect(inner, of, places);
  }
}

function fieldOf(struct: string, key: string): string | undefined {
  const { fields, folded } = goStruct(struct);
  return fields.has(key) ? key : folded.get(fold(key));
}
