import { Reference, type Origin } from './reference';

/** A result of a task in finally. Only a result of the pipeline can take it: finally tasks run side by side. */
export class FinallyResultRef extends Reference {
  readonly type = 'finally-result';

  /** @internal */
  constructor(variable: string, origin: Origin) {
    super(variable, origin);
  }
}
