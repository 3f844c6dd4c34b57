import { rememberLast } from '../../util/remember';
import { quote } from '../../util/quote';
import type { AnyContainer, AnyTaskSpec } from '../wire';

/** A container as it is written: a step, a sidecar, or the template of steps. */
export interface PlacedContainer {
  readonly container: AnyContainer;
  /** What readers call it: `step "build"`. */
  readonly what: string;
  readonly path: string;
}

/** Everything in a Task that is or becomes a container, each where it stands. */
export const containersOf = rememberLast(
  ({ steps, sidecars, stepTemplate }: AnyTaskSpec, path): readonly PlacedContainer[] => [
    ...(stepTemplate ? [{ container: stepTemplate, what: 'the step template', path: `${path}.stepTemplate` }] : []),
    ...placed(steps, 'step', `${path}.steps`),
    ...placed(sidecars, 'sidecar', `${path}.sidecars`),
  ],
);

/** Containers of a list, called by their names or by their places. */
export function placed(
  containers: readonly AnyContainer[] | undefined,
  kind: 'step' | 'sidecar',
  path: string,
): readonly PlacedContainer[] {
  if (!containers) return [];
  return kind === 'step' ? placedSteps(containers, path) : placedSidecars(containers, path);
}

const placedSteps = rememberLast(place('step'));
const placedSidecars = rememberLast(place('sidecar'));

function place(kind: string): (containers: readonly AnyContainer[], path: string) => readonly PlacedContainer[] {
  return (containers, path) =>
    containers.map((container, i) => ({
      container,
      what: container.name ? `${kind} ${quote(container.name)}` : `${kind} ${i + 1}`,
      path: `${path}[${i}]`,
    }));
}
