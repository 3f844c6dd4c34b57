interface OrderedTask {
  readonly name: string;
  readonly task: { readonly runAfter?: readonly string[] };
  readonly uses: readonly { readonly task: string }[];
}

/** The indexes of the tasks that each one waits for. */
type Waits = readonly (readonly number[])[];

/** Whether a task of a pipeline is done before another one starts, by `runAfter` and by results; both by their index. */
export function orderOf(tasks: readonly OrderedTask[]): (first: number, second: number) => boolean {
  const index = new Map(tasks.map(({ name }, i) => [name, i]));
  const before = tasksBefore(
    tasks.map(({ task, uses }) =>
      [...(task.runAfter ?? []), ...uses.map((use) => use.task)].flatMap((name) => index.get(name) ?? []),
    ),
  );
  return (first, second) => ((before[second]?.[first >>> 5] ?? 0) & (1 << (first & 31))) !== 0;
}

/** All tasks that are done before each one, as bits: thousands of tasks have millions of pairs. */
function tasksBefore(waits: Waits): readonly (Uint32Array | undefined)[] {
  const all: (Uint32Array | undefined)[] = [];
  for (const task of inOrder(waits)) {
    const bits = new Uint32Array(Math.ceil(waits.length / 32));
    for (const other of waits[task] ?? []) {
      // Undefined in a cycle, which is told elsewhere.
      all[other]?.forEach((word, i) => (bits[i] = (bits[i] ?? 0) | word));
      bits[other >>> 5] = (bits[other >>> 5] ?? 0) | (1 << (other & 31));
    }
    all[task] = bits;
  }
  return all;
}

/** Tasks behind those that they wait for; found without recursion. */
function inOrder(waits: Waits): number[] {
  const order: number[] = [];
  const entered = new Set<number>();
  const left = new Set<number>();
  const open = waits.map((_, i) => i);
  for (let task = open.at(-1); task !== undefined; task = open.at(-1)) {
    if (entered.has(task)) {
      open.pop();
      if (!left.has(task)) order.push(task);
      left.add(task);
    } else {
      entered.add(task);
      for (const other of waits[task] ?? []) if (!entered.has(other)) open.push(other);
    }
  }
  return order;
}
