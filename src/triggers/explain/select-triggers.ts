import { selectsTrigger, triggerSelector } from '../../analysis/events/trigger-selector';
import type { EventListenerTriggerSelector } from '../../schema/triggers/event-listener';
import type { Trigger } from '../../schema/triggers/trigger';
import type { TriggerDocuments } from './documents';

/** The triggers that a listener or a group of it selects. Without a selector none are. */
export function selectTriggers(
  documents: TriggerDocuments,
  said: EventListenerTriggerSelector,
  namespace: string,
): readonly Trigger[] {
  const selector = triggerSelector(said, namespace);
  if (!selector) return [];
  return documents
    .triggers()
    .filter((trigger) =>
      selectsTrigger(selector, { namespace: documents.namespaceOf(trigger), labels: trigger.metadata.labels ?? {} }),
    );
}
