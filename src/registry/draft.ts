import { App, Chart } from 'cdk8s';
import { loadPlus, type Plus } from './plus';

/** A document as cdk8s-plus makes it, cleaned. */
export interface Draft {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly [field: string]: unknown;
}

/** The label by which cdk8s-plus finds the pods of a workload; its value is a hash. */
const HASHED_LABEL = 'cdk8s.io/metadata.addr';
/** Maps that mean something when nothing is in them. */
const MEANINGFUL = new Set(['emptyDir']);
/** Fields that the cluster does not store when they say no: `kubectl apply` would find them missing each time. */
const NOT_STORED = new Set(['hostNetwork', 'minReadySeconds', 'readOnly', 'setHostnameAsFQDN']);

/**
 * Lets cdk8s-plus make one object in a chart that no app synthesizes and gives its document.
 *
 * Its own objects stay out of the user's tree, since JSON patches on them are read by another spelling and may vanish; and
 * empty lists and hashed labels are easier to take out of a finished document.
 */
export function draft(make: (plus: Plus, scope: Chart) => void): Draft {
  const chart = new Chart(new App(), 'draft', { disableResourceNameHashes: true });
  make(loadPlus(), chart);
  return cleaned((chart.toJson() as unknown[])[0]) as Draft;
}

function cleaned(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(cleaned);
  if (typeof node !== 'object' || node === null) return node;
  const fields = Object.entries(node)
    .filter(([key]) => key !== HASHED_LABEL)
    .map(([key, field]) => [key, cleaned(field)] as const)
    .filter(([key, field]) => MEANINGFUL.has(key) || !isNothing(field))
    .filter(([key, field]) => !NOT_STORED.has(key) || Boolean(field));
  return Object.fromEntries(fields);
}

function isNothing(field: unknown): boolean {
  return field === undefined || field === null || (typeof field === 'object' && Object.keys(field).length === 0);
}
