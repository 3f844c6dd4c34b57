import type { Duration } from 'cdk8s';
import type {
  EnvFromSource,
  PullPolicy,
  ResourceRequirements,
  SecurityContext,
  VolumeDevice,
  VolumeMount,
} from '../../schema/kubernetes';
import type { OnError } from '../../schema/step';
import type { ResultDeclarations } from '../declarations/result';
import type { ArrayRef } from '../references/array-ref';
import type { StringRef } from '../references/string-ref';
import type { Text } from '../references/text';
import type { WorkspaceRef } from '../references/workspace-ref';
import type { RawScript } from '../scripts/raw';
import type { Script } from '../scripts/script';
import type { WhenExpression } from '../when';
import type { Env } from './env';
import type { StepHandle } from './step-handle';

/** What steps, sidecars and the template of steps have in common. */
export interface ContainerProps {
  /** Entrypoint; written always, since Tekton would have to ask the registry for the image's own. @default - the image's */
  readonly command?: readonly (Text | ArrayRef)[] | undefined;
  /** Arguments; an array reference stands as a whole element. @default [] */
  readonly args?: readonly (Text | ArrayRef)[] | undefined;
  /** Folder it starts in. @default - the image's */
  readonly workingDir?: Text | undefined;
  /** Variables. Rendered with references before everything else, so that no value can read a Secret. @default {} */
  readonly env?: Env | undefined;
  /** Whole ConfigMaps or Secrets as variables. @default [] */
  readonly envFrom?: readonly EnvFromSource[] | undefined;
  /** Requests and limits. @default - none */
  readonly computeResources?: ResourceRequirements | undefined;
  /** Volumes of the Task and where they are mounted. @default [] */
  readonly volumeMounts?: readonly VolumeMount[] | undefined;
  /** Raw block devices. @default [] */
  readonly volumeDevices?: readonly VolumeDevice[] | undefined;
  /** When the kubelet asks the registry. @default - `Always` for `:latest`, else `IfNotPresent` */
  readonly imagePullPolicy?: PullPolicy | StringRef | undefined;
  /**
   * Whether the texts behind references in `command` and `args` are known to hold no `$(`: only then may a step have both them
   * and a Secret among its variables, since the kubelet expands `$(NAME)` in arguments.
   * @default false
   */
  readonly argumentsAreChecked?: boolean | undefined;
  /** User, capabilities and the like. @default - those of the pod and the image */
  readonly securityContext?: SecurityContext | undefined;
}

/** A workspace that only some steps see, and where. */
export interface StepWorkspace {
  readonly workspace: WorkspaceRef;
  /** @default - where the Task mounts it */
  readonly mountPath?: string | undefined;
}

/** One container of a Task's pod; the steps run one after the other. */
export interface ContainerStep extends ContainerProps {
  /** DNS label, unique in the Task. */
  readonly name: string;
  /** Shown in the dashboard. @default - the name */
  readonly displayName?: Text | undefined;
  /** Image, best with a digest. @default - that of `stepTemplate` */
  readonly image?: Text | undefined;
  /**
   * What to run instead of `command`: `` sh`…` ``, `` python`…` ``, `` node`…` ``, or a text without references.
   * Without a first line `#!…` Tekton runs it with `/bin/sh` and `set -e`.
   * @default - `command` and `args` run
   */
  readonly script?: string | Script | RawScript | undefined;
  /** How long it may take. @default - as long as the Task */
  readonly timeout?: Duration | undefined;
  /** Workspaces that only the steps that name them see. @default - every step sees all */
  readonly workspaces?: readonly (WorkspaceRef | StepWorkspace)[] | undefined;
  /** What happens when it fails. @default 'stopAndFail' */
  readonly onError?: OnError | StringRef | undefined;
  /** File that gets its output; alpha. @default - the log only */
  readonly stdoutConfig?: { readonly path: Text } | undefined;
  /** File that gets its error output; alpha. @default - the log only */
  readonly stderrConfig?: { readonly path: Text } | undefined;
  /** Results of the step itself; make the step with `step(…)` to use them in later steps. @default {} */
  readonly results?: ResultDeclarations | undefined;
  /** Conditions, all of which have to hold. @default [] */
  readonly when?: readonly WhenExpression<Text>[] | undefined;
}

/** What stands in the list of steps: a container, or what `step(…)` and `action.step(…)` made. */
export type Step = ContainerStep | StepHandle;
