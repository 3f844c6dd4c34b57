import { checkArgument, checkOptionKeys } from '../check-keys';
import type { KeysOf } from '../shape';
import { list, text } from '../shapes';
import type { ArrayRef } from '../references/array-ref';
import type { ObjectRef } from '../references/object-ref';
import type { StringRef } from '../references/string-ref';

/** Options of {@link result}. */
export interface ResultOptions {
  /** For the people who read the YAML and the dashboard. @default - no description */
  readonly description?: string | undefined;
}

const KEYS: KeysOf<ResultOptions> = { description: text };

/** A text result. */
export interface StringResult extends ResultOptions {
  readonly kind: 'string';
}

/** A result that is a list of texts, written as JSON. */
export interface ArrayResult extends ResultOptions {
  readonly kind: 'array';
}

/** A result that is a map of texts, written as JSON. */
export interface ObjectResult<Key extends string = string> extends ResultOptions {
  readonly kind: 'object';
  readonly keys: readonly Key[];
}

/** What `result.…` makes. */
export type ResultDeclaration = StringResult | ArrayResult | ObjectResult;

/** The results of a Task or a step, by name. */
export type ResultDeclarations = Readonly<Record<string, ResultDeclaration>>;

/** The reference that users of a Task get for a declared result. */
export type ResultRef<D> = D extends StringResult
  ? StringRef
  : D extends ArrayResult
    ? ArrayRef
    : D extends ObjectResult<infer Key>
      ? ObjectRef<Key>
      : never;

/** References to all declared results, by name. */
export type ResultRefs<R> = { readonly [Name in keyof R]: ResultRef<R[Name]> };

/**
 * Declares a result of a Task, a StepAction or a step.
 *
 * Results travel in the pod's termination message: 4096 bytes for all task results of a pod together.
 *
 * @see https://tekton.dev/docs/pipelines/tasks/#emitting-results
 *
 * @example
 * ```ts
 * const results = { commit: result.string({ description: 'sha of the cloned commit' }), files: result.array() };
 * ```
 */
export const result = {
  /** A text. Write it with `printf '%s'`: a newline at the end would be part of it. */
  string: (options: ResultOptions = {}): StringResult => {
    checkOptionKeys(options, KEYS, 'result.string');
    return Object.freeze({ kind: 'string', ...options });
  },
  /** A list of texts; the step writes a JSON array. */
  array: (options: ResultOptions = {}): ArrayResult => {
    checkOptionKeys(options, KEYS, 'result.array');
    return Object.freeze({ kind: 'array', ...options });
  },
  /** A map of texts; the step writes a JSON object with these keys. */
  object: <const Key extends string>(keys: readonly Key[], options: ResultOptions = {}): ObjectResult<Key> => {
    checkArgument(keys, list(text), 'keys', 'result.object');
    checkOptionKeys(options, KEYS, 'result.object');
    return Object.freeze({ kind: 'object', keys: [...keys], ...options });
  },
};
