import type { Json } from './generate';
import type { Random } from './random';
import { DOCUMENT_FAULTS } from './sabotage/documents';
import { PIPELINE_FAULTS } from './sabotage/pipelines';
import { POLICY_FAULTS } from './sabotage/policies';
import { REFERENCE_FAULTS } from './sabotage/references';
import { RUN_FAULTS } from './sabotage/runs';
import { STEP_ACTION_FAULTS } from './sabotage/step-actions';
import { STEP_FAULTS } from './sabotage/steps';
import { TASK_FAULTS } from './sabotage/tasks';
import { TRIGGER_FAULTS } from './sabotage/triggers';
import { VARIABLE_FAULTS } from './sabotage/variables';
import { spotsOf } from './spots';

const SABOTAGES = [
  ...DOCUMENT_FAULTS,
  ...VARIABLE_FAULTS,
  ...POLICY_FAULTS,
  ...STEP_FAULTS,
  ...TASK_FAULTS,
  ...PIPELINE_FAULTS,
  ...RUN_FAULTS,
  ...REFERENCE_FAULTS,
  ...TRIGGER_FAULTS,
  ...STEP_ACTION_FAULTS,
];

/** Puts one known fault in; false when the document has no place for any that was tried. */
export function sabotage(random: Random, document: Json): boolean {
  const kind = String(document['kind']);
  const objects = [...spotsOf({ document })]
    .map(({ holder, key }) => (holder as Json)[key])
    .filter((value): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value));
  for (let tries = 0; tries < 12; tries++) {
    const { fits, change } = random.pick(SABOTAGES);
    const fitting = objects.filter((one) => fits(one, kind));
    if (fitting.length === 0) continue;
    change(random.pick(fitting), random);
    return true;
  }
  return false;
}
