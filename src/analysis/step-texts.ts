import type { AnyContainer, AnyStep, AnyStepActionSpec } from './wire';

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
  const { name, image, workingDir, script, onError } = step;
  return [
    ...texts(path, { name, image, workingDir, script }),
    ...elements(step, path),
    ...(step.volumeMounts ?? []).flatMap((mount, i) =>
      texts(`${path}.volumeMounts[${i}]`, { name: mount.name, mountPath: mount.mountPath, subPath: mount.subPath }),
    ),
    ...texts(path, { onError }).map((text) => ({ ...text, isOnError: true })),
  ];
}

/** The texts of a StepAction that the webhooks look at: fewer than of a step. */
export function stepActionTexts(spec: AnyStepActionSpec, path: string): StepText[] {
  const { image, script } = spec;
  return [
    ...texts(path, { image, script }),
    ...elements(spec, path),
    ...(spec.volumeMounts ?? []).flatMap(({ name }, i) => texts(`${path}.volumeMounts[${i}]`, { name })),
  ];
}

function elements({ command = [], args = [], env = [] }: AnyContainer, path: string): StepText[] {
  const list = (items: readonly string[], field: string): StepText[] =>
    items.flatMap((text, i) =>
      mayHoldVariable(text) ? [{ text, path: `${path}.${field}[${i}]`, isElement: true, isOnError: false }] : [],
    );
  return [
    ...list(command, 'command'),
    ...list(args, 'args'),
    ...env.flatMap(({ value }, i) => texts(`${path}.env[${i}]`, { value })),
  ];
}

function texts(path: string, fields: Readonly<Record<string, string | undefined>>): StepText[] {
  return Object.entries(fields).flatMap(([field, text]) =>
    mayHoldVariable(text) ? [{ text, path: `${path}.${field}`, isElement: false, isOnError: false }] : [],
  );
}

function mayHoldVariable(text: string | undefined): text is string {
  return text?.includes('$(') ?? false;
}
