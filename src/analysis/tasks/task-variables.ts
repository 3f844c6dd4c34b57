import { rememberLast } from '../../util/remember';
import { variableKind, type VariableKind } from '../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../schema/variables';
import { isReplaced } from './replaced-fields';
import type { AnyTaskSpec } from '../wire';

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

/** A variable in a field that Tekton takes as it is. */
export interface PlainVariable {
  readonly variable: Variable;
  readonly path: string;
  /** The field from its container or volume on, without indexes: `readinessProbe.exec.command`. */
  readonly field: string;
}

/** Fields that only people read, that are no texts, or whose names the webhooks compare. */
const LEFT_OUT = new Set(['description', 'displayName', 'results', 'timeout']);

/** Every variable where Tekton replaces one: in steps, their template, sidecars, volumes and mounts of workspaces. */
export function taskVariables(spec: AnyTaskSpec, path: string): readonly TaskVariable[] {
  return variablesOf(spec, path).replaced;
}

/** Every variable in the fields beside them, where it stays as it is. */
export function plainVariables(spec: AnyTaskSpec, path: string): readonly PlainVariable[] {
  return variablesOf(spec, path).plain;
}

const variablesOf = rememberLast((spec: AnyTaskSpec, path) => {
  const found = new Found();
  spec.steps?.forEach((step, i) => {
    found.look(step, { at: `${path}.steps[${i}]`, holder: 'container', step: i });
  });
  found.look(spec.stepTemplate, { at: `${path}.stepTemplate`, holder: 'container' });
  spec.sidecars?.forEach((sidecar, i) => {
    found.look(sidecar, { at: `${path}.sidecars[${i}]`, holder: 'container' });
  });
  spec.volumes?.forEach((volume, i) => {
    found.look(volume, { at: `${path}.volumes[${i}]`, holder: 'volume' });
  });
  spec.workspaces?.forEach(({ mountPath }, i) => {
    found.add(mountPath ?? '', `${path}.workspaces[${i}].mountPath`, undefined);
  });
  return found;
});

/** A container or a volume. */
interface Holder {
  readonly at: string;
  readonly holder: 'container' | 'volume';
  readonly step?: number;
}

class Found {
  readonly replaced: TaskVariable[] = [];
  readonly plain: PlainVariable[] = [];

  look(value: unknown, within: Holder, field = ''): void {
    if (typeof value === 'string') this.text(value, within, field);
    else if (Array.isArray(value))
      value.forEach((item, i) => {
        if (mayHoldText(item)) this.look(item, within, `${field}[${i}]`);
      });
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value))
        if (mayHoldText(item) && !LEFT_OUT.has(key)) this.look(item, within, field === '' ? key : `${field}.${key}`);
  }

  add(text: string, path: string, step: number | undefined): void {
    for (const variable of parseVariables(text))
      this.replaced.push({ variable, kind: variableKind(variable), text, path, step });
  }

  private text(text: string, { at, holder, step }: Holder, field: string): void {
    const path = `${at}.${field}`;
    if (isReplaced(holder, field)) this.add(text, path, step);
    else
      for (const variable of parseVariables(text))
        this.plain.push({ variable, path, field: field.replaceAll(/\[\d+\]/g, '') });
  }
}

/** Whether a variable may stand in it; spares the path of most texts. */
function mayHoldText(value: unknown): boolean {
  return typeof value === 'string' ? value.includes('$(') : typeof value === 'object' && value !== null;
}
