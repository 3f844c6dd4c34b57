import type { Json } from '../generate';
import { isStep, on, type Sabotage } from './fault';

/** Faults in one step. */
export const STEP_FAULTS: readonly Sabotage[] = [
  on(isStep, (step) => (step['timeout'] = '-1m')),
  on(isStep, (step) => Object.assign(step, { script: 'x', command: ['y'] })),
  on(isStep, (step) => (step['params'] = [{ name: 'a', value: 'b' }])),
  on(isStep, (step) => (step['ref'] = { name: 'a' })),
  on(
    isStep,
    (step, r) =>
      (step['volumeMounts'] = [{ name: r.pick(['a', 'tekton-internal-a']), mountPath: r.pick(['/tekton/x', '/a']) }]),
  ),
  on(
    isStep,
    (step, r) =>
      (step[r.pick(['image', 'script', 'workingDir'])] = r.pick([
        '$(steps.a.results.b)',
        '$(steps.a.outputs.b)',
        '$(step.artifacts.path)',
      ])),
  ),
  on(
    isStep,
    (step, r) =>
      (step['when'] = [
        r.pick<Json>([
          { input: 'a', operator: 'in' },
          {},
          { operator: 'eq', values: ['a'] },
          { cel: 'true' },
          { cel: 'true', input: 'a' },
        ]),
      ]),
  ),
  on(isStep, (step) => (step['script'] = '#!win')),
  on(isStep, (step, r) => (step[r.pick(['stdoutConfig', 'stderrConfig'])] = { path: 'x' })),
  on(
    isStep,
    (step, r) =>
      (step[r.pick(['image', 'script'])] = r.pick(['$(params.a.b.c)', '$(context.task.a.b.c)', '$(results.a.b.c)'])),
  ),
];
