import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

/**
 * The objects of a chart with those first that others depend on.
 *
 * We never make dependencies ourselves, so most charts keep the order in which the objects were made.
 *
 * @param below all constructs of the chart, among which dependencies are looked for
 */
export function inDependencyOrder(objects: readonly ApiObject[], below: readonly IConstruct[]): readonly ApiObject[] {
  const dependents = below.filter((construct) => construct.node.dependencies.length > 0);
  if (dependents.length === 0) return objects;
  const needs = new Map<ApiObject, ApiObject[]>(objects.map((object) => [object, []]));
  for (const dependent of dependents) {
    const needed = dependent.node.dependencies.flatMap((dependency) => within(dependency, objects));
    for (const object of within(dependent, objects)) needs.get(object)?.push(...needed);
  }
  const ordered = new Set<ApiObject>();
  const visiting = new Set<ApiObject>();
  const visit = (object: ApiObject): void => {
    // A cycle of dependencies has no order; whoever was asked for first comes last.
    if (ordered.has(object) || visiting.has(object)) return;
    visiting.add(object);
    needs.get(object)?.forEach(visit);
    ordered.add(object);
  };
  objects.forEach(visit);
  return [...ordered];
}

function within(construct: IConstruct, objects: readonly ApiObject[]): ApiObject[] {
  return objects.filter((object) => object.node.scopes.includes(construct));
}
