import type { AnyMatrix } from '../wire';

/** How many runs a matrix makes, counted as Tekton counts them. */
export function combinations({ params = [], include = [] }: AnyMatrix): number {
  if (params.length === 0) return include.length;
  const lists = new Map(
    params.map(({ name = '', value }) => [name, Array.isArray(value) ? (value as readonly string[]) : []]),
  );
  const generated = params.reduce(
    (count, { value }) => count * (Array.isArray(value) && value.length > 0 ? value.length : 1),
    1,
  );
  let added = 0;
  for (const { params: included = [] } of include)
    for (const { name = '', value } of included) {
      const list = lists.get(name);
      if (list === undefined) continue;
      if (list.includes(typeof value === 'string' ? value : '')) break;
      added += 1;
    }
  return generated + added;
}
