import type { AnyStep } from './wire';

/** Texts of a step in which results of other steps and artifacts are not replaced; scripts may hold artifacts. */
export function misplaceableTexts(
  step: AnyStep,
  withScript: boolean,
): { readonly field: string; readonly text: string }[] {
  const {
    name,
    image,
    script,
    imagePullPolicy,
    workingDir,
    envFrom = [],
    volumeMounts = [],
    volumeDevices = [],
  } = step;
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['name', name],
    ['image', image],
    ['script', withScript ? script : undefined],
    ['imagePullPolicy', imagePullPolicy],
    ['workingDir', workingDir],
    ...envFrom.flatMap(({ prefix, configMapRef, secretRef }, i) => [
      [`envFrom[${i}].prefix`, prefix] as const,
      [`envFrom[${i}].configMapRef.name`, configMapRef?.name] as const,
      [`envFrom[${i}].secretRef.name`, secretRef?.name] as const,
    ]),
    ...volumeMounts.flatMap((mount, i) => [
      [`volumeMounts[${i}].name`, mount.name] as const,
      [`volumeMounts[${i}].mountPath`, mount.mountPath] as const,
      [`volumeMounts[${i}].subPath`, mount.subPath] as const,
    ]),
    ...volumeDevices.flatMap((device, i) => [
      [`volumeDevices[${i}].name`, device.name] as const,
      [`volumeDevices[${i}].devicePath`, device.devicePath] as const,
    ]),
  ];
  return texts.flatMap(([field, text]) => (text?.includes('$(') ? [{ field, text }] : []));
}

const ARTIFACT = /\$\((?:steps|tasks)\.[^.]+\.(?:inputs|outputs)\.[^.)]+\)/;
const STEP_ARTIFACT = /\$\(steps\.[^.]+\.(?:inputs|outputs)\.[^.)]+\)/;
const TASK_ARTIFACT = /\$\(tasks\.[^.]+\.(?:inputs|outputs)\.[^.)]+\)/;

/** The first reference to an artifact, or to the file of artifacts. */
export function artifactIn(text: string | undefined): string | undefined {
  if (!text?.includes('$(')) return undefined;
  return (
    ['$(step.artifacts.path)', '$(artifacts.path)'].find((path) => text.includes(path)) ?? ARTIFACT.exec(text)?.[0]
  );
}

/** The first reference to an artifact of a step, or to its file. */
export function stepArtifactIn(text: string): string | undefined {
  return text.includes('$(step.artifacts.path)') ? '$(step.artifacts.path)' : STEP_ARTIFACT.exec(text)?.[0];
}

/** The first reference to an artifact of a task. */
export function taskArtifactIn(text: string): string | undefined {
  return text.includes('$(') ? TASK_ARTIFACT.exec(text)?.[0] : undefined;
}

/** A reference to an artifact in the texts of a step that may have one. */
export function artifactOfStep({ script, command = [], args = [], env = [] }: AnyStep): string | undefined {
  for (const text of [script, ...command, ...args, ...env.map(({ value }) => value)]) {
    const found = artifactIn(text);
    if (found !== undefined) return found;
  }
  return undefined;
}
