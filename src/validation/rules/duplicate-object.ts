import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { quote } from '../../util/quote';
import type { Document, KubernetesObject } from '../document';

/** Two documents for one object: the one applied last would win. */
export function duplicateObject(documents: readonly Document[]): Diagnostic[] {
  const seen = new Map<string, Document>();
  const findings: Diagnostic[] = [];
  for (const one of documents) {
    const { kind, metadata = {} } = one.document;
    if (metadata.name === undefined) continue;
    const key = identity(one.document);
    const first = seen.get(key);
    if (first) {
      findings.push(
        diagnostic({
          rule: 'duplicate-object',
          message: `${kind} ${quote(metadata.name)} is made twice${metadata.namespace ? ` in namespace ${quote(metadata.namespace)}` : ''}`,
          data: { kind, name: metadata.name },
          at: one.place,
          related: [{ note: 'first made', at: first.place }],
          help: 'give one of the two another id or name',
        }),
      );
    } else seen.set(key, one);
  }
  return findings;
}

/** What the cluster tells objects apart by: the group without its version, kind, namespace, name. */
function identity({ apiVersion, kind, metadata = {} }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return [group, kind, metadata.namespace ?? '', metadata.name ?? ''].join('/');
}
