import { groupBy } from '../../util/group-by';
import { rememberByObject } from '../../util/remember';
import type { DocumentSet, SetDocument } from '../documents/document-set';
import { labelSigns, wantedSigns } from '../kubernetes/label-selector';
import type { AnyEventListenerSpec, AnyInterceptor } from '../wire';
import { selectsTrigger, triggerSelector, type TriggerSelector } from './trigger-selector';

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

/** All ways to a Trigger through the listeners of the set. Of listeners that choose and check alike, only the first is told. */
export function waysTo(trigger: TriggerName, set: DocumentSet): readonly TriggerWay[] {
  const { named, bySign, byNamespace } = doorsOf(set);
  const direct = named.get(`${trigger.namespace}/${trigger.name}`);
  const signs = labelSigns(trigger.labels);
  const chosen = [
    ...signs.flatMap((sign) => bySign.get(sign) ?? []),
    ...[trigger.namespace, ANY].flatMap((namespace) => byNamespace.get(namespace) ?? []),
  ].filter(({ selector }) => selectsTrigger(selector, trigger));
  return [...(direct ? [direct] : []), ...new Set(chosen)].sort((a, b) => a.order - b.order);
}

const ANY = '*';

/** How a listener lets events through to the Triggers it chooses. */
interface Door extends TriggerWay {
  /** Place among all doors. */
  readonly order: number;
  readonly selector: TriggerSelector;
}

/** Doors of all listeners, found by what a Trigger must have to be chosen. */
interface Doors {
  /** By namespace and name of the Trigger. */
  readonly named: ReadonlyMap<string, Door>;
  /** By the rarest label that they want. */
  readonly bySign: ReadonlyMap<string, readonly Door[]>;
  /** Those that want no certain label, by namespace. */
  readonly byNamespace: ReadonlyMap<string, readonly Door[]>;
}

const doorsOf = rememberByObject((set: DocumentSet): Doors => {
  const named = new Map<string, Door>();
  const choosing = new Map<string, Door>();
  let order = 0;
  for (const listener of set.ofKind('EventListener')) {
    if (!listener.readable) continue;
    const { triggers = [], triggerGroups = [], ...own } = (listener.content['spec'] ?? {}) as AnyEventListenerSpec;
    for (const { template, triggerRef } of triggers) {
      const key = `${listener.namespace}/${triggerRef ?? ''}`;
      if (template || triggerRef === undefined || named.has(key)) continue;
      named.set(key, { listener, interceptors: [], order: order++, selector: NOTHING });
    }
    const groups = triggerGroups.map((group) => ({
      said: group.triggerSelector ?? {},
      interceptors: (group.interceptors ?? []).filter((one) => one !== null),
    }));
    for (const { said, interceptors } of [{ said: own, interceptors: [] }, ...groups]) {
      const selector = triggerSelector(said, listener.namespace);
      if (!selector) continue;
      const key = JSON.stringify([selector, interceptors]);
      if (choosing.has(key)) continue;
      choosing.set(key, { listener, interceptors, order: order++, selector });
    }
  }
  return { named, ...indexed([...choosing.values()]) };
});

const NOTHING: TriggerSelector = { namespaces: [], labels: undefined };

function indexed(doors: readonly Door[]): Pick<Doors, 'bySign' | 'byNamespace'> {
  const signed = doors.map((door) => ({ door, wanted: wantedSigns(door.selector.labels ?? {}) }));
  const uses = new Map<string, number>();
  for (const sign of signed.flatMap(({ wanted }) => wanted.flat())) uses.set(sign, (uses.get(sign) ?? 0) + 1);
  const weight = (signs: readonly string[]): number => signs.reduce((sum, sign) => sum + (uses.get(sign) ?? 0), 0);
  const entries = signed.map(({ door, wanted }) => {
    const [first, ...others] = wanted;
    return { door, signs: first && others.reduce((best, one) => (weight(one) < weight(best) ? one : best), first) };
  });
  return {
    bySign: listed(entries.flatMap(({ door, signs = [] }) => signs.map((sign) => [sign, door] as const))),
    byNamespace: listed(
      entries.flatMap(({ door, signs }) =>
        signs ? [] : (door.selector.namespaces ?? [ANY]).map((namespace) => [namespace, door] as const),
      ),
    ),
  };
}

function listed(entries: readonly (readonly [string, Door])[]): ReadonlyMap<string, readonly Door[]> {
  const all = groupBy(entries, ([key]) => key);
  return new Map([...all].map(([key, pairs]) => [key, pairs.map(([, door]) => door)]));
}
