import type { SimulatedRun } from '../oracle';
import type { TektonVerdict } from './tekton-verdict';

/** Something that goes wrong at Tekton's. */
export interface Failure {
  /** Who fails, why, and what Tekton says about it. */
  readonly text: string;
  /** Something wrong that may go well: a text that is only handed on. */
  readonly mayGoWell?: boolean;
}

/** What goes wrong: triggers that start nothing, runs that fail or are refused, pods that do not start or get the wrong thing. */
export function failuresOf({ runs, event }: TektonVerdict): Failure[] {
  const triggers = (event?.triggers ?? []).flatMap(({ name, errors = [] }) =>
    errors.map((message) => ({ text: `trigger ${name}: ${message}` })),
  );
  const left = (event?.triggers ?? []).flatMap(({ name, resources = [] }) =>
    [...new Set(JSON.stringify(resources).match(/\$\(tt\.params\.[^)]*\)/g))].map((variable) => ({
      text: `trigger ${name}: nothing is put in place of ${variable}`,
    })),
  );
  const others = (event?.log ?? []).map((message) => ({ text: `listener: ${message}` }));
  return [...triggers, ...left, ...others, ...runs.flatMap(failuresOfRun)];
}

function failuresOfRun({
  kind,
  name,
  status,
  reason = '',
  message = '',
  errors = [],
  taskRuns = [],
  faults = [],
  ok: isOk,
}: SimulatedRun): Failure[] {
  const tasks = taskRuns
    .filter(({ ok }) => !ok)
    .map((one) => `TaskRun ${one.task}: ${one.reason ?? ''}: ${one.message ?? ''}`);
  const pods = [
    ...faults.map((fault) => ({ text: `pod of ${name}: ${fault}` })),
    ...taskRuns.flatMap((one) =>
      (one.faults ?? []).map((fault) => ({
        text: `pod of task ${one.task}: ${fault}`,
        mayGoWell: fault.startsWith('param '),
      })),
    ),
  ];
  if (isOk) return pods;
  const all = [
    ...errors.map((error) => `${kind} ${name}: ${reason}: ${error}`),
    ...tasks,
    // A run is not said to fail because of its tasks: the oracle lets them all go well.
    ...(status === 'False' ? [`${kind} ${name}: ${reason}: ${message}`] : []),
  ];
  const texts = all.length > 0 ? all : [`${kind} ${name}: ${reason}: ${message}`];
  return [...texts.map((text) => ({ text })), ...pods];
}

/** What fails in a run that gives no param which has a default, and no workspace that is not asked for; another run may give it. */
const MADE_UP_REASONS = /^(?:ParamArrayIndexingInvalid|ObjectParameterMissKeys)$/;

/** What results, the made-up run and the event give is in no enum. */
const MADE_UP_CHOICE = /value: (?:\S*value|\S*run|[abc]) is not in the enum list/;

/**
 * Whether something fails since the simulation makes it up: lists of params and of results have three elements, texts are
 * in no enum, and the one event lacks what a binding asks for, or says what is no name for a run.
 */
export function isMadeUp({ runs, event }: TektonVerdict): boolean {
  const isOfEvent = event?.triggers.some(({ errors = [] }) =>
    errors.some((one) => one.includes('ApplyEventValuesToParams')),
  );
  return (
    isOfEvent === true ||
    runs.some(
      ({ name, synthetic = false, reason = '', message = '', errors = [] }) =>
        (synthetic && [message, ...errors].some((one) => one.includes('to be provided by pipelinerun'))) ||
        (synthetic && (MADE_UP_REASONS.test(reason) || message.includes('parameter resolution failed'))) ||
        (event !== undefined && reason === 'AdmissionDenied' && name.includes('/')) ||
        (event !== undefined && reason === 'InvalidParamValue') ||
        (event !== undefined && errors.some((one) => one.includes('to be task result expressions'))) ||
        (synthetic && message.includes('is not in the enum list')) ||
        /array Result Index .* out of bound of size 3/.test(message) ||
        MADE_UP_CHOICE.test(message),
    )
  );
}
