import type { ContainerProps, ContainerStep } from './step';

type Keys<T> = Record<keyof T, true>;
/** The keys of what steps, sidecars and the template have in common. */
export const CONTAINER_KEYS: Keys<ContainerProps> = {
  command: true,
  args: true,
  workingDir: true,
  env: true,
  envFrom: true,
  computeResources: true,
  volumeMounts: true,
  volumeDevices: true,
  imagePullPolicy: true,
  argumentsAreChecked: true,
  securityContext: true,
};
/** The keys of a step. */
export const STEP_KEYS: Keys<ContainerStep> = {
  ...CONTAINER_KEYS,
  name: true,
  displayName: true,
  image: true,
  script: true,
  timeout: true,
  workspaces: true,
  onError: true,
  stdoutConfig: true,
  stderrConfig: true,
  results: true,
  when: true,
};
