import { appArmorProfile } from './app-armor';
import { capabilitiesBaseline, capabilitiesRestricted } from './capabilities';
import { hostNamespaces } from './host-namespaces';
import { hostPorts } from './host-ports';
import { hostProbes } from './host-probes';
import type { Control, Level, Pod, Violation } from './pod';
import { allowPrivilegeEscalation } from './privilege-escalation';
import { privileged } from './privileged';
import { procMount, procMountRestricted } from './proc-mount';
import { runAsNonRoot, runAsUser } from './run-as';
import { seLinuxOptions } from './se-linux';
import { seccompBaseline, seccompRestricted } from './seccomp';
import { sysctls } from './sysctls';
import { hostPathVolumes, restrictedVolumes } from './volumes';
import { windowsHostProcess } from './windows';

/** Checks of both levels that no check of restricted replaces. */
const COMMON: readonly Control[] = [
  hostNamespaces,
  privileged,
  hostPorts,
  hostProbes,
  appArmorProfile,
  seLinuxOptions,
  sysctls,
  windowsHostProcess,
];

const CONTROLS: Readonly<Record<Level, readonly Control[]>> = {
  privileged: [],
  baseline: [...COMMON, capabilitiesBaseline, hostPathVolumes, procMount, seccompBaseline],
  restricted: [
    ...COMMON,
    capabilitiesRestricted,
    restrictedVolumes,
    procMountRestricted,
    seccompRestricted,
    allowPrivilegeEscalation,
    runAsNonRoot,
    runAsUser,
  ],
};

/** Policy of Kubernetes 1.34, the oldest that Tekton 1.15 is tested with and the newest of the clusters it meets. */
export const DEFAULT_POLICY_VERSION = 34;

/** What Pod Security admission refuses a pod for at a level; `version` is the minor one of the policy. */
export function podSecurity(pod: Pod, level: Level, version = DEFAULT_POLICY_VERSION): Violation[] {
  return CONTROLS[level].flatMap((control) => control(pod, version));
}
