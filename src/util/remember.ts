/** Texts that are remembered at most; then all are forgotten, so that memory stays bounded. */
const MOST = 2000;
/** Longer texts are rarely seen twice. */
const LONGEST = 2000;

/** The same function of a text, which makes its value once: many rules ask the same of a text, and texts repeat. */
export function rememberByText<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return make(text);
    let value = known.get(text);
    if (value === undefined && !known.has(text)) {
      value = make(text);
      if (known.size >= MOST) known.clear();
      known.set(text, value);
    }
    return value as T;
  };
}

/** The same function of an object, which makes its value once. The object must not change any more. */
export function rememberByObject<K extends object, T>(make: (object: K) => T): (object: K) => T {
  const known = new WeakMap<K, { readonly value: T }>();
  return (object) => {
    let found = known.get(object);
    if (!found) known.set(object, (found = { value: make(object) }));
    return found.value;
  };
}

/**
 * The same function of an object and where it stands, which remembers its last value: rules ask one after the other about
 * one object. The object must not change any more.
 */
export function rememberLast<K extends object, T>(
  make: (object: K, path: string) => T,
): (object: K, path: string) => T {
  let last: { readonly object: K; readonly path: string; readonly value: T } | undefined;
  return (object, path) => {
    if (last?.object !== object || last.path !== path) last = { object, path, value: make(object, path) };
    return last.value;
  };
}
