import type { JsonObject, JsonValue } from '../../schema/document';

/** A copy of an object with a value at a path, as sjson writes it: `a.b`, `list.0`, `a\.b`. */
export function setPath(object: JsonObject, path: string, value: JsonValue): JsonObject {
  if (path === '') throw new Error('path cannot be empty');
  const [first = '', ...others] = split(path);
  return set(object, [first, ...others], value) as JsonObject;
}

interface Part {
  readonly name: string;
  /** Whether a colon says that it is a name and no index. */
  readonly isForced: boolean;
}

function split(path: string): string[] {
  if (/(?<!\\)(?:\\\\)*[*?|#@]/.test(path)) throw new Error('array access character not allowed in path');
  return (
    path
      .match(/(?:\\[^]|[^.\\])*(?:\.|$)/g)
      ?.slice(0, -1)
      .map((part) => part.replace(/\.$/, '')) ?? []
  );
}

function partOf(text: string): Part {
  const isForced = text.startsWith(':');
  return { name: (isForced ? text.slice(1) : text).replace(/\\([^])/g, '$1'), isForced };
}

function set(target: JsonValue | undefined, [text = '', ...others]: readonly string[], value: JsonValue): JsonValue {
  const { name, isForced } = partOf(text);
  const inside = (before: JsonValue | undefined): JsonValue => (others.length > 0 ? set(before, others, value) : value);
  const isIndex = !isForced && /^(?:\d+|-1)$/.test(name);
  if (Array.isArray(target)) {
    if (!isIndex) throw new Error(`cannot set array element for non-numeric key '${name}'`);
    return withItem(target as readonly JsonValue[], Number(name), inside);
  }
  if (typeof target === 'object' && target !== null) {
    const object = target as JsonObject;
    return { ...object, [name]: inside(Object.hasOwn(object, name) ? object[name] : undefined) };
  }
  return isIndex ? withItem([], Number(name), inside) : { [name]: inside(undefined) };
}

function withItem(
  list: readonly JsonValue[],
  index: number,
  inside: (before: JsonValue | undefined) => JsonValue,
): JsonValue {
  const at = index === -1 ? list.length : index;
  const length = Math.max(list.length, at + 1);
  return Array.from({ length }, (_, i) => (i === at ? inside(list[i]) : (list[i] ?? null)));
}
