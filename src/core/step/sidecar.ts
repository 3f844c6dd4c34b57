import type { Construct } from 'constructs';
import type { PendingPlace } from '../../diagnostics/place';
import type { ContainerPort, Lifecycle, Probe, TerminationMessagePolicy } from '../../schema/kubernetes';
import type { Sidecar as WireSidecar } from '../../schema/sidecar';
import { compact } from '../../util/compact';
import { imageOf } from '../images/image-of';
import type { Text } from '../references/text';
import { optionalText, renderContainer } from './render-container';
import { renderScript } from './render-script';
import type { ContainerStep } from './step';
import { checkKeys } from '../check-keys';
import { CONTAINER_KEYS } from './step-keys';
import { renderStepWorkspace } from './render-step';
import { unlessEmpty } from '../../util/unless-empty';
import type { KeysOf } from '../shape';
import { boolean, needed, oneOf, text, textOrReference } from '../shapes';
import { script } from './step-keys';

/** A container that runs beside all steps and is stopped after the last. */
export interface Sidecar extends Omit<
  ContainerStep,
  'displayName' | 'image' | 'timeout' | 'onError' | 'stdoutConfig' | 'stderrConfig' | 'results' | 'when'
> {
  /** Image, best with a digest. */
  readonly image: Text;
  /** Ports it listens on; for readers. @default [] */
  readonly ports?: readonly ContainerPort[] | undefined;
  /** Whether it still works. @default - not asked */
  readonly livenessProbe?: Probe | undefined;
  /** Whether it is ready; the first step waits for that. @default - ready when running */
  readonly readinessProbe?: Probe | undefined;
  /** Whether it has started. @default - not asked */
  readonly startupProbe?: Probe | undefined;
  /** What to run after its start and before its stop. @default - nothing */
  readonly lifecycle?: Lifecycle | undefined;
  /** Whether it may be restarted; has an effect with the flag `enable-kubernetes-sidecar`. @default - not restarted */
  readonly restartPolicy?: WireSidecar['restartPolicy'] | undefined;
  /** Whether it has an input stream. @default false */
  readonly stdin?: boolean | undefined;
  /** Whether that closes after the first client. @default false */
  readonly stdinOnce?: boolean | undefined;
  /** Whether it has a terminal. @default false */
  readonly tty?: boolean | undefined;
  /** File with its last words. @default '/dev/termination-log' */
  readonly terminationMessagePath?: string | undefined;
  /** Where its last words are taken from. @default 'File' */
  readonly terminationMessagePolicy?: TerminationMessagePolicy | undefined;
}

const SIDECAR_KEYS: KeysOf<Sidecar> = {
  ...CONTAINER_KEYS,
  name: needed(text),
  image: needed(textOrReference),
  script,
  workspaces: true,
  ports: true,
  livenessProbe: true,
  readinessProbe: true,
  startupProbe: true,
  lifecycle: true,
  restartPolicy: true,
  stdin: boolean,
  stdinOnce: boolean,
  tty: boolean,
  terminationMessagePath: text,
  terminationMessagePolicy: oneOf(['File', 'FallbackToLogsOnError']),
};

/** The wire form of one sidecar. */
export function renderSidecar(sidecar: Sidecar, place: PendingPlace, scope: Construct): WireSidecar {
  checkKeys(sidecar, SIDECAR_KEYS, 'sidecar', place);
  const { name, image, workspaces = [], ports, script: _script, ...rest } = sidecar;
  const script = renderScript(sidecar, place);
  return compact({
    name,
    image: imageOf(scope, `${image}`),
    ...renderContainer({ ...sidecar, args: script.args ?? sidecar.args }, place, script.env),
    script: optionalText(script.text),
    workspaces: unlessEmpty(workspaces.map(renderStepWorkspace)),
    ports: ports && unlessEmpty(ports),
    livenessProbe: rest.livenessProbe,
    readinessProbe: rest.readinessProbe,
    startupProbe: rest.startupProbe,
    lifecycle: rest.lifecycle,
    restartPolicy: rest.restartPolicy,
    stdin: rest.stdin,
    stdinOnce: rest.stdinOnce,
    tty: rest.tty,
    terminationMessagePath: rest.terminationMessagePath,
    terminationMessagePolicy: rest.terminationMessagePolicy,
  });
}
