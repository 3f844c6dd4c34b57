import { matchesLabels } from '../../analysis/kubernetes/label-selector';
import type { LabelSelector } from '../../schema/kubernetes';
import type { NamespaceSelector } from '../../schema/triggers/event-listener';
import type { Trigger } from '../../schema/triggers/trigger';
import type { TriggerDocuments } from './documents';

/** The triggers that a listener or a group of it selects. Without a selector none are. */
export function selectTriggers(
  documents: TriggerDocuments,
  namespaces: NamespaceSelector | undefined,
  labels: LabelSelector | undefined,
  namespace: string,
): readonly Trigger[] {
  const names = namespaces?.matchNames ?? [];
  if (names.length === 0 && labels === undefined) return [];
  const isAll = names.length === 1 && names[0] === '*';
  const wanted = names.length === 0 ? [namespace] : names;
  return documents
    .triggers()
    .filter((trigger) => isAll || wanted.includes(documents.namespaceOf(trigger)))
    .filter(({ metadata }) => labels === undefined || matchesLabels(labels, metadata.labels ?? {}));
}
