import type { AnyContainer, AnySecurityContext, AnyVolume } from '../wire';

/** What Pod Security demands, loosest first. */
export const LEVELS = ['privileged', 'baseline', 'restricted'] as const;
export type Level = (typeof LEVELS)[number];

/** A container of a pod, with what readers call it and where it is written. */
export interface PodContainer {
  readonly container: AnyContainer;
  readonly what: string;
  readonly path: string;
}

/** A pod as the checks see it; every field stands for what admission will find. */
export interface Pod {
  readonly securityContext?: AnySecurityContext;
  readonly securityContextPath?: string;
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly hostUsers?: boolean;
  readonly annotations?: Readonly<Record<string, unknown>>;
  readonly volumes: readonly { readonly volume: AnyVolume; readonly path: string }[];
  /** All of them, those of Tekton too. */
  readonly containers: readonly PodContainer[];
  /** Where the whole is written. */
  readonly path: string;
}

/** What stops a pod. */
export interface Violation {
  /** Name of the check, as admission calls it. */
  readonly control: string;
  readonly path: string;
  /** What is wrong: `step "build" is privileged`. */
  readonly fault: string;
  /** Whether a field is missing that a pod template could supply. */
  readonly isIncomplete: boolean;
}

/** A check of one control. */
export type Control = (pod: Pod, version: number) => Violation[];

/** Makes a violation. */
export function violation(control: string, path: string, fault: string, isIncomplete = false): Violation {
  return { control, path, fault, isIncomplete };
}

/** Whether Tekton replaces the text before the pod is made. */
export function isUnknown(text: string | undefined): boolean {
  return text?.includes('$(') ?? false;
}

/** The security contexts of a pod: its own and those of its containers. */
export function contextsOf(
  pod: Pod,
): { readonly context: AnySecurityContext; readonly what: string; readonly path: string }[] {
  const { securityContext, securityContextPath = pod.path, containers } = pod;
  return [
    ...(securityContext ? [{ context: securityContext, what: 'the pod', path: securityContextPath }] : []),
    ...containers.flatMap(({ container, what, path }) =>
      container.securityContext ? [{ context: container.securityContext, what, path: `${path}.securityContext` }] : [],
    ),
  ];
}

/** From policy 1.35 on, a pod with users of its own may be root in it. */
export function hasOwnUsers({ hostUsers }: Pod, version: number): boolean {
  return version >= 35 && hostUsers === false;
}
