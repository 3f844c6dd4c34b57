/** Why tasks cannot be put in order. */
export type OrderFault =
  | { readonly fault: 'duplicate'; readonly task: string }
  | { readonly fault: 'cycle'; readonly tasks: readonly string[] }
  | { readonly fault: 'missing'; readonly task: string; readonly waitsFor: string };

/** What stands in the way of an order of tasks, each of which waits for others. */
export function orderFaults(
  tasks: readonly { readonly name: string; readonly waitsFor: ReadonlySet<string> }[],
): OrderFault[] {
  const names = new Set(tasks.map(({ name }) => name));
  const waits = new Map(tasks.map(({ name, waitsFor }) => [name, waitsFor]));
  const missing = tasks.flatMap(({ name, waitsFor }) =>
    [...waitsFor]
      .filter((other) => !names.has(other))
      .map((other) => ({ fault: 'missing' as const, task: name, waitsFor: other })),
  );
  return [...cycles(waits), ...missing];
}

/** Each group of tasks that wait for each other, as one way around; found without recursion. */
function cycles(waits: ReadonlyMap<string, ReadonlySet<string>>): OrderFault[] {
  const done = new Set<string>();
  const found: OrderFault[] = [];
  for (const start of waits.keys()) {
    const path: { readonly name: string; readonly rest: Iterator<string> }[] = [];
    const position = new Map<string, number>();
    const enter = (name: string): void => {
      position.set(name, path.length);
      path.push({ name, rest: (waits.get(name) ?? new Set<string>()).values() });
    };
    if (!done.has(start)) enter(start);
    while (path.length > 0) {
      const top = path[path.length - 1];
      const next = top?.rest.next();
      if (!top || !next || next.done) {
        if (top) done.add(top.name);
        if (top) position.delete(top.name);
        path.pop();
        continue;
      }
      const at = position.get(next.value);
      if (at !== undefined) {
        found.push({ fault: 'cycle', tasks: path.slice(at).map(({ name }) => name) });
        for (const { name } of path) done.add(name);
        path.length = 0;
      } else if (waits.has(next.value) && !done.has(next.value)) enter(next.value);
    }
  }
  return found;
}
