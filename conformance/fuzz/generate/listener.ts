import { goStruct } from '../../../src/validation/decoding/go-types';
import type { Draft, Json } from './draft';
import { interceptor } from './interceptors';
import { trigger } from './triggers';
import { anyStruct } from './values';

export function listener(g: Draft): Json {
  const r = g.r;
  const out: Json = {};
  if (r.chance(0.7)) out['triggers'] = r.times(1, 2, () => trigger(g, true));
  else out[r.pick(['labelSelector', 'namespaceSelector'])] = {};
  if (out['namespaceSelector']) out['namespaceSelector'] = { matchNames: ['a'] };
  if (out['labelSelector']) out['labelSelector'] = { matchLabels: { a: 'b' } };
  if (!g.isOldTriggers && r.chance(0.3))
    out['triggerGroups'] = r.times(0, 2, () => ({
      name: 'g',
      interceptors: [interceptor(g)],
      triggerSelector: r.chance(0.5)
        ? { labelSelector: { matchLabels: { a: 'b' } } }
        : { namespaceSelector: { matchNames: ['a'] } },
    }));
  if (r.chance(0.5)) out['serviceAccountName'] = 'sa';
  if (!g.isOldTriggers && r.chance(0.2)) out['cloudEventURI'] = 'http://x';
  if (r.chance(0.4)) {
    const pod = anyStruct(g, 'api/core/v1.PodSpec', 2, [
      'containers',
      ...[...goStruct('api/core/v1.PodSpec').fields.keys()].filter(
        (field) =>
          ![
            'serviceAccountName',
            'tolerations',
            'nodeSelector',
            ...(g.isOldTriggers
              ? []
              : ['affinity', 'topologySpreadConstraints', 'imagePullSecrets', 'securityContext']),
          ].includes(field),
      ),
    ]);
    if (r.chance(0.5)) {
      const env = (name: string): Json => ({ name, valueFrom: { secretKeyRef: { name: 's', key: 'k' } } });
      pod['containers'] = [
        {
          ...anyStruct(
            g,
            'api/core/v1.Container',
            2,
            [...goStruct('api/core/v1.Container').fields.keys()].filter(
              (field) =>
                ![
                  'resources',
                  'livenessProbe',
                  'readinessProbe',
                  'startupProbe',
                  ...(g.isOldTriggers ? [] : ['securityContext']),
                ].includes(field),
            ),
          ),
          ...(r.chance(0.4) && { env: r.pick([[env('TLS_CERT'), env('TLS_KEY')], [env('X')]]) }),
        },
      ];
    }
    if (r.chance(0.7)) {
      const balanced = r.chance(0.3);
      out['resources'] = {
        kubernetesResource: {
          ...(r.chance(0.3) && { replicas: r.pick([0, 1, 2]) }),
          ...(balanced && !g.isOldTriggers
            ? { serviceType: 'LoadBalancer', serviceLoadBalancerClass: 'c' }
            : r.chance(0.3) && { serviceType: 'NodePort' }),
          ...(!g.isOldTriggers && r.chance(0.3) && { servicePort: 80 }),
          spec: { template: { spec: pod, ...(r.chance(0.3) && { metadata: { labels: { a: 'b' } } }) } },
        },
      };
    } else
      out['resources'] = {
        customResource: {
          apiVersion: 'serving.knative.dev/v1',
          kind: 'Service',
          spec: { template: { spec: { serviceAccountName: 'x' } } },
        },
      };
  }
  return out;
}
