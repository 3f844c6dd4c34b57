import type { Draft, Json } from './draft';
import { anyScalar, anyStruct } from './values';

export function interceptor(g: Draft): Json {
  const r = g.r;
  if (g.isOldTriggers && r.chance(0.4)) return oldInterceptor(g);
  return r.chance(0.7)
    ? {
        ...(r.chance(0.3) && { name: 'check' }),
        ref: {
          name: 'cel',
          ...(r.chance(0.3) && { kind: 'ClusterInterceptor', apiVersion: 'triggers.tekton.dev/v1alpha1' }),
        },
        ...(r.chance(0.5) && { params: [{ name: 'filter', value: r.pick<unknown>(['true', [1], { a: 'b' }]) }] }),
      }
    : {
        webhook: {
          ...(r.chance(0.3) && { url: 'http://x' }),
          objectRef: {
            ...anyStruct(g, 'api/core/v1.ObjectReference', 2),
            ...{ kind: 'Service', apiVersion: 'v1', name: 'hook' },
          },
          ...(r.chance(0.4) && {
            header: [
              {
                name: r.pick(['X-Key', 'Foo', 'ETag'.replace('ETag', 'Etag')]),
                value: r.pick<unknown>(['v', ['a', 'b']]),
              },
            ],
          }),
        },
      };
}

function oldInterceptor(g: Draft): Json {
  const r = g.r;
  const ref = r.chance(0.2) && { ref: { name: 'own' } };
  const secretRef = { secretName: 's', secretKey: 'k' };
  if (r.chance(0.5))
    return {
      ...ref,
      cel: {
        ...(r.chance(0.7) && { filter: r.pick(["body.ref == 'x'", 'true', "header.match('A', 'b')"]) }),
        overlays: [{ key: 'a', expression: r.pick(['body.x', "body.ref.split('/')[2]"]) }],
      },
    };
  return {
    ...ref,
    [r.pick(['github', 'gitlab', 'bitbucket'])]: {
      ...(r.chance(0.7) && { secretRef }),
      ...(r.chance(0.5) && { eventTypes: ['push'] }),
    },
  };
}

export function clientConfig(g: Draft): Json {
  const r = g.r;
  return {
    ...(r.chance(0.3) && { caBundle: 'YWJj' }),
    ...(r.chance(0.5)
      ? { url: anyScalar(g, 'url') }
      : {
          service: {
            name: 's',
            namespace: 'n',
            ...(r.chance(0.3) && { path: '/x' }),
            ...(r.chance(0.3) && { port: 8080 }),
          },
        }),
  };
}
