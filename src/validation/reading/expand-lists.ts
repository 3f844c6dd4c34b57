import type { KubernetesObject } from '../document';
import { isFields } from '../../util/is-fields';

/** An object, and where in its document it stands. */
interface Item {
  readonly object: KubernetesObject;
  readonly path: string;
}

/** The objects of a `kind: List`, lists of lists too; any other object is itself. */
export function expandLists(object: KubernetesObject, path = ''): Item[] {
  const { items } = object as { readonly items?: unknown };
  if (object.kind !== 'List' || object.apiVersion !== 'v1' || !Array.isArray(items)) return [{ object, path }];
  return items.flatMap((item: unknown, i) =>
    isFields(item)
      ? expandLists(item as unknown as KubernetesObject, `${path === '' ? '' : `${path}.`}items[${i}]`)
      : [],
  );
}

/** Whether an object is a `kind: List` of which nobody can tell what is in it. */
export function isBrokenList(object: object): boolean {
  const { apiVersion, kind, items } = object as KubernetesObject & { readonly items?: unknown };
  return kind === 'List' && apiVersion === 'v1' && items !== undefined && items !== null && !Array.isArray(items);
}
