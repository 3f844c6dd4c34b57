import { rememberByObject } from '../util/remember';
import type { DocumentSet, SetDocument } from './document-set';
import { matchesLabels } from './label-selector';
import type { AnyEventListenerSpec, AnyInterceptor, AnyTriggerSelector } from './wire';

/** A Trigger as listeners see it. */
export interface TriggerName {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, unknown>>;
}

/** A Trigger as listeners see it; `metadata` is its own as it was read. */
export function triggerName({ name, namespace, metadata }: SetDocument): TriggerName {
  const { labels } = metadata as Partial<TriggerName>;
  return { name, namespace, labels: labels ?? {} };
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
    const { named, selector, groups } = doorsOf(listener);
    const isNamed = listener.namespace === trigger.namespace && named.has(trigger.name);
    const direct = isNamed || selects(selector, trigger, listener.namespace);
    return [
      ...(direct ? [{ listener, interceptors: [] }] : []),
      ...groups.flatMap(({ wanted, interceptors }) =>
        selects(wanted, trigger, listener.namespace) ? [{ listener, interceptors }] : [],
      ),
    ];
  });
}

/** How Triggers are chosen by a listener: by name, by its own selector, by those of its groups. */
const doorsOf = rememberByObject(({ content }: SetDocument) => {
  const { triggers = [], triggerGroups = [], ...selector } = (content['spec'] ?? {}) as AnyEventListenerSpec;
  return {
    named: new Set(
      triggers.flatMap(({ template, triggerRef }) => (template || triggerRef === undefined ? [] : [triggerRef])),
    ),
    selector,
    groups: triggerGroups.map(({ triggerSelector: wanted = {}, interceptors = [] }) => ({
      wanted,
      interceptors: interceptors.filter((one) => one !== null),
    })),
  };
});

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
