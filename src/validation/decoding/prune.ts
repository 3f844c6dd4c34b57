import { goStruct, type GoType } from './go-types';

type Fields = Record<string, unknown>;

/**
 * Takes out what is gone when an object is written again: the mutating webhook hands it on, so the validating one never
 * sees an empty list, an empty text or a zero that no pointer holds.
 */
export function prune(object: Readonly<Fields>, type: GoType): void {
  pruneStruct(object, type.struct);
}

function pruneStruct(object: Fields, name: string): void {
  const { fields } = goStruct(name);
  for (const [field, value] of Object.entries(object)) {
    const type = fields.get(field);
    if (type && isEmpty(value, type)) Reflect.deleteProperty(object, field);
  }
}

function isEmpty(value: unknown, type: GoType): boolean {
  switch (type.shape) {
    case 'list':
      for (const item of value as unknown[]) if (type.of && item !== null) isEmpty(item, type.of);
      return (value as unknown[]).length === 0 && !type.keepsEmpty;
    case 'map':
      for (const item of Object.values(value as Fields)) if (type.of && item !== null) isEmpty(item, type.of);
      return Object.keys(value as Fields).length === 0 && !type.keepsEmpty;
    case 'struct':
      pruneStruct(value as Fields, type.struct);
      return !type.pointer && Object.keys(value as Fields).length === 0;
    case 'scalar':
      return (
        !type.pointer &&
        type.scalar !== 'param' &&
        (value === '' || value === 0 || value === false || (Array.isArray(value) && value.length === 0))
      );
  }
}
