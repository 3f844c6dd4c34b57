import { PathRef } from './path-ref';
import type { Origin } from './reference';

/** A result as the steps of its own Task see it: a file to write. */
export class ResultFile {
  /** The file; its whole content, newlines included, is the result. */
  readonly path: PathRef;

  /** @internal */
  constructor(name: string, origin: Origin) {
    this.path = new PathRef(`results.${name}.path`, origin);
  }
}
