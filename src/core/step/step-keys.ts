import type { ContainerProps, ContainerStep } from './step';
import type { KeysOf } from '../shape';
import { boolean, duration, fields, list, made, manifest, needed, shape, text, textOrReference } from '../shapes';
import { RawScript } from '../scripts/raw';
import { Script } from '../scripts/script';
import type { WhenExpression } from '../when';
import type { Text } from '../references/text';

const OUTPUT_KEYS: KeysOf<NonNullable<ContainerStep['stdoutConfig']>> = { path: needed(textOrReference) };

/** What `sh` and the like make, `raw(…)`, or a text. */
export const script = shape<string | Script | RawScript>(
  'a script',
  'sh`…`',
  (value) => typeof value === 'string' || Script.isScript(value) || RawScript.isRawScript(value),
);
export const condition = made<WhenExpression<Text>>('a condition', "when.equals(…, '…')", 'wire');

/** The keys of what steps, sidecars and the template have in common. */
export const CONTAINER_KEYS: KeysOf<ContainerProps> = {
  command: true,
  args: true,
  workingDir: textOrReference,
  env: true,
  envFrom: true,
  computeResources: manifest(),
  volumeMounts: true,
  volumeDevices: true,
  imagePullPolicy: true,
  argumentsAreChecked: boolean,
  securityContext: manifest(),
};
/** The keys of a step. */
export const STEP_KEYS: KeysOf<ContainerStep> = {
  ...CONTAINER_KEYS,
  name: needed(text),
  displayName: textOrReference,
  image: textOrReference,
  script,
  timeout: duration,
  workspaces: true,
  onError: true,
  stdoutConfig: fields('stdoutConfig', OUTPUT_KEYS),
  stderrConfig: fields('stderrConfig', OUTPUT_KEYS),
  results: true,
  when: list(condition, 'conditions'),
};
