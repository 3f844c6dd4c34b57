import { podSecurity } from '../../../src/analysis/pod-security/evaluate';
import type { Pod } from '../../../src/analysis/pod-security/pod';
import type { AnyContainer, AnySecurityContext, AnyVolume } from '../../../src/analysis/wire';
import verdicts from './verdicts.json';

interface Spec {
  readonly containers: readonly AnyContainer[];
  readonly initContainers?: readonly AnyContainer[];
  readonly volumes?: readonly AnyVolume[];
  readonly securityContext?: AnySecurityContext;
  readonly hostUsers?: boolean;
}

const podOf = (spec: Spec): Pod => ({
  ...spec,
  path: 'spec',
  volumes: (spec.volumes ?? []).map((volume, i) => ({ volume, path: `spec.volumes[${i}]` })),
  containers: [...spec.containers, ...(spec.initContainers ?? [])].map((container) => ({
    container,
    what: 'a container',
    path: 'spec',
  })),
});

const CASES = verdicts as unknown as readonly { spec: Spec; baseline: boolean; restricted: boolean }[];

describe('podSecurity', () => {
  it('has cases of each verdict', () => {
    expect(CASES.length).toBeGreaterThan(200);
    for (const level of ['baseline', 'restricted'] as const)
      expect(new Set(CASES.map((one) => one[level]))).toEqual(new Set([true, false]));
  });

  it.each(['baseline', 'restricted'] as const)('judges pods at %s as a cluster of Kubernetes 1.34 does', (level) => {
    const wrong = CASES.filter((one) => (podSecurity(podOf(one.spec), level).length === 0) !== one[level]);
    expect(wrong).toEqual([]);
  });

  it('refuses nothing at privileged', () => {
    expect(CASES.flatMap(({ spec }) => podSecurity(podOf(spec), 'privileged'))).toEqual([]);
  });

  it('lets a pod with users of its own be root from policy 1.35 on', () => {
    const own = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsUser: 0 };
    const pod = podOf({
      hostUsers: false,
      securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ securityContext: own }],
    });
    expect(podSecurity(pod, 'restricted', 34).map(({ control }) => control)).toEqual(['runAsNonRoot', 'runAsUser']);
    expect(podSecurity(pod, 'restricted', 35)).toEqual([]);
  });
});
