import { checkArgument } from '../check-keys';
import { text as textShape } from '../shapes';

const BRAND = Symbol.for('cdk8s-tekton.RawScript');

/** A script in which Tekton pastes values as text; made by {@link raw}. */
export class RawScript {
  /** The script as it is rendered. */
  readonly text: string;

  /** @internal */
  constructor(text: string) {
    this.text = text;
    Object.defineProperty(this, BRAND, { value: true });
    Object.freeze(this);
  }

  /** Whether `x` is a RawScript, also one made by another copy of this package. */
  static isRawScript(x: unknown): x is RawScript {
    return typeof x === 'object' && x !== null && BRAND in x;
  }
}

/**
 * A script in which `$(params.x)` is replaced as text, so that whoever chooses the value can write code.
 *
 * `` sh`…` `` does the same safely; this is for scripts whose values nobody else chooses.
 *
 * @example
 * ```ts
 * const task = new Task(chart, 'run', {
 *   params: { command: param.string() },
 *   steps: ({ params }) => [{ name: 'run', image: 'alpine:3.21', script: raw(`set -eu\n${params.command}\n`) }],
 * });
 * ```
 */
export function raw(text: string): RawScript {
  checkArgument(text, textShape, 'text', 'raw');
  return new RawScript(text);
}
