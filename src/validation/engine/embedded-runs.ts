import type { KubernetesObject } from '../document';
import { splitPath } from './path';

/** A document inside of a TriggerTemplate. */
interface Embedded {
  readonly document: KubernetesObject;
  readonly path: string;
}

/** The documents that a TriggerTemplate makes. */
export function embeddedRuns({ spec }: KubernetesObject): Embedded[] {
  const { resourcetemplates } = (spec ?? {}) as { readonly resourcetemplates?: unknown };
  if (!Array.isArray(resourcetemplates)) return [];
  return resourcetemplates.flatMap((document: unknown, i) =>
    isObject(document) ? [{ document, path: `spec.resourcetemplates[${i}]` }] : [],
  );
}

/** Whether what stands at a path depends on the event. */
export function holdsTriggerVariable(document: unknown, path: string): boolean {
  let here = document;
  for (const segment of splitPath(document, path)) {
    if (typeof here !== 'object' || here === null) break;
    here = (here as Readonly<Record<string, unknown>>)[segment];
  }
  return /\$\((?:tt\.params\.|uid\))/.test(here === undefined ? '' : JSON.stringify(here));
}

function isObject(value: unknown): value is KubernetesObject {
  if (typeof value !== 'object' || value === null) return false;
  const { apiVersion, kind } = value as Partial<KubernetesObject>;
  return typeof apiVersion === 'string' && typeof kind === 'string';
}
