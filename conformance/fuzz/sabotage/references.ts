import type { Json } from '../generate';
import { has, on, type Sabotage } from './fault';

/** Faults in references to tasks and pipelines. */
export const REFERENCE_FAULTS: readonly Sabotage[] = [
  on(
    (one) => has(one, 'resolver') || (has(one, 'name') && Object.keys(one).length === 1),
    (ref, r) =>
      Object.assign(
        ref,
        r.pick<Json>([
          { name: 'http://x' },
          { resolver: 'git', name: 'x' },
          { name: '' },
          { name: '-x' },
          { params: [{ name: 'a', value: 'b' }] },
        ]),
      ),
  ),
];
