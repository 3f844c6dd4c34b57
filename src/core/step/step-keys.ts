import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import { quote } from '../../util/quote';
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

/** Refuses keys that the compiler cannot see, such as those of objects in a list that a callback returns. */
export function checkKeys(given: object, known: Readonly<Record<string, true>>, what: string, at: PendingPlace): void {
  const unknown = Object.keys(given).find((key) => !(key in known));
  if (unknown === undefined) return;
  fail({
    rule: 'unknown-key',
    message: `a ${what} has no ${quote(unknown)}`,
    data: { key: unknown },
    at,
    help: unknownNameHelp(unknown, `keys of a ${what}`, Object.keys(known)),
  });
}
