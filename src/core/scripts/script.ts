import type { ArrayRef } from '../references/array-ref';
import type { Text } from '../references/text';
import type { UntrustedText } from '../references/untrusted-text';

/** What may be interpolated into a script. Secrets may not: declare them in `env` and use the variable. */
export type ScriptValue = Text | ArrayRef | UntrustedText;

/** Who runs a script. */
export type ScriptLanguage = 'sh' | 'python' | 'node';

const BRAND = Symbol.for('cdk8s-tekton.Script');

/** A script with references in it; made by `sh`, `python` and `node`, compiled when its step is rendered. */
export class Script {
  readonly language: ScriptLanguage;
  /** The text around the interpolations, one more than there are values. */
  readonly pieces: readonly string[];
  /** The interpolations. */
  readonly interpolations: readonly ScriptValue[];

  /** @internal */
  constructor(language: ScriptLanguage, pieces: readonly string[], interpolations: readonly ScriptValue[]) {
    this.language = language;
    this.pieces = Object.freeze([...pieces]);
    this.interpolations = Object.freeze([...interpolations]);
    Object.defineProperty(this, BRAND, { value: true });
    Object.freeze(this);
  }

  /** Whether `x` is a Script, also one made by another copy of this package. */
  static isScript(x: unknown): x is Script {
    return typeof x === 'object' && x !== null && BRAND in x;
  }
}
