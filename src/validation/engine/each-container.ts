import { containersOf, type PlacedContainer } from '../../analysis/tasks/containers';
import type { Visitor } from './places';

/** Looks at every container of a Task and at the one of a StepAction, where each is written. */
export function eachContainer(look: (container: PlacedContainer) => void): Pick<Visitor, 'TaskSpec' | 'StepAction'> {
  return {
    TaskSpec({ spec, path }) {
      containersOf(spec, path).forEach(look);
    },
    StepAction({ spec, path }) {
      look({ container: spec, what: 'the step action', path });
    },
  };
}
