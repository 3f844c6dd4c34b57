import type { ContainerBase } from './container';
import type { ContainerPort, Lifecycle, Probe, TerminationMessagePolicy } from './kubernetes';
import type { WorkspaceUsage } from './workspace';

/** A container that runs beside the steps and is stopped after the last one. Tekton v1 `Sidecar`. */
export interface Sidecar extends ContainerBase {
  /** The container is named `sidecar-<name>`; not `tekton-log-results`. The server accepts none, the CRD does not. */
  readonly name?: string;
  /** What runs, until the last step has ended. */
  readonly image: string;
  /** Ports that it listens on; for people and probes, nothing is opened. */
  readonly ports?: readonly ContainerPort[];
  /** Restarts the container when it fails. @default - never restarted */
  readonly livenessProbe?: Probe;
  /** The first step waits for it. @default - ready when it runs */
  readonly readinessProbe?: Probe;
  /** Holds the other probes back until it succeeds. @default - none */
  readonly startupProbe?: Probe;
  /** Calls after its start and before its end. */
  readonly lifecycle?: Lifecycle;
  /** @default '/dev/termination-log' */
  readonly terminationMessagePath?: string;
  /** @default 'File' */
  readonly terminationMessagePolicy?: TerminationMessagePolicy;
  /** @default false */
  readonly stdin?: boolean;
  /** Whether standard input is closed after the first client. @default false */
  readonly stdinOnce?: boolean;
  /** @default false */
  readonly tty?: boolean;
  /** Text of a program; not together with `command`. @default - `command`, or the entrypoint of the image */
  readonly script?: string;
  /** Workspaces this sidecar sees. Beta. @default - none that a step has claimed for itself, else all */
  readonly workspaces?: readonly WorkspaceUsage[];
  /** `Always` makes it a native sidecar, an init container that keeps running. Has an effect only with the flag `enable-kubernetes-sidecar`. */
  readonly restartPolicy?: 'Always';
}
