import { rememberLast } from '../../util/remember';
import type { AnyStep } from '../wire';

/** A text of a step, and the field it stands in. */
interface MisplaceableText {
  readonly field: string;
  readonly text: string;
}

/** Texts of a step in which results of other steps are not replaced, nor artifacts but in scripts. */
export const misplaceableTexts = rememberLast((step: AnyStep): readonly MisplaceableText[] => {
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
  const found: MisplaceableText[] = [];
  const look = (text: string | undefined, field: string): void => {
    if (text?.includes('$(')) found.push({ field, text });
  };
  look(name, 'name');
  look(image, 'image');
  look(script, 'script');
  look(imagePullPolicy, 'imagePullPolicy');
  look(workingDir, 'workingDir');
  envFrom.forEach(({ prefix, configMapRef, secretRef }, i) => {
    look(prefix, `envFrom[${i}].prefix`);
    look(configMapRef?.name, `envFrom[${i}].configMapRef.name`);
    look(secretRef?.name, `envFrom[${i}].secretRef.name`);
  });
  volumeMounts.forEach((mount, i) => {
    look(mount.name, `volumeMounts[${i}].name`);
    look(mount.mountPath, `volumeMounts[${i}].mountPath`);
    look(mount.subPath, `volumeMounts[${i}].subPath`);
  });
  volumeDevices.forEach((device, i) => {
    look(device.name, `volumeDevices[${i}].name`);
    look(device.devicePath, `volumeDevices[${i}].devicePath`);
  });
  return found;
});

const ARTIFACT = /\$\((?:steps|tasks)\.[^.]+\.(?:inputs|outputs)\.[^.)]+\)/;
const STEP_ARTIFACT = /\$\(steps\.[^.]+\.(?:inputs|outputs)\.[^.)]+\)/;
const TASK_ARTIFACT = /\$\(tasks\.[^.]+\.(?:inputs|outputs)\.[^.)]+\)/;

/** The first reference to an artifact, or to the file of artifacts. */
function artifactIn(text: string | undefined): string | undefined {
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
  return (
    artifactIn(script) ?? firstArtifact(command) ?? firstArtifact(args) ?? firstArtifact(env.map(({ value }) => value))
  );
}

function firstArtifact(texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const found = artifactIn(text);
    if (found !== undefined) return found;
  }
  return undefined;
}
