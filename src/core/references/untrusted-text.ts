import { Reference, type Origin } from './reference';

/**
 * Free text from outside: a branch name, a title, a message, whatever somebody else can choose.
 *
 * It travels in base64, since Tekton and the kubelet expand `$(…)` in plain values, and is decoded only inside a script, by
 * `sh`, `python` and `node`. Anywhere else it is a compile error.
 */
export class UntrustedText extends Reference {
  readonly type = 'untrusted';

  /** @internal */
  constructor(variable: string, origin: Origin) {
    super(variable, origin);
  }
}
