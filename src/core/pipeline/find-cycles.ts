import type { Entry } from './entry';
import { producersOf } from './render-entry';

/** Tasks that wait for each other: each for the next one, the last one for the first. */
export type Cycle = readonly Entry[];

/** Cycles in the order of tasks, one for each knot of tasks; no task is in two of them. Linear as long as there is none. */
export function findCycles(entries: readonly Entry[]): Cycle[] {
  const cycles: Cycle[] = [];
  let left = entries.filter(({ section }) => section === 'tasks');
  for (;;) {
    left = waiting(left);
    const [first] = left;
    if (!first) return cycles;
    const cycle = walk(first, new Map(left.map((entry) => [entry.name, entry])));
    cycles.push(cycle);
    left = left.filter((entry) => !cycle.includes(entry));
  }
}

/** The tasks that never get their turn: those in a cycle and those that come after one. */
function waiting(entries: readonly Entry[]): Entry[] {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const users = new Map<string, Entry[]>(entries.map(({ name }) => [name, []]));
  const open = new Map<Entry, number>();
  for (const entry of entries) {
    const needed = [...needsOf(entry)].filter((name) => byName.has(name));
    open.set(entry, needed.length);
    for (const name of needed) users.get(name)?.push(entry);
  }
  const ready = entries.filter((entry) => open.get(entry) === 0);
  for (const done of ready) {
    open.delete(done);
    for (const user of users.get(done.name) ?? []) {
      const rest = (open.get(user) ?? 0) - 1;
      open.set(user, rest);
      if (rest === 0) ready.push(user);
    }
  }
  return entries.filter((entry) => open.has(entry));
}

/** Every task here waits for another one here, so whoever goes on from one to the next comes round. */
function walk(start: Entry, among: ReadonlyMap<string, Entry>): Cycle {
  const path = new Set<Entry>();
  let at: Entry = start;
  while (!path.has(at)) {
    path.add(at);
    const next = [...needsOf(at)].map((name) => among.get(name)).find((entry) => entry !== undefined);
    if (!next) return [];
    at = next;
  }
  const inOrder = [...path];
  return inOrder.slice(inOrder.indexOf(at));
}

function needsOf(entry: Entry): Set<string> {
  return new Set([...entry.after, ...producersOf(entry)]);
}
