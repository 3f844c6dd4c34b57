import type { Json } from '../generate';
import { has, isRun, isStep, isTask, listOf, on, type Sabotage } from './fault';

/** Faults in variables, and in what steps say beside their template. */
export const VARIABLE_FAULTS: readonly Sabotage[] = [
  on(
    (one) => isTask(one) && listOf(one, 'steps').length > 0,
    (task, r) => {
      const [step] = listOf(task, 'steps');
      if (!step) return;
      const [field, key] = r.pick([
        ['env', 'name'],
        ['env', 'name'],
        ['volumeMounts', 'mountPath'],
        ['volumeDevices', 'devicePath'],
      ] as const);
      const entry = (name: string, more: string): Json => ({
        [key]: name,
        ...(field === 'env' ? { value: more } : { name: more }),
      });
      task['stepTemplate'] = { image: 'alpine', [field]: [entry(r.pick(['/a', '/x']), 'v')] };
      step[field] = r.pick([
        [entry('/a', 'one'), entry('/b', 'two'), entry('/a', 'three')],
        [entry('/a', 'v'), entry('/b', 'two'), entry('/a', 'v')],
        [entry('/b', 'one'), entry('/b', 'two'), entry('/a', 'three')],
        [entry('/b', 'one'), entry('/a', 'v'), entry('/a', 'v'), entry('/b', 'one')],
        [entry('/a', ''), entry('', 'two'), entry('/a', '$(params.nope)')],
        [entry('/b', '$(params.nope)'), entry('/b', 'two'), entry('', 'three')],
      ]);
    },
  ),
  on(
    (one) => isTask(one) && listOf(one, 'steps').length > 0,
    (task, r) => {
      task['params'] = [{ name: 'bundle', properties: { url: {} }, ...(r.chance(0.5) && { type: 'object' }) }];
      for (const step of listOf(task, 'steps').slice(0, 1))
        step[r.pick(['image', 'script', 'workingDir'])] = `x $(params.bundle.${r.pick(['url', 'nope', 'u.v'])})`;
    },
  ),
  on(isStep, (step, r) => {
    const variable = r.pick([
      'context.task.nope',
      'context.taskRun.nope',
      'context.taskRun.uid',
      'context.task.retry-count',
    ]);
    step[r.pick(['image', 'script', 'workingDir'])] = `$(${variable})`;
  }),
  on(
    (one) => has(one, 'name') && has(one, 'taskRef', 'taskSpec'),
    (task, r) => {
      const variable = r.pick(['context.pipeline.nope', 'context.pipelineRun.nope', 'context.pipelineTask.nope']);
      task['params'] = [{ name: 'x', value: r.pick<unknown>([`$(${variable})`, [`$(${variable})`]]) }];
    },
  ),
  on(
    (one) => listOf(one, 'tasks').length > 0,
    (pipeline, r) => {
      const last = listOf(pipeline, 'finally');
      if (last.length === 0) pipeline['finally'] = last;
      if (last.length === 0) last.push({ name: 'report', taskRef: { name: 'report' } });
      const [first] = last;
      if (!first) return;
      if (last.length === 1) last.push({ name: 'cleanup', taskRef: { name: 'clean' } });
      first['params'] = [{ name: 'p', value: `$(${r.pick(['tasks', 'finally'])}.${last[1]?.['name']}.results.x)` }];
    },
  ),
  on(
    (one) => listOf(one, 'finally').length > 0,
    (pipeline) => {
      for (const last of listOf(pipeline, 'finally').slice(0, 1)) last['runAfter'] = ['alpha'];
    },
  ),
  on(
    (one) => listOf(one, 'tasks').length > 1,
    (pipeline, r) => {
      const [a, b] = listOf(pipeline, 'tasks');
      if (a && b)
        a['params'] = [
          {
            name: 'p',
            value: r.pick([`$(tasks.${b['name']}.status)`, '$(tasks.status)', `$(tasks.${b['name']}.reason)`]),
          },
        ];
    },
  ),
  on(isRun, (run) => (run['params'] = [{ name: 'a', value: '$(tasks.a.results.b)' }])),
  on(
    (one, kind) => kind === 'StepAction' && has(one, 'image'),
    (spec, r) =>
      (spec['params'] = r.pick([
        [{ name: 'a', default: '$(params.b)' }],
        [
          { name: 'a', default: '$(params.b)' },
          { name: 'b', default: '$(params.a)' },
        ],
        [{ name: 'a', default: '$(params.b) $(params.c)' }, { name: 'b' }, { name: 'c', default: '$(params.b)' }],
      ])),
  ),
];
