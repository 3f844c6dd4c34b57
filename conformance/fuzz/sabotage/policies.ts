import type { Json } from '../generate';
import { has, on, type Sabotage } from './fault';

/** Faults in policies of verification. */
export const POLICY_FAULTS: readonly Sabotage[] = [
  on(
    (one) => has(one, 'authorities'),
    (policy, r) =>
      Object.assign(
        policy,
        r.pick<Json>([
          { mode: 'ask' },
          { resources: [] },
          { resources: [{ pattern: '(' }] },
          { authorities: [] },
          { authorities: [{ name: 'a', key: {} }] },
          { authorities: [{ name: 'a', key: { kms: 'k', data: 'd' } }] },
          { authorities: [{ name: 'a', key: { kms: 'k', hashAlgorithm: 'md5' } }] },
        ]),
      ),
  ),
];
