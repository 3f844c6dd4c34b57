import type { Fields } from '../wire';
import { isFields } from '../../util/is-fields';

/** A list of a container whose entries Kubernetes tells apart by a field. */
export interface JoinedList {
  readonly field: 'env' | 'volumeMounts' | 'volumeDevices' | 'ports';
  readonly key: string;
  /** What an entry has when it does not say it, the key among it. */
  readonly empty: Fields;
}

/** The lists of a container that are joined entry by entry; any other is taken whole. */
export const JOINED_LISTS: readonly JoinedList[] = [
  { field: 'env', key: 'name', empty: { name: '' } },
  { field: 'volumeMounts', key: 'mountPath', empty: { name: '', mountPath: '' } },
  { field: 'volumeDevices', key: 'devicePath', empty: { name: '', devicePath: '' } },
  { field: 'ports', key: 'containerPort', empty: { containerPort: 0 } },
];

/** What comes of two lists. */
export interface MergedList {
  readonly entries: readonly Fields[];
  /** The key that stands in two places with others between, so that Kubernetes refuses to join the lists. */
  readonly misplaced: string | undefined;
}

/**
 * Joins the list of a step with that of the step template as a strategic merge patch of Kubernetes does: what is new or different
 * becomes a patch, which is put into the list of the template entry by entry. Of entries with one key only one is left.
 */
export function mergeLists(template: readonly object[], own: readonly object[], list: JoinedList): MergedList {
  if (template.length === 0 || own.length === 0)
    return { entries: (own.length > 0 ? own : template) as readonly Fields[], misplaced: undefined };
  const keyOf = (entry: Fields): string => String(entry[list.key]);
  const before = template.map((entry) => written(entry, list));
  const after = own.map((entry) => written(entry, list));
  const order = after.map(keyOf);
  const patch = patchOf(sorted(before, keyOf), sorted(after, keyOf), list.key);
  patch.sort((a, b) => order.indexOf(keyOf(a)) - order.indexOf(keyOf(b)));
  const entries = [...before];
  for (const change of patch) {
    const at = entries.findIndex((entry) => keyOf(entry) === keyOf(change));
    if (at < 0) entries.push(change);
    else entries[at] = applied(entries[at] ?? {}, change);
  }
  // Entries of the step come first here, so that one of them stands where the step has it; see joinedOrder.
  const rank = (entry: Fields): number => (order.includes(keyOf(entry)) ? order.indexOf(keyOf(entry)) : order.length);
  return { entries: entries.sort((a, b) => rank(a) - rank(b)), misplaced: outOfOrder(patch.map(keyOf), order) };
}

/**
 * The keys in the order in which the container has the entries: those of the step in its order, those of the template alone in
 * theirs, and one of these before one of the step only where the template has it so.
 */
export function joinedOrder(template: readonly string[], step: readonly string[]): string[] {
  const others = template.filter((key) => !step.includes(key));
  const placed = step.flatMap((key) => {
    const end = template.indexOf(key);
    const next = others.findIndex((other) => template.indexOf(other) >= end);
    return [...others.splice(0, next < 0 ? others.length : next), key];
  });
  return [...placed, ...others];
}

/** An entry as Go writes it: an empty value is none, but for what is always there. */
function written(entry: object, { empty }: JoinedList): Fields {
  const said = Object.entries(entry).filter(([, value]) => value !== '' && value !== false && value !== 0);
  return { ...empty, ...Object.fromEntries(said) };
}

/** In the order of the keys; the sort of Go turns around entries of one key, in lists as long as they are in practice. */
function sorted(entries: readonly Fields[], keyOf: (entry: Fields) => string): readonly Fields[] {
  return [...entries].reverse().sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

/** What to change in the first list so that it has everything of the second. Of one key each entry meets one other. */
function patchOf(before: readonly Fields[], after: readonly Fields[], key: string): Fields[] {
  const patch: Fields[] = [];
  let at = 0;
  for (const entry of after) {
    while (at < before.length && String(before[at]?.[key]) < String(entry[key])) at += 1;
    const same = before[at];
    if (same === undefined || same[key] !== entry[key]) {
      patch.push(entry);
      continue;
    }
    const changed = changes(same, entry);
    if (Object.keys(changed).length > 0) patch.push({ ...changed, [key]: entry[key] });
    at += 1;
  }
  return patch;
}

/** What the second has that the first has not. */
function changes(before: Fields, after: Fields): Fields {
  const changed: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(after)) {
    const old = before[field];
    if (isFields(old) && isFields(value)) {
      const inner = changes(old, value);
      if (Object.keys(inner).length > 0) changed[field] = inner;
    } else if (value !== undefined && old !== value) changed[field] = value;
  }
  return changed;
}

function applied(entry: Fields, change: Fields): Fields {
  const joined: Record<string, unknown> = { ...entry };
  for (const [field, value] of Object.entries(change)) {
    const old = joined[field];
    joined[field] = isFields(old) && isFields(value) ? applied(old, value) : value;
  }
  return joined;
}

/** The keys of a patch must come in the order of the list; a key that is there twice pulls the second one forward. */
function outOfOrder(keys: readonly string[], order: readonly string[]): string | undefined {
  let next = 0;
  for (const key of order) if (key === keys[next]) next += 1;
  return next < keys.length ? keys[next - 1] : undefined;
}
