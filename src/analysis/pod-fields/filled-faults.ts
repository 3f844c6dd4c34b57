import { rememberByObject } from '../../util/remember';
import { compact } from '../../util/compact';
import { mapTexts } from '../../util/map-texts';
import { valueAt } from '../../util/split-path';
import { ON_ERROR } from '../../schema/step';
import { variableKind, type VariableKind } from '../../schema/variable-kinds';
import { containersOf } from '../tasks/containers';
import { isReplaced } from '../tasks/replaced-fields';
import { fillVariables } from '../variables/fill-variables';
import type { AnyContainer, AnyStep, AnyTaskSpec } from '../wire';
import { sidecarFaults } from './container-faults';
import { checkChoice, type PodFault, type Tell } from './fault';
import { volumeFaults } from './volume-faults';

/** A fault that a field has with what is put in place of its variables. */
export interface FilledFault {
  readonly fault: PodFault;
  /** Of the field, from the Task on: `steps[0].onError`. */
  readonly path: string;
  /** What stands there. */
  readonly text: string;
}

/** The faults of a Task that come from what is put in place of variables, as far as that is known. */
export function filledFaults(spec: AnyTaskSpec, fill: (text: string) => string | undefined): FilledFault[] {
  const fields = fieldsWithVariables(spec);
  if (!fields) return [];
  const filled = mapTexts(fields, (text) => (text.includes('$(') ? (fill(text) ?? text) : text));
  const found: FilledFault[] = [];
  eachFault(filled, (at, fault) => {
    // One that is missing is told of what should hold it.
    const path = `${at}${fault.fault === 'missing' ? `.${fault.field}` : ''}`.slice(1);
    const text = valueAt(fields, path);
    const [, holder = '', field = ''] = /^(stepTemplate|\w+\[\d+\])\.(.*)$/.exec(path) ?? [];
    // Objects that are not there are told by another rule, and of two equal places one may win.
    if (fault.fault === 'repeated' || ('form' in fault && fault.form === 'object')) return;
    if (typeof text === 'string' && text.includes('$(') && isReplaced(kindOf(holder), field))
      found.push({ fault, path, text });
  });
  return found;
}

function kindOf(holder: string): 'container' | 'volume' {
  return holder.startsWith('volumes') ? 'volume' : 'container';
}

/** Puts paths in place of variables whose value Tekton itself decides; undefined for a text that has others. */
export function pathsOfTask({ workspaces = [] }: AnyTaskSpec): (text: string) => string | undefined {
  const pathOf = (kind: VariableKind, isAlone: boolean): string | undefined => {
    switch (kind.kind) {
      case 'workspace': {
        // One that is optional may have none, which leaves what stands behind it.
        const found = kind.field === 'path' ? workspaces.find(({ name }) => name === kind.name) : undefined;
        const path = found?.mountPath ?? `/workspace/${kind.name}`;
        return !found || (found.optional && isAlone) || path.includes('$(') ? undefined : path;
      }
      case 'result-path':
        return `/tekton/results/${kind.result}`;
      case 'step-result-path':
        return `/tekton/steps/…/results/${kind.result}`;
      case 'step-exit-code-path':
        return `/tekton/steps/${kind.step}/exitCode`;
      default:
        return undefined;
    }
  };
  return (text) => fillVariables(text, (variable) => pathOf(variableKind(variable), variable.text === text));
}

/** Whether anything depends on what is put in place of variables. */
export function mayHaveFilledFaults(spec: AnyTaskSpec): boolean {
  return fieldsWithVariables(spec) !== undefined;
}

/** What may be wrong by what is put there; undefined where nothing is. */
const fieldsWithVariables = rememberByObject((spec: AnyTaskSpec): AnyTaskSpec | undefined => {
  const { steps = [], stepTemplate, sidecars = [], volumes = [] } = spec;
  const containers: readonly AnyContainer[] = [...steps, ...sidecars, ...(stepTemplate ? [stepTemplate] : [])];
  if (volumes.length === 0 && !containers.some(isStrict)) return undefined;
  const fields = {
    steps: steps.map(strictFields),
    ...(stepTemplate && { stepTemplate: strictFields(stepTemplate) }),
    sidecars: sidecars.map(strictFields),
    volumes,
  };
  return JSON.stringify(fields).includes('$(') ? fields : undefined;
});

/** The fields of a container that Tekton fills in and that may not be any text. */
function strictFields({ env, envFrom, imagePullPolicy, onError, volumeMounts }: AnyStep): AnyStep {
  return compact({
    // Values may be any text.
    env: env?.map(({ value: _value, ...entry }) => entry),
    envFrom,
    imagePullPolicy,
    onError,
    volumeMounts,
  });
}

function isStrict({ env, envFrom, imagePullPolicy, onError, volumeMounts }: AnyStep): boolean {
  return Boolean(envFrom ?? imagePullPolicy ?? onError ?? volumeMounts) || env?.some((one) => one.valueFrom) === true;
}

function eachFault(spec: AnyTaskSpec, tell: Tell): void {
  for (const { container, path } of containersOf(spec, '')) {
    sidecarFaults(container, path, tell);
    checkChoice({ ...container }, 'onError', { choices: ON_ERROR, path, tell });
  }
  spec.volumes?.forEach((volume, i) => {
    volumeFaults(volume, `.volumes[${i}]`, tell);
  });
}
