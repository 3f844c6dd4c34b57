import type { Json } from '../fuzz/generate';

/** Fields of steps and of their template as they may be written, right and wrong. */
export const STEP_FIELDS: readonly Json[] = [
  {
    volumeMounts: [
      { name: 'data-0', mountPath: '/a' },
      { name: 'data-0', mountPath: '/b' },
    ],
  },
  {
    volumeMounts: [
      { name: 'data-0', mountPath: '/a' },
      { name: 'data-0', mountPath: '/a' },
    ],
  },
  { volumeMounts: [{ name: 'data-0', mountPath: '/a', subPath: '/b' }] },
  { volumeMounts: [{ name: 'data-0', mountPath: '/a', subPath: 'b/../c' }] },
  { volumeMounts: [{ name: 'data-0', mountPath: '/a', subPathExpr: '$(HOME)/b' }] },
  { volumeMounts: [{ name: 'data-0', mountPath: '/a', mountPropagation: 'Bidirectional' }] },
  { volumeMounts: [{ name: 'data-0', mountPath: '/a', readOnly: true, recursiveReadOnly: 'Enabled' }] },
  { volumeDevices: [{ name: 'data-0', devicePath: '/dev/a' }] },
  { env: [{ name: 'A', valueFrom: {} }] },
  { env: [{ name: 'A', value: 'a', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] },
  { env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'secret' } } }] },
  { env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'secret', key: 'a b' } } }] },
  { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: "metadata.labels['a/b']" } } }] },
  { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'status.phase' } } }] },
  { env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } }] },
  { env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '2m' } } }] },
  { envFrom: [{}] },
  { envFrom: [{ prefix: 'a=', secretRef: { name: 'secret' } }] },
  { imagePullPolicy: 'Always' },
  { imagePullPolicy: 'Often' },
  { computeResources: { requests: { memory: '2Gi' } } },
  { computeResources: { limits: { memory: '1Gi' } } },
  { computeResources: { requests: { cpu: '0.1' }, limits: { cpu: '100m' } } },
  { computeResources: { limits: { 'example.com/gpu': 1 } } },
  { computeResources: { requests: { 'example.com/gpu': 1 } } },
  { computeResources: { limits: { gpu: 1 } } },
  { computeResources: { limits: { 'hugepages-2Mi': '4Mi' } } },
  { securityContext: { privileged: true } },
  { securityContext: { allowPrivilegeEscalation: false } },
  { securityContext: { runAsUser: -1 } },
  { securityContext: { seccompProfile: { type: 'Localhost' } } },
];

/** The same of what only sidecars have. */
export const SIDECAR_FIELDS: readonly Json[] = [
  { name: 'Db' },
  { ports: [{ name: 'http' }] },
  { ports: [{ containerPort: 80, name: 'http', hostPort: 8080 }] },
  { ports: [{ containerPort: 80, protocol: 'tcp' }] },
  { readinessProbe: {} },
  { readinessProbe: { httpGet: { port: 'http' }, successThreshold: 2 } },
  { livenessProbe: { httpGet: { port: '80' } } },
  { livenessProbe: { tcpSocket: { port: 80 }, successThreshold: 2 } },
  { startupProbe: { exec: { command: ['a'] }, grpc: { port: 80 } } },
  { lifecycle: { preStop: { sleep: { seconds: 5 } } } },
  { lifecycle: { preStop: { sleep: { seconds: 60 } } } },
  { terminationMessagePolicy: 'Log' },
];

/** What a volume may be made of. */
export const VOLUME_SOURCES: readonly Json[] = [
  {},
  { emptyDir: { sizeLimit: '1Gi' } },
  { emptyDir: {}, configMap: { name: 'config' } },
  { hostPath: { path: '/a/../b' } },
  { hostPath: { path: '/a', type: 'Folder' } },
  { secret: { secretName: 'secret', items: [{ key: 'token' }] } },
  { secret: { secretName: 'secret', defaultMode: 512 } },
  { configMap: { name: 'config', items: [{ key: 'level', path: '/level' }] } },
  { projected: { sources: [{ serviceAccountToken: { path: '../token' } }] } },
  { projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 600 } }] } },
  { projected: { sources: [{ secret: { name: 'secret' }, configMap: { name: 'config' } }] } },
  { downwardAPI: { items: [{ path: 'name', fieldRef: { fieldPath: 'metadata.name' } }] } },
  { downwardAPI: { items: [{ path: 'name' }] } },
  { csi: { driver: 'my_driver' } },
  { nfs: { server: 'a', path: 'b' } },
  { ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'] } } } },
  { image: { reference: 'alpine' } },
];
