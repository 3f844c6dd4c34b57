import type { Json } from '../generate';
import { has, on, type Sabotage } from './fault';

/** Faults in StepActions. */
export const STEP_ACTION_FAULTS: readonly Sabotage[] = [
  on(
    (one, kind) => kind === 'StepAction' && has(one, 'image'),
    (spec, r) =>
      Object.assign(
        spec,
        r.pick<Json>([
          { script: '$(params.a)' },
          { volumeMounts: [{ name: 'a' }] },
          { params: [{ name: 'a', default: '$(params.b)' }] },
          { params: [{ name: 'a', default: '$(params.a)' }] },
        ]),
      ),
  ),
];
