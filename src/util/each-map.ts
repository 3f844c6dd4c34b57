import { isFields } from './is-fields';

/** Looks at every map of a list, if it is one, with its path. */
export function eachMap(
  list: unknown,
  path: string,
  look: (item: Readonly<Record<string, unknown>>, path: string) => void,
): void {
  if (!Array.isArray(list)) return;
  list.forEach((item: unknown, i) => {
    if (isFields(item)) look(item, `${path}[${i}]`);
  });
}
