import type { Json } from '../generate';
import { has, isPipeline, listOf, on, type Sabotage } from './fault';

/** Faults in pipelines and their tasks. */
export const PIPELINE_FAULTS: readonly Sabotage[] = [
  on(isPipeline, (pipeline) => Object.assign(pipeline, { finally: pipeline['tasks'], tasks: [] })),
  on(isPipeline, (pipeline) =>
    listOf(pipeline, 'tasks').push(...structuredClone(listOf(pipeline, 'tasks').slice(0, 1))),
  ),
  on(isPipeline, (pipeline) => (pipeline['workspaces'] = [{ name: 'a' }, { name: 'a' }, {}])),
  on(isPipeline, (pipeline) => {
    for (const key of Object.keys(pipeline)) Reflect.deleteProperty(pipeline, key);
  }),
  on(
    isPipeline,
    (pipeline, r) =>
      (pipeline['results'] = [
        {
          name: 'a',
          value: r.pick([
            'x',
            '$(params.a)',
            '$(tasks.a.results.b.c.d)',
            '$(tasks.nope.results.a)',
            'x $(tasks.alpha.results.a)',
            '$(finally.alpha.results.a)',
          ]),
        },
      ]),
  ),
  on(
    (one) => isPipeline(one) && listOf(one, 'tasks').length > 1,
    (pipeline, r) => {
      const [a, b] = listOf(pipeline, 'tasks');
      if (!a || !b) return;
      if (r.chance(0.5)) {
        a['runAfter'] = [b['name']];
        b['runAfter'] = [a['name']];
      } else
        Object.assign(a, {
          params: [
            {
              name: 'p',
              value: r.pick([`$(tasks.${b['name']}.status)`, `$(tasks.${a['name']}.results.x)`, '$(tasks.status)']),
            },
          ],
        });
    },
  ),
  on(
    (one) => listOf(one, 'finally').length > 0 && listOf(one, 'tasks').length > 0,
    (pipeline, r) => {
      const [last] = listOf(pipeline, 'finally');
      if (last)
        Object.assign(
          last,
          r.pick<Json>([
            { runAfter: ['alpha'] },
            { params: [{ name: 'p', value: `$(tasks.${last['name']}.results.x)` }] },
            { params: [{ name: 'p', value: '$(tasks.nope.status)' }] },
            { when: [{ input: '$(tasks.nope.results.x)', operator: 'in', values: ['a'] }] },
          ]),
        );
    },
  ),
  on(
    (one) => listOf(one, 'tasks').length > 1,
    (pipeline, r) => {
      const [a, b] = listOf(pipeline, 'tasks');
      if (!a || !b) return;
      a['matrix'] = { params: [{ name: 'm', value: ['a', 'b'] }] };
      b['params'] = [
        {
          name: 'q',
          value: r.pick([
            `$(tasks.${a['name']}.results.out)`,
            `$(tasks.${a['name']}.results.out[*])`,
            `$(tasks.${a['name']}.results.out[0])`,
          ]),
        },
      ];
      if (r.chance(0.4) && typeof a['taskSpec'] === 'object' && a['taskSpec'] !== null)
        (a['taskSpec'] as Json)['results'] = [{ name: 'out', type: r.pick(['array', 'string']) }];
    },
  ),
  on(
    (one) => listOf(one, 'tasks').length > 1,
    (pipeline) => {
      const [a, b] = listOf(pipeline, 'tasks');
      if (!a || !b) return;
      for (const key of ['taskRef', 'taskSpec']) Reflect.deleteProperty(a, key);
      a['pipelineRef'] = { name: 'p' };
      b['params'] = [{ name: 'q', value: `$(tasks.${a['name']}.results.out)` }];
    },
  ),
  on(
    (one) => has(one, 'name') && has(one, 'taskRef', 'taskSpec'),
    (task, r) =>
      Object.assign(
        task,
        r.pick<Json>([
          { onError: 'continue', retries: 1 },
          { onError: 'no' },
          { taskRef: { kind: 'Wait' } },
          { taskRef: { apiVersion: 'v1', kind: 'Wait' } },
          { pipelineSpec: { tasks: [] } },
          { name: 'A' },
          { params: [{ name: 'x', value: '$(nope.x)' }] },
          { params: [{ name: 'x', value: '$(tasks.a.outputs.b)' }] },
          {
            matrix: {
              params: [
                { name: 'x', value: Array.from({ length: 17 }, String) },
                { name: 'y', value: Array.from({ length: 16 }, String) },
              ],
            },
          },
          { workspaces: [{ name: 'a' }, { name: 'a' }] },
        ]),
      ),
  ),
];
