import { noText } from './no-text';
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

  /** Refuses to be a text. @throws `not-a-text` */
  toString(): never {
    return noText(
      'a result to write',
      'its file is results.<name>.path; to use the value, take it from the handle in the pipeline',
    );
  }
}
