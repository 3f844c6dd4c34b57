/** What tools that print or copy an object ask it for, whatever it is. */
const ASKED_BY_TOOLS = new Set(['then', 'toJSON', '$$typeof', 'asymmetricMatch', 'nodeType', 'tagName']);

/** The object, but reading a name that it does not have is an error there and then, and not `undefined` later. */
export function strict<T extends object>(object: T, onMissing: (name: string) => never): T {
  return new Proxy(object, {
    get: (target, key) =>
      typeof key !== 'string' || key in target || ASKED_BY_TOOLS.has(key)
        ? (Reflect.get(target, key) as unknown)
        : onMissing(key),
  });
}
