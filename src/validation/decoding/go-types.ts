import { STRUCTS } from './decode-table';

/** How one Go type reads JSON. */
export interface GoType {
  readonly shape: 'scalar' | 'list' | 'map' | 'struct';
  /** Of a scalar: what reads it, `string`, `int32`, `duration`. */
  readonly scalar: string;
  /** Of a list or map: the type of its elements. */
  readonly of: GoType | undefined;
  /** Of a struct: its name. */
  readonly struct: string;
  /** A pointer keeps an empty value that is written down; the same value without a pointer is as good as none. */
  readonly pointer: boolean;
  /** An empty list or map of this field stays when the object is written again. */
  readonly keepsEmpty: boolean;
}

/** Fields of a struct by JSON name. */
export interface GoStruct {
  readonly fields: ReadonlyMap<string, GoType>;
  /** Names as Go compares them: without regard to case. */
  readonly folded: ReadonlyMap<string, string>;
  /** Fields that cannot be written again when they are not there. */
  readonly required: readonly string[];
}

const types = new Map<string, GoType>();
const structs = new Map<string, GoStruct>();

/** The type that a text of the table stands for. */
export function goType(text: string): GoType {
  let type = types.get(text);
  if (!type) types.set(text, (type = parseType(text)));
  return type;
}

function parseType(text: string): GoType {
  const keepsEmpty = text.endsWith('!');
  const pointer = text.startsWith('*');
  const rest = text.slice(pointer ? 1 : 0, keepsEmpty ? -1 : undefined);
  const base = { scalar: '', of: undefined, struct: '', pointer, keepsEmpty };
  if (rest.startsWith('[]')) return { ...base, shape: 'list', of: goType(rest.slice(2)) };
  if (rest.startsWith('{}')) return { ...base, shape: 'map', of: goType(rest.slice(2)) };
  if (rest.startsWith('#')) return { ...base, shape: 'struct', struct: rest.slice(1) };
  return { ...base, shape: 'scalar', scalar: rest };
}

/** The fields of a struct. */
export function goStruct(name: string): GoStruct {
  let struct = structs.get(name);
  if (!struct) structs.set(name, (struct = parseStruct(STRUCTS[name] ?? '')));
  return struct;
}

function parseStruct(text: string): GoStruct {
  const fields = new Map<string, GoType>();
  for (const field of text ? text.split(' ') : []) {
    const colon = field.indexOf(':');
    fields.set(field.slice(0, colon), goType(field.slice(colon + 1)));
  }
  return {
    fields,
    folded: new Map([...fields.keys()].map((name) => [fold(name), name])),
    required: [...fields].filter(([, { scalar, pointer }]) => scalar === 'param' && !pointer).map(([name]) => name),
  };
}

/** A name as encoding/json compares it; two letters outside ASCII fold to ASCII ones. */
export function fold(name: string): string {
  return name.replace(/[a-z\u017f\u212a]/g, (letter) =>
    letter === '\u017f' ? 'S' : letter === '\u212a' ? 'K' : letter.toUpperCase(),
  );
}
