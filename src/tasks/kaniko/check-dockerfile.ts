import { readFile } from '../../core/read-file';
import { EnvSource } from '../../core/step/env';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import { unqualifiedImages, type BaseImage, type BuildArgs } from './base-images';
import type { KanikoBuildTaskProps } from './props';

/**
 * Base images whose names say no registry, in the Dockerfile that the program can read.
 *
 * @throws `unreadable-file`, `not-a-dockerfile`
 */
export function checkDockerfile(props: KanikoBuildTaskProps, at: PendingPlace): Diagnostic[] {
  const { localDockerfile: path, buildArgs = {} } = props;
  if (path === undefined) return [];
  const images = unqualifiedImages(readFile(path, at).toString('utf8'), argsOf(buildArgs));
  if (images === undefined) {
    fail({
      rule: 'not-a-dockerfile',
      message: `${quote(path)} has no FROM`,
      data: { path },
      at,
      help: 'name the Dockerfile that is built, relative to the folder in which the program runs',
    });
  }
  if (hasMirror(props)) return [];
  return images.map((image) => unqualified(image, path, at));
}

function unqualified({ name, ...range }: BaseImage, path: string, at: PendingPlace): Diagnostic {
  const qualified = `docker.io/${name.includes('/') ? '' : 'library/'}${name}`;
  return diagnostic({
    rule: 'unqualified-base-image',
    severity: 'warning',
    message: `base image ${quote(name)} comes from Docker Hub only because it says no registry`,
    data: { image: name, path },
    at: { construct: at.construct, source: { file: path, ...range } },
    related: [{ note: 'the KanikoBuildTask builds it', at }],
    help: [
      `write ${qualified}`,
      "or name a mirror: registryMirrors: ['mirror.example.com'] of the KanikoBuildTask, which is asked before Docker Hub",
    ],
  });
}

/** A program that says who answers for Docker Hub has thought of it. */
function hasMirror({ registryMirrors = [], registryMap = {} }: KanikoBuildTaskProps): boolean {
  return registryMirrors.length > 0 || ['docker.io', 'index.docker.io'].some((host) => host in registryMap);
}

function argsOf(buildArgs: NonNullable<KanikoBuildTaskProps['buildArgs']>): BuildArgs {
  return new Map(
    Object.entries(buildArgs).map(([name, value]) => [name, EnvSource.isEnvSource(value) ? undefined : String(value)]),
  );
}
