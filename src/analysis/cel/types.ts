/** A type of CEL as its checker sees it. */
export type CelType =
  | { readonly kind: 'primitive'; readonly name: Primitive }
  | { readonly kind: 'dyn' | 'error' | 'null' | 'timestamp' | 'duration' }
  | { readonly kind: 'list'; readonly item: CelType }
  | { readonly kind: 'map'; readonly key: CelType; readonly value: CelType }
  | { readonly kind: 'type' }
  /** A message of protocol buffers: the environments know none, but its name may stand. */
  | { readonly kind: 'message'; readonly name: string }
  /** A type that the checker finds out. */
  | { readonly kind: 'variable'; readonly name: string };

type Primitive = 'bool' | 'bytes' | 'double' | 'int' | 'string' | 'uint';

const primitive = (name: Primitive): CelType => ({ kind: 'primitive', name });

export const BOOL = primitive('bool');
export const BYTES = primitive('bytes');
export const DOUBLE = primitive('double');
export const INT = primitive('int');
export const STRING = primitive('string');
export const UINT = primitive('uint');
export const DYN: CelType = { kind: 'dyn' };
export const ERROR: CelType = { kind: 'error' };
export const NULL: CelType = { kind: 'null' };
export const TIMESTAMP: CelType = { kind: 'timestamp' };
export const DURATION: CelType = { kind: 'duration' };
export const TYPE: CelType = { kind: 'type' };

export const listOf = (item: CelType): CelType => ({ kind: 'list', item });
export const mapOf = (key: CelType, value: CelType): CelType => ({ kind: 'map', key, value });
export const variable = (name: string): CelType => ({ kind: 'variable', name });

/** Whether any value may stand where this type is wanted, and the other way round. */
export const isOpen = ({ kind }: CelType): boolean => kind === 'dyn' || kind === 'error';

/** The types that a type is made of. */
export function partsOf(type: CelType): readonly CelType[] {
  if (type.kind === 'list') return [type.item];
  if (type.kind === 'map') return [type.key, type.value];
  return [];
}

export function isSame(a: CelType, b: CelType): boolean {
  if (a.kind !== b.kind) return false;
  if ('name' in a && 'name' in b && a.name !== b.name) return false;
  const others = partsOf(b);
  return partsOf(a).every((part, i) => isSame(part, others[i] ?? ERROR));
}

/** As CEL's own messages write it: `list(string)`. */
export function printType(type: CelType): string {
  switch (type.kind) {
    case 'primitive':
    case 'message':
    case 'variable':
      return type.name;
    case 'list':
      return `list(${printType(type.item)})`;
    case 'map':
      return `map(${printType(type.key)}, ${printType(type.value)})`;
    default:
      return type.kind;
  }
}
