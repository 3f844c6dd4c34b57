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
    .filter(({ metadata }) => labels === undefined || matches(labels, metadata.labels ?? {}));
}

function matches(
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
  labels: Readonly<Record<string, string>>,
): boolean {
  return (
    Object.entries(matchLabels).every(([name, value]) => labels[name] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      if (operator === 'Exists') return value !== undefined;
      if (operator === 'DoesNotExist') return value === undefined;
      const isIn = value !== undefined && values.includes(value);
      return operator === 'In' ? isIn : !isIn;
    })
  );
}
