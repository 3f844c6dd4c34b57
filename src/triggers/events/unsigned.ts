const BRAND = Symbol.for('cdk8s-tekton.Unsigned');

/**
 * Says that webhooks are not checked: whoever reaches the listener starts runs.
 *
 * @example
 * ```ts
 * const hub = new GitHubEvents(chart, 'hub', { secret: Unsigned.because('only the relay in this namespace reaches it') });
 * hub.onPush(Pipeline.fromName('delivery'), {});
 * ```
 */
export class Unsigned {
  /** Why; it stands as an annotation on the listener. */
  readonly reason: string;

  private constructor(reason: string) {
    this.reason = reason;
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** Leaves the check of the signature out. */
  static because(reason: string): Unsigned {
    return new Unsigned(reason);
  }

  /** Whether `x` is an Unsigned, also one made by another copy of this package. */
  static isUnsigned(x: unknown): x is Unsigned {
    return typeof x === 'object' && x !== null && BRAND in x;
  }
}
