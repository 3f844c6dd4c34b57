import { Chart, Testing } from 'cdk8s';
import { RegistryWithUi, type RegistryWithUiProps } from '../../src/registry';

/** A document, and what can be asked of it without knowing its type. */
export interface Found {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Record<string, string> };
  /** The value at a dotted path; numbers are places in lists. */
  at(path: string): unknown;
}

/** A registry in the chart `mountains` of the namespace `ci`. */
export function registryWith(props?: RegistryWithUiProps): RegistryWithUi {
  const chart = new Chart(Testing.app(), 'mountains', { namespace: 'ci' });
  return new RegistryWithUi(chart, 'registry', props);
}

/** All documents of such a registry. */
export function documentsWith(props?: RegistryWithUiProps): Found[] {
  return documentsOf(registryWith(props));
}

/** All documents of the chart that a registry stands in. */
export function documentsOf(registry: RegistryWithUi): Found[] {
  const documents = Testing.synth(Chart.of(registry)) as Omit<Found, 'at'>[];
  return documents.map((document) => ({ ...document, at: (path) => valueAt(document, path.split('.')) }));
}

/** The document of a kind and a name. */
export function find(documents: readonly Found[], kind: string, name: string): Found {
  const found = documents.find((document) => document.kind === kind && document.metadata.name === name);
  if (!found)
    throw new Error(`no ${kind} ${name} among ${documents.map((d) => `${d.kind} ${d.metadata.name}`).join(', ')}`);
  return found;
}

/** The document of a kind and a name of a registry with these props. */
export function documentWith(props: RegistryWithUiProps, kind: string, name: string): Found {
  return find(documentsWith(props), kind, name);
}

function valueAt(node: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || node === undefined) return node;
  return valueAt((node as Record<string, unknown>)[key], rest);
}
