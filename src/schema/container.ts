import type {
  EnvFromSource,
  EnvVar,
  PullPolicy,
  ResourceRequirements,
  SecurityContext,
  VolumeDevice,
  VolumeMount,
} from './kubernetes';
import type { Substitution } from './substitution';

/** What steps, step templates and sidecars have in common with Kubernetes containers. */
export interface ContainerBase {
  /** Program and first arguments; not together with `script`. @default - the entrypoint of the image */
  readonly command?: readonly string[];
  /** Arguments; an element `$(params.<array>[*])` becomes all elements of the array. */
  readonly args?: readonly string[];
  /** @default - what the image says */
  readonly workingDir?: string;
  /** Variables from whole Secrets and ConfigMaps. */
  readonly envFrom?: readonly EnvFromSource[];
  /** Variables. The kubelet replaces `$(NAME)` in a value by a variable that is declared before it. */
  readonly env?: readonly EnvVar[];
  /** Requests and limits. Kubernetes calls it `resources`. */
  readonly computeResources?: ResourceRequirements;
  /** Not below `/tekton/` other than `/tekton/home`, no name that starts with `tekton-internal-`. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Raw block devices of volumes. */
  readonly volumeDevices?: readonly VolumeDevice[];
  /** @default - Always for the tag `latest` or none, else IfNotPresent */
  readonly imagePullPolicy?: PullPolicy | Substitution;
  /** User, group, capabilities and the like; wins over the pod's. */
  readonly securityContext?: SecurityContext;
}
