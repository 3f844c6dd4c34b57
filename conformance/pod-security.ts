import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Asks a cluster (KUBECONFIG) about pods at both levels and keeps its verdicts for `test/analysis/pod-security`. */

type Json = Readonly<Record<string, unknown>>;
const OK: Json = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

const container = (securityContext: Json, more: Json = {}): Json => ({
  name: 'a',
  image: 'busybox',
  securityContext,
  ...more,
});
const pod = (containers: readonly Json[], more: Json = {}): Json => ({ containers, ...more });

/** What containers may say, each alone and on top of what restricted wants. */
const CONTEXTS: readonly Json[] = [
  {},
  { privileged: true, allowPrivilegeEscalation: true },
  { privileged: false },
  { allowPrivilegeEscalation: true },
  ...['CHOWN', 'NET_BIND_SERVICE', 'SYS_ADMIN', 'ALL', 'NET_RAW', 'MKNOD', 'CAP_CHOWN', 'chown', 'SYS_CHROOT'].flatMap(
    (one) => [{ capabilities: { add: [one] } }, { capabilities: { add: [one], drop: ['ALL'] } }],
  ),
  { capabilities: { drop: ['NET_RAW'] } },
  { capabilities: { drop: ['all'] } },
  { capabilities: { drop: ['KILL', 'ALL'] } },
  { capabilities: {} },
  { runAsNonRoot: false },
  { runAsUser: 0 },
  { runAsUser: 1000 },
  { runAsNonRoot: true, runAsUser: 0 },
  ...['Unconfined', 'RuntimeDefault', 'Localhost'].map((type) => ({
    seccompProfile: { type, ...(type === 'Localhost' && { localhostProfile: 'a' }) },
  })),
  ...['Unconfined', 'RuntimeDefault', 'Localhost'].map((type) => ({
    appArmorProfile: { type, ...(type === 'Localhost' && { localhostProfile: 'a' }) },
  })),
  ...['container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t', 'spc_t'].map((type) => ({
    seLinuxOptions: { type },
  })),
  { seLinuxOptions: {} },
  { seLinuxOptions: { user: 'root' } },
  { seLinuxOptions: { role: 'object_r' } },
  { seLinuxOptions: { level: 's0' } },
  { procMount: 'Default' },
  { windowsOptions: { hostProcess: false } },
  { readOnlyRootFilesystem: false },
];
const POD_CONTEXTS: readonly Json[] = [
  ...CONTEXTS.filter(
    (one) =>
      !['privileged', 'capabilities', 'allowPrivilegeEscalation', 'procMount', 'readOnlyRootFilesystem'].some(
        (field) => field in one,
      ),
  ),
  { runAsNonRoot: true },
  { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  ...[
    'kernel.shm_rmid_forced',
    'net.ipv4.tcp_syncookies',
    'net.ipv4.tcp_rmem',
    'net.ipv4.tcp_notsent_lowat',
    'kernel.msgmax',
    'net.core.somaxconn',
  ].map((name) => ({ sysctls: [{ name, value: '1' }] })),
  { fsGroup: 0 },
];
const VOLUMES: readonly Json[] = [
  { emptyDir: {} },
  { configMap: { name: 'a' } },
  { secret: { secretName: 'a' } },
  { hostPath: { path: '/data' } },
  { nfs: { server: 'a', path: '/' } },
  { persistentVolumeClaim: { claimName: 'a' } },
  { projected: { sources: [] } },
  { downwardAPI: { items: [] } },
  { csi: { driver: 'a' } },
  { iscsi: { targetPortal: 'a:1', iqn: 'iqn.2015-02.example.com:a', lun: 0 } },
  { gitRepo: { repository: 'a' } },
  {
    ephemeral: {
      volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
    },
  },
];
const CONTAINERS: readonly Json[] = [
  { ports: [{ containerPort: 80, hostPort: 80 }] },
  { ports: [{ containerPort: 80 }] },
  { livenessProbe: { httpGet: { port: 80, host: 'example.com' } } },
  { readinessProbe: { tcpSocket: { port: 80, host: 'example.com' } } },
  { startupProbe: { httpGet: { port: 80 } } },
  { lifecycle: { preStop: { httpGet: { port: 80, host: 'example.com' } } } },
  { lifecycle: { postStart: { tcpSocket: { port: 80, host: 'example.com' } } } },
];

const SPECS: readonly Json[] = [
  ...CONTEXTS.flatMap((one) => [pod([container(one)]), pod([container({ ...OK, ...one })])]),
  ...CONTEXTS.map((one) => ({
    containers: [container(OK)],
    initContainers: [{ ...container({ ...OK, ...one }), name: 'b' }],
  })),
  ...POD_CONTEXTS.flatMap((securityContext) => [
    pod([container({})], { securityContext }),
    pod([container(OK)], { securityContext }),
    pod([container({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } })], { securityContext }),
  ]),
  ...VOLUMES.map((volume) => pod([container(OK)], { volumes: [{ name: 'v', ...volume }] })),
  ...CONTAINERS.map((more) => pod([container(OK, more)])),
  pod([container(OK)], { hostNetwork: true }),
  pod([container(OK)], { hostPID: true }),
  pod([container(OK)], { hostIPC: true }),
  pod([container({ ...OK, runAsUser: 0 })], { hostUsers: false }),
  pod([container({ ...OK, procMount: 'Unmasked' })], { hostUsers: false }),
];

const KUBECTL: ExecFileSyncOptionsWithStringEncoding = { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] };
const kubectl = (input: string, ...args: readonly string[]): string => {
  try {
    return execFileSync('kubectl', [...args], { ...KUBECTL, input, maxBuffer: 1 << 28 });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    return `${stdout}\n${stderr}`;
  }
};

function main(): void {
  const verdicts = SPECS.map((spec): { spec: Json; baseline: unknown; restricted: unknown } => ({
    spec,
    baseline: true,
    restricted: true,
  }));
  const refused = new Set<number>();
  for (const level of ['baseline', 'restricted'] as const) {
    const namespace = `pod-security-${level}`;
    const labels = { 'pod-security.kubernetes.io/enforce': level };
    kubectl(
      JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } }),
      'apply',
      '-f',
      '-',
    );
    kubectl('', 'create', 'serviceaccount', 'default', '-n', namespace);
    const items = SPECS.map((spec, i) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `p${i}`, namespace },
      spec: { automountServiceAccountToken: false, ...spec },
    }));
    const output = kubectl(
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
      'create',
      '--dry-run=server',
      '-f',
      '-',
    );
    for (const line of output.split('\n')) {
      const name =
        /(?:pods |Pod )?"p(\d+)" is (forbidden|invalid)/.exec(line) ?? /Pod "p(\d+)" is (invalid)/.exec(line);
      if (!name) continue;
      const i = Number(name[1]);
      if (name[2] === 'invalid') refused.add(i);
      else if (verdicts[i]) verdicts[i] = { ...verdicts[i], [level]: false };
    }
    kubectl('', 'delete', 'namespace', namespace, '--wait=false');
  }
  // What no cluster takes says nothing about levels.
  const kept = verdicts.filter((_, i) => !refused.has(i));
  const file = join(__dirname, '../test/analysis/pod-security/verdicts.json');
  writeFileSync(file, `[\n${kept.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
  process.stdout.write(`${kept.length} pods, ${refused.size} left out as invalid\n`);
}

main();
