import type { Json } from '../generate';
import { has, on, type Sabotage } from './fault';

/** Faults in listeners, triggers and interceptors. */
export const TRIGGER_FAULTS: readonly Sabotage[] = [
  on(
    (one) => has(one, 'resources', 'triggers', 'serviceAccountName') && !has(one, 'image'),
    (listener, r) =>
      (listener['resources'] = r.pick<Json>([
        { kubernetesResource: { replicas: -1 } },
        { kubernetesResource: { serviceLoadBalancerClass: 'x' } },
        { kubernetesResource: { spec: { template: { spec: { hostNetwork: true } } } } },
        {
          kubernetesResource: {
            spec: { template: { spec: { containers: [{ env: [{ name: 'TLS_CERT', value: 'x' }] }] } } },
          },
        },
        { kubernetesResource: {}, customResource: {} },
        { customResource: { spec: { template: { spec: { containers: [{ name: 'x' }, {}] } } } } },
      ])),
  ),
  on(
    (one) => has(one, 'clientConfig'),
    (spec, r) => (spec['clientConfig'] = r.pick<Json>([{ url: 'x', service: { name: 'a' } }, { service: {} }])),
  ),
  on(
    (one) => has(one, 'template'),
    (trigger, r) =>
      Object.assign(
        trigger,
        r.pick<Json>([
          { template: {} },
          { template: { ref: '' } },
          { template: { ref: 'a', apiversion: 'v2' } },
          { bindings: [{}] },
          { bindings: [{ ref: 'a', kind: 'No' }] },
          { interceptors: [null] },
          { interceptors: [{ webhook: {} }] },
          { bindings: [null] },
          { triggerRef: 'a' },
          { interceptors: [{ webhook: { objectRef: { kind: 'Pod' }, header: [{ name: 'x-a', value: '' }] } }] },
        ]),
      ),
  ),
];
