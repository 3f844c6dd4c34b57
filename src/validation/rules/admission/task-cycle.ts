import { quote } from '../../../util/quote';
import type { PipelineTaskPlace } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { tasks } from '../example';
import { waitFaults } from './unknown-task';

/** As many tasks of a cycle as people read. */
const SHOWN = 20;

export const taskCycle = defineRule({
  id: 'task-cycle',
  severity: 'error',
  docs: {
    title: 'Tasks wait for each other',
    why: 'None of them could ever start, so the cluster refuses the Pipeline.',
    bad: tasks('name: build\nrunAfter: [test]', 'name: test\nrunAfter: [build]'),
    good: tasks('name: build', 'name: test\nrunAfter: [build]'),
  },
  messages: {
    cycle: (d: { tasks: readonly string[] }) =>
      `tasks wait for each other: ${inShort([...d.tasks, d.tasks[0] ?? ''].map((task) => quote(task))).join(' → ')}`,
  },
  help: {
    cycle: 'drop one of the waits: a runAfter, or the use of a result',
  },
  visit: ({ report, placeOf }) => ({
    PipelineSpec({ tasks: places, path }) {
      for (const fault of waitFaults(places)) {
        if (fault.fault !== 'cycle') continue;
        const around = fault.tasks.map((name) => places.find((place) => place.name === name));
        const related = around.slice(0, SHOWN).flatMap((place, i) => {
          const next = around[(i + 1) % around.length];
          return place && next ? [reasonOf(place, next.name)] : [];
        });
        report(
          'cycle',
          { tasks: fault.tasks },
          {
            path: around[0]?.path ?? path,
            related: related.map(({ note, path: at }) => ({ note, at: placeOf(at) })),
          },
        );
      }
    },
  }),
});

/** The first ones and the last one. */
function inShort(names: readonly string[]): readonly string[] {
  if (names.length <= SHOWN + 1) return names;
  return [...names.slice(0, SHOWN), `${names.length - SHOWN - 1} more`, ...names.slice(-1)];
}

/** Why a task waits for another one, and where that is said. */
function reasonOf(place: PipelineTaskPlace, other: string): { readonly note: string; readonly path: string } {
  const waits = `${quote(place.name)} waits for ${quote(other)}`;
  const after = place.task.runAfter?.indexOf(other) ?? -1;
  if (after >= 0) return { note: `${waits} because of runAfter`, path: `${place.path}.runAfter[${after}]` };
  const use = place.allUses.find(({ task }) => task === other);
  return { note: `${waits} because it uses result ${quote(use?.result ?? '')}`, path: use?.path ?? place.path };
}
