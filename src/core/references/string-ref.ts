import { Reference, type Origin } from './reference';

/** A text that the cluster fills in: a string param, a string result, a context variable. */
export class StringRef extends Reference {
  readonly type = 'string';

  /** @internal */
  constructor(variable: string, origin: Origin) {
    super(variable, origin);
  }
}
