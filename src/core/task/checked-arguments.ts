import type { IConstruct } from 'constructs';
import type { Step as WireStep } from '../../schema/step';
import type { TaskSpec } from '../../schema/task';
import { Validations } from '../app/validations';
import { StepHandle } from '../step/step-handle';
import type { Step } from '../step/step';

const CHECKED = new WeakSet<TaskSpec>();

/** Remembers that steps of a Task have both references in their arguments and a Secret, and say that the arguments are checked. */
export function rememberCheckedArguments(spec: TaskSpec, steps: readonly Step[]): void {
  if (steps.some((step, i) => isChecked(step) && hasBoth(spec.steps[i]))) CHECKED.add(spec);
}

/** The rule over documents cannot see that a step before refuses such values, so the program says it. */
export function acknowledgeCheckedArguments(scope: IConstruct, spec: TaskSpec): void {
  if (CHECKED.has(spec))
    Validations.of(scope).acknowledge('param-can-read-secret', 'argumentsAreChecked: values with $( do not get here');
}

function hasBoth({ command = [], args = [], env = [], envFrom = [] }: WireStep = {}): boolean {
  const hasSecret = env.some(({ valueFrom }) => valueFrom?.secretKeyRef) || envFrom.some(({ secretRef }) => secretRef);
  return hasSecret && [...command, ...args].some((text) => text.includes('$('));
}

function isChecked(step: Step): boolean {
  if (!StepHandle.isStepHandle(step)) return step.argumentsAreChecked === true;
  return step.content.kind === 'container' && step.content.step.argumentsAreChecked === true;
}
