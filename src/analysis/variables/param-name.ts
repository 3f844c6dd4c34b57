const TEXT = /^[_a-zA-Z][_a-zA-Z0-9.-]*$/;
const OBJECT = /^[_a-zA-Z][_a-zA-Z0-9-]*$/;

/** Whether a param of a Task may have the name. In that of an object, and of its keys, a dot would begin a key. */
export function isParamName(name: string, isOfObject = false): boolean {
  return (isOfObject ? OBJECT : TEXT).test(name);
}
