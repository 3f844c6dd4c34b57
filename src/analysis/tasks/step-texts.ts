import type { AnyContainer, AnyStep, AnyStepActionSpec } from '../wire';

/** A text of a step in which the webhooks look for variables. */
export interface StepText {
  readonly text: string;
  readonly path: string;
  /** Elements of `command` and `args` take a whole array. */
  readonly isElement: boolean;
  /** Checked for unknown names only. */
  readonly isOnError: boolean;
}

/** The texts of a step that the webhooks look at, in their order. */
export function stepTexts(step: AnyStep, path: string): StepText[] {
  const found = new Found(path);
  found.look(step.name, 'name');
  found.look(step.image, 'image');
  found.look(step.workingDir, 'workingDir');
  found.look(step.script, 'script');
  found.elements(step);
  step.volumeMounts?.forEach(({ name, mountPath, subPath }, i) => {
    found.look(name, `volumeMounts[${i}].name`);
    found.look(mountPath, `volumeMounts[${i}].mountPath`);
    found.look(subPath, `volumeMounts[${i}].subPath`);
  });
  found.look(step.onError, 'onError', { isOnError: true });
  return found.texts;
}

/** The texts of a StepAction that the webhooks look at: fewer than of a step. */
export function stepActionTexts(spec: AnyStepActionSpec, path: string): StepText[] {
  const found = new Found(path);
  found.look(spec.image, 'image');
  found.look(spec.script, 'script');
  found.elements(spec);
  spec.volumeMounts?.forEach(({ name }, i) => {
    found.look(name, `volumeMounts[${i}].name`);
  });
  return found.texts;
}

/** Gathers the texts that hold a variable. */
class Found {
  readonly texts: StepText[] = [];

  constructor(private readonly path: string) {}

  look(text: string | undefined, field: string, { isElement = false, isOnError = false } = {}): void {
    if (holdsVariable(text)) this.texts.push({ text, path: `${this.path}.${field}`, isElement, isOnError });
  }

  elements({ command, args, env }: AnyContainer): void {
    command?.forEach((text, i) => {
      if (holdsVariable(text)) this.look(text, `command[${i}]`, { isElement: true });
    });
    args?.forEach((text, i) => {
      if (holdsVariable(text)) this.look(text, `args[${i}]`, { isElement: true });
    });
    env?.forEach(({ value }, i) => {
      if (holdsVariable(value)) this.look(value, `env[${i}].value`);
    });
  }
}

function holdsVariable(text: string | undefined): text is string {
  return text?.includes('$(') === true;
}
