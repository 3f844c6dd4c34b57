import { placed } from '../tasks/containers';
import type { AnyPodTemplate, AnySecurityContext, AnyStep, AnyTaskSpec } from '../wire';
import { quote } from '../../util/quote';
import type { Pod, PodContainer } from './pod';

/** What else decides about the pod of a Task. */
export interface PodOptions {
  /** With the step template. What stands behind a reference is left out where it is not put in its place. */
  readonly steps: readonly AnyStep[];
  /** Undefined when no run is in sight. */
  readonly template: AnyPodTemplate | undefined;
  readonly templatePath: string;
  /** Feature flag `set-security-context`. */
  readonly setSecurityContext: boolean;
}

/** What Tekton gives its own containers with `set-security-context`. */
const HARDENED: AnySecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** The pod that Tekton makes of a Task, without the volumes of workspaces, which every level allows. */
export function podOfTask(spec: AnyTaskSpec, path: string, options: PodOptions): Pod {
  const { steps, template = {}, templatePath, setSecurityContext } = options;
  const containers = [
    ...placed(steps, 'step', `${path}.steps`).filter((_, i) => !steps[i]?.ref),
    ...placed(spec.sidecars, 'sidecar', `${path}.sidecars`),
  ];
  const { securityContext, hostNetwork, hostUsers } = template;
  return {
    path: templatePath,
    ...(securityContext && { securityContext, securityContextPath: `${templatePath}.securityContext` }),
    ...(hostNetwork !== undefined && { hostNetwork }),
    ...(hostUsers !== undefined && { hostUsers }),
    volumes: [
      ...(spec.volumes ?? []).map((volume, i) => ({ volume, path: `${path}.volumes[${i}]` })),
      ...(template.volumes ?? []).map((volume, i) => ({ volume, path: `${templatePath}.volumes[${i}]` })),
    ],
    containers: [...containers, ...own(containers, path, setSecurityContext)],
  };
}

/** The containers that Tekton puts before the steps. */
function own(containers: readonly PodContainer[], path: string, hardened: boolean): PodContainer[] {
  const container = hardened ? { securityContext: HARDENED } : {};
  const has = (field: 'script' | 'workingDir'): boolean => containers.some((one) => one.container[field] !== undefined);
  return [
    'prepare',
    ...(has('script') ? ['place-scripts'] : []),
    ...(has('workingDir') ? ['working-dir-initializer'] : []),
  ].map((name) => ({ container, what: `Tekton's container ${quote(name)}`, path }));
}
