import { showAs } from '../shown';

/** Who made a reference: the Task or Pipeline whose variables it names, and, for results, the pipeline task they come from. */
export interface Origin {
  /** The construct in which the expression has a meaning. */
  readonly owner: object;
  /** Name of the pipeline task whose result or state it is. */
  readonly task?: string;
}

/** What a reference stands for, and so where it may stand. */
export type ReferenceType = 'string' | 'array' | 'object' | 'untrusted' | 'status' | 'finally-result';

const BRAND = Symbol.for('cdk8s-tekton.Reference');

/**
 * A value that only the cluster knows: a small immutable object that prints as Tekton's expression for it.
 *
 * `toString()` gives `$(params.url)`, so references stand in template literals.
 *
 * @see https://tekton.dev/docs/pipelines/variables/
 */
export abstract class Reference {
  /** What it stands for, and so where it may stand. */
  abstract readonly type: ReferenceType;
  /** The variable without `$(` and `)`: `params.url`, `tasks.clone.results.commit`. */
  readonly variable: string;
  /** @internal */
  readonly origin: Origin;

  static {
    // Once for all: on each object it would take longer than all else.
    Object.defineProperty(this.prototype, BRAND, { value: true });
    showAs(this, String);
  }

  protected constructor(variable: string, origin: Origin) {
    this.variable = variable;
    this.origin = origin;
  }

  /** The Tekton expression: `$(params.url)`. */
  toString(): string {
    return `$(${this.variable})`;
  }

  /** cdk8s asks every object that has this method for its plain value. */
  resolve(): string {
    return this.toString();
  }

  /** Same as `toString()`, for `JSON.stringify`. */
  toJSON(): string {
    return this.toString();
  }

  /** Whether `x` is a reference, also one made by another copy of this package. */
  static isReference(x: unknown): x is Reference {
    return typeof x === 'object' && x !== null && BRAND in x;
  }
}

/** Whether a value is a reference to something of a type. */
export function isReferenceTo(type: ReferenceType, value: unknown): boolean {
  return Reference.isReference(value) && value.type === type;
}
