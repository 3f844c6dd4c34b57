import type { Json } from '../generate';
import { isRun, on, type Sabotage } from './fault';

/** Faults in runs. */
export const RUN_FAULTS: readonly Sabotage[] = [
  on(isRun, (run) => (run['retries'] = -1)),
  on(isRun, (run, r) =>
    Object.assign(
      run,
      r.pick<Json>([
        { timeout: '-1h' },
        { timeouts: { tasks: '-1h' } },
        { timeouts: { tasks: '2h' } },
        { timeouts: { pipeline: '1h', finally: '0' } },
        { timeouts: { tasks: '40m', finally: '40m' } },
      ]),
    ),
  ),
  on(isRun, (run) => (run['statusMessage'] = 'why')),
  on(isRun, (run) => (run['status'] = 'Bogus')),
  on(
    isRun,
    (run, r) =>
      (run['debug'] = {
        breakpoints: r.pick<Json>([{}, { onFailure: 'no' }, { onFailure: 'enabled', beforeSteps: ['a', 'a'] }]),
      }),
  ),
  on(
    isRun,
    (run, r) =>
      (run['workspaces'] = [
        r.pick<Json>([
          {},
          { name: 'a' },
          { emptyDir: {}, secret: { secretName: 'x' } },
          { name: 'a', configMap: {} },
          { csi: {} },
          { projected: {} },
          { persistentVolumeClaim: {} },
        ]),
      ]),
  ),
  on(isRun, (run, r) => {
    const spec = r.pick<Json>([
      { stepSpecs: [{}] },
      { sidecarSpecs: [{ name: 'a' }, { name: 'A' }] },
      { computeResources: {}, stepSpecs: [{ name: 'a', computeResources: { limits: { cpu: 1 } } }] },
      { timeout: '3h' },
      { timeout: '-1h' },
    ]);
    if (r.chance(0.5)) Object.assign(run, spec);
    else run['taskRunSpecs'] = [spec];
  }),
  on(
    isRun,
    (run, r) =>
      (run['params'] = [
        { name: 'a', value: r.pick(['$(tasks.a.results.b)', 'x']) },
        { name: r.pick(['A', 'a', 'b']), value: { k: 'v' } },
      ]),
  ),
];
