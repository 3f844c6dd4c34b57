import type { DocumentSet, SetDocument } from './document-set';
import { matchesLabels } from './label-selector';
import type { AnyEventListenerSpec, AnyInterceptor, AnyTriggerSelector } from './wire';

/** A Trigger as listeners see it. */
export interface TriggerName {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, unknown>>;
}

/** One way for events to a Trigger. */
export interface TriggerWay {
  readonly listener: SetDocument;
  /** What of the listener looks at events before the Trigger does. */
  readonly interceptors: readonly AnyInterceptor[];
}

/** All ways to a Trigger through the listeners of the set. */
export function waysTo(trigger: TriggerName, set: DocumentSet): TriggerWay[] {
  return set.ofKind('EventListener').flatMap((listener) => {
    if (!listener.readable) return [];
    const { triggers = [], triggerGroups = [], ...selector } = (listener.content['spec'] ?? {}) as AnyEventListenerSpec;
    const isNamed = triggers.some(
      ({ template, triggerRef }) =>
        !template && triggerRef === trigger.name && listener.namespace === trigger.namespace,
    );
    const direct = isNamed || selects(selector, trigger, listener.namespace);
    const groups = triggerGroups.filter(({ triggerSelector = {} }) =>
      selects(triggerSelector, trigger, listener.namespace),
    );
    return [
      ...(direct ? [{ listener, interceptors: [] }] : []),
      ...groups.map(({ interceptors = [] }) => ({
        listener,
        interceptors: interceptors.filter((one) => one !== null),
      })),
    ];
  });
}

/** Without a selector nothing is selected. */
function selects(
  { namespaceSelector, labelSelector }: AnyTriggerSelector,
  { namespace, labels }: TriggerName,
  home: string,
): boolean {
  const names = namespaceSelector?.matchNames ?? [];
  if (names.length === 0 && labelSelector === undefined) return false;
  const isAll = names.length === 1 && names[0] === '*';
  const wanted = names.length === 0 ? [home] : names;
  if (!isAll && !wanted.includes(namespace)) return false;
  return labelSelector === undefined || matchesLabels(labelSelector, labels);
}
