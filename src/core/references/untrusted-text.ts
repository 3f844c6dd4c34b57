import { Reference, type Origin } from './reference';

/** Says in a compile error why a value may not stand somewhere; no value has it. */
export interface Refused<Sentence extends string> {
  readonly [refused]?: Sentence;
}
declare const refused: unique symbol;

/**
 * Free text from outside: a branch name, a title, a message, whatever somebody else can choose.
 *
 * It travels in base64, since Tekton and the kubelet expand `$(…)` in plain values, and is decoded only inside a script, by
 * `sh`, `python` and `node`. Anywhere else it is a compile error.
 */
export class UntrustedText extends Reference {
  readonly type = 'untrusted' as 'untrusted' &
    Refused<'free text of somebody else: give it to a param that is declared with param.untrustedText()'>;

  /** @internal */
  constructor(variable: string, origin: Origin) {
    super(variable, origin);
  }
}
