import { rememberLast } from '../util/remember';
import { variableKind, type VariableKind } from '../schema/variable-kinds';
import { parseVariables, type Variable } from '../schema/variables';
import type { AnyTaskSpec } from './wire';

/** A variable in a Task, and the text that holds it. */
export interface TaskVariable {
  readonly variable: Variable;
  readonly kind: VariableKind;
  /** The whole text. */
  readonly text: string;
  readonly path: string;
  /** Index of the step it stands in. */
  readonly step: number | undefined;
}

/** Fields of containers in which Tekton replaces nothing, or that only people read. */
const PLAIN = new Set([
  'computeResources',
  'description',
  'displayName',
  'lifecycle',
  'livenessProbe',
  'ports',
  'readinessProbe',
  'results',
  'securityContext',
  'startupProbe',
  'timeout',
]);

/** Every variable where Tekton replaces one: in steps, their template, sidecars, volumes and mounts of workspaces. */
export const taskVariables = rememberLast((spec: AnyTaskSpec, path): readonly TaskVariable[] => {
  const found: TaskVariable[] = [];
  const look = (value: unknown, at: string, step?: number): void => {
    if (typeof value === 'string') {
      for (const variable of parseVariables(value))
        found.push({ variable, kind: variableKind(variable), text: value, path: at, step });
    } else if (Array.isArray(value))
      value.forEach((item, i) => {
        if (mayHoldText(item)) look(item, `${at}[${i}]`, step);
      });
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value))
        if (mayHoldText(item) && !PLAIN.has(key)) look(item, `${at}.${key}`, step);
  };
  spec.steps?.forEach((step, i) => {
    look(step, `${path}.steps[${i}]`, i);
  });
  look(spec.stepTemplate, `${path}.stepTemplate`);
  look(spec.sidecars, `${path}.sidecars`);
  look(spec.volumes, `${path}.volumes`);
  spec.workspaces?.forEach(({ mountPath }, i) => {
    look(mountPath, `${path}.workspaces[${i}].mountPath`);
  });
  return found;
});

/** Whether a variable may stand in it; spares the path of most texts. */
function mayHoldText(value: unknown): boolean {
  return typeof value === 'string' ? value.includes('$(') : typeof value === 'object' && value !== null;
}
