import { Reference, type Origin } from './reference';
import { StringRef } from './string-ref';

/**
 * A list of texts that the cluster fills in.
 *
 * It may stand as a whole element of `command` or `args`, as a whole param value, or once in a script; never inside a text.
 */
export class ArrayRef extends Reference {
  readonly type = 'array';
  private readonly name: string;

  /** @internal */
  constructor(name: string, origin: Origin) {
    super(`${name}[*]`, origin);
    this.name = name;
  }

  /** The element at an index, counted from 0. */
  at(index: number): StringRef {
    return new StringRef(`${this.name}[${index}]`, this.origin);
  }
}
