import { matchesLabels } from '../kubernetes/label-selector';
import type { AnyTriggerSelector } from '../wire';

/** What the Triggers are chosen by that a listener, or a group of it, names no one by one. */
export interface TriggerSelector {
  /** Where Triggers are chosen from; undefined for everywhere. */
  readonly namespaces: readonly string[] | undefined;
  readonly labels: AnyTriggerSelector['labelSelector'];
}

/** The selector of a listener in a namespace; undefined where it says none, and then it chooses nothing. */
export function triggerSelector(
  { namespaceSelector, labelSelector }: AnyTriggerSelector,
  home: string,
): TriggerSelector | undefined {
  const names = namespaceSelector?.matchNames ?? [];
  if (names.length === 0 && labelSelector === undefined) return undefined;
  const isAll = names.length === 1 && names[0] === '*';
  return { namespaces: isAll ? undefined : names.length === 0 ? [home] : names, labels: labelSelector };
}

/** Whether a Trigger is chosen. */
export function selectsTrigger(
  { namespaces, labels: wanted }: TriggerSelector,
  { namespace, labels }: { readonly namespace: string; readonly labels: Readonly<Record<string, unknown>> },
): boolean {
  if (namespaces && !namespaces.includes(namespace)) return false;
  return wanted === undefined || matchesLabels(wanted, labels);
}
