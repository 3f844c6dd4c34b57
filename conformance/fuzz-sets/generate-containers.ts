import type { Json } from '../fuzz/generate';
import type { Random } from '../fuzz/random';
import { textOf, type Declared } from './declared';

/** Volumes of objects that are there, and of the node. */
export function volumes(random: Random, params: readonly Declared[]): Json[] {
  const text = (): string => random.pick(['plain', ...params.map(textOf)]);
  const source = (): Json =>
    random.pick<() => Json>([
      () => ({ emptyDir: {} }),
      () => ({
        secret: { secretName: 'secret', ...(random.chance(0.3) && { items: [{ key: 'token', path: text() }] }) },
      }),
      () => ({ configMap: { name: 'config', ...(random.chance(0.3) && { optional: true }) } }),
      () => ({ persistentVolumeClaim: { claimName: 'claim' } }),
      () => ({
        projected: {
          sources: [{ secret: { name: 'secret' } }, { serviceAccountToken: { audience: text(), path: 'token' } }],
        },
      }),
      () => ({ hostPath: { path: random.chance(0.1) ? `/var/${text()}` : '/var/cache' } }),
      () => ({ csi: { driver: 'csi.example.com', volumeAttributes: { path: text() } } }),
    ])();
  return random.times(1, 2, (i) => ({ name: `data-${i}`, ...source() }));
}

/** Mounts of all volumes. */
export function mounts(random: Random, all: readonly Json[], params: readonly Declared[]): Json[] {
  const text = (): string => random.pick(['plain', ...params.map(textOf)]);
  return all.map(({ name }) => ({
    name,
    mountPath: `/mnt/${String(name)}${random.chance(0.2) ? `/${text()}` : ''}`,
    ...(random.chance(0.2) && { [random.chance(0.1) ? 'subPathExpr' : 'subPath']: text() }),
  }));
}

/** Variables of the environment, from everywhere. */
export function environment(random: Random, params: readonly Declared[]): Json[] {
  return [
    { name: 'TEXT', value: random.pick(['plain', ...params.map(textOf)]) },
    random.pick<Json>([
      { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'secret', key: 'token' } } },
      { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'config', key: 'level' } } },
      { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ]),
  ];
}

/** What all steps have. */
export function stepTemplate(random: Random, params: readonly Declared[]): Json {
  return {
    env: environment(random, params),
    ...(random.chance(0.3) && { envFrom: [{ prefix: 'P_', secretRef: { name: 'secret' } }] }),
    ...(random.chance(0.3) && { workingDir: '/src' }),
    ...(random.chance(0.2) && { securityContext: { runAsNonRoot: true } }),
  };
}

/** A server beside the steps. */
export function sidecars(random: Random, params: readonly Declared[], all: readonly Json[]): Json[] {
  const text = (): string => random.pick(['plain', ...params.map(textOf)]);
  return [
    {
      name: 'db',
      image: 'db',
      args: [text()],
      ...(random.chance(0.3) && { env: environment(random, params) }),
      ...(random.chance(0.3) && { envFrom: [{ configMapRef: { name: 'config' } }] }),
      ...(all.length > 0 && random.chance(0.5) && { volumeMounts: mounts(random, all, params) }),
      ...(random.chance(0.4) && {
        readinessProbe: { exec: { command: ['check', random.chance(0.2) ? text() : 'all'] } },
      }),
      ...(random.chance(0.2) && { ports: [{ containerPort: 80 }] }),
    },
  ];
}
