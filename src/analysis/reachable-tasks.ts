/** Whether a task of a pipeline is done before another one starts, by `runAfter` and by results. */
export function orderOf(
  tasks: readonly {
    readonly name: string;
    readonly task: { readonly runAfter?: readonly string[] };
    readonly uses: readonly { readonly task: string }[];
  }[],
): (first: string, second: string) => boolean {
  const waits = new Map(
    tasks.map(({ name, task, uses }) => [name, [...(task.runAfter ?? []), ...uses.map((use) => use.task)]]),
  );
  const known = new Map<string, ReadonlySet<string>>();
  const allBefore = (name: string): ReadonlySet<string> => {
    const before = known.get(name);
    if (before) return before;
    const found = new Set<string>();
    const open = [...(waits.get(name) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(...(waits.get(next) ?? []));
    }
    known.set(name, found);
    return found;
  };
  return (first, second) => allBefore(second).has(first);
}
