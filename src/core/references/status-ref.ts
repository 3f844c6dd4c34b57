import { Reference, type Origin } from './reference';

/** How a task or all tasks ended: `Succeeded`, `Failed`, `None` …; known in finally only. */
export class StatusRef extends Reference {
  readonly type = 'status';

  /** @internal */
  constructor(variable: string, origin: Origin) {
    super(variable, origin);
  }
}
