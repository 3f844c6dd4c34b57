import { Reference, type Origin } from './reference';

/** A text that the cluster fills in: a string param, a string result, a context variable. */
export class StringRef extends Reference {
  /** Keeps other references from passing as this one. */
  declare private readonly kind: 'string';

  /** @internal */
  constructor(variable: string, origin: Origin) {
    super(variable, origin);
  }
}
