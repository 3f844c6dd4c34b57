import type { SimulatedRun } from '../oracle';
import type { TektonVerdict } from './tekton-verdict';

/** Something that goes wrong at Tekton's. */
export interface Failure {
  /** Who fails, why, and what Tekton says about it. */
  readonly text: string;
}

/** What goes wrong: triggers that start nothing, runs that fail or are refused. */
export function failuresOf({ runs, event }: TektonVerdict): Failure[] {
  const triggers = (event?.triggers ?? []).flatMap(({ name, errors = [] }) =>
    errors.map((message) => ({ text: `trigger ${name}: ${message}` })),
  );
  const others = (event?.log ?? []).map((message) => ({ text: `listener: ${message}` }));
  return [...triggers, ...others, ...runs.filter(isFailed).flatMap(failuresOfRun)];
}

/** Arrays of a made-up run have three elements, which says nothing about a real one. */
function isFailed({ ok, synthetic = false, reason }: SimulatedRun): boolean {
  return !ok && !(synthetic && reason === 'ParamArrayIndexingInvalid');
}

function failuresOfRun({
  kind,
  name,
  status,
  reason = '',
  message = '',
  errors = [],
  taskRuns = [],
}: SimulatedRun): Failure[] {
  const tasks = taskRuns
    .filter(({ ok }) => !ok)
    .map((one) => `TaskRun ${one.task}: ${one.reason ?? ''}: ${one.message ?? ''}`);
  const all = [
    ...errors.map((error) => `${kind} ${name}: ${reason}: ${error}`),
    ...tasks,
    // A run is not said to fail because of its tasks: the oracle lets them all go well.
    ...(status === 'False' ? [`${kind} ${name}: ${reason}: ${message}`] : []),
  ];
  return (all.length > 0 ? all : [`${kind} ${name}: ${reason}: ${message}`]).map((text) => ({ text }));
}
