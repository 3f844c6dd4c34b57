import { StringRef } from './string-ref';

/**
 * The path of a file or folder inside the pod: `workspaces.source.path`, `results.digest.path`.
 *
 * Tekton makes these paths itself, so they may stand anywhere in a script.
 */
export class PathRef extends StringRef {
  declare private readonly path: true;
}
