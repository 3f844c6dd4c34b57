import type { Json } from '../generate';
import { isTask, listOf, on, type Sabotage } from './fault';

/** Faults in what a task declares. */
export const TASK_FAULTS: readonly Sabotage[] = [
  on(
    isTask,
    (task) =>
      (task['volumes'] = [
        { name: 'a', emptyDir: {} },
        { name: 'a', emptyDir: {} },
      ]),
  ),
  on(
    isTask,
    (task, r) =>
      (task['workspaces'] = [
        { name: 'a' },
        { name: r.pick(['a', 'b']), mountPath: r.pick(['/workspace/a', '/b', '/workspace/a/']) },
      ]),
  ),
  on(
    isTask,
    (task, r) =>
      (task['sidecars'] = [
        {
          name: r.pick(['tekton-log-results', 'a']),
          ...(r.chance(0.5) && { image: 'a' }),
          workspaces: [{ name: 'nope' }],
        },
      ]),
  ),
  on(isTask, (task) => (task['steps'] = [])),
  on(isTask, (task) => listOf(task, 'steps').push(...structuredClone(listOf(task, 'steps').slice(0, 1)))),
  on(
    isTask,
    (task, r) =>
      (task['results'] = [
        r.pick<Json>([
          { name: 'a', type: 'int' },
          { name: '.a' },
          { name: 'a', value: 'b' },
          { name: 'a', value: ['b'] },
          { name: 'a', type: 'object' },
          { name: 'a', value: '$(steps.A.results.b)' },
        ]),
      ]),
  ),
  on(
    isTask,
    (task, r) =>
      (task['params'] = [
        r.pick<Json>([
          { name: 'a', enum: ['x', 'x'] },
          { name: 'a', type: 'array', enum: ['x'] },
          { name: 'a', enum: ['x'], default: 'y' },
          { name: 'a', type: 'array', default: 'x' },
        ]),
      ]),
  ),
];
