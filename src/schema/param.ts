import type { StringMap } from './metadata';

export const PARAM_TYPES = ['string', 'array', 'object'] as const;
/** What a param holds: a text, a list of texts, a map of texts. */
export type ParamType = (typeof PARAM_TYPES)[number];

/** A value of any param type. In YAML numbers and booleans are accepted too and become texts. */
export type ParamValue = string | readonly string[] | StringMap;

/** Declares a param of a Task, StepAction or Pipeline. Tekton v1 `ParamSpec`. */
export interface ParamSpec {
  /** Letters, digits, `_`, `-` and `.`, not starting with a digit, `-` or `.`; an object's name has no dot. */
  readonly name: string;
  /** @default - object if there are `properties`, else the type of `default`, else string */
  readonly type?: ParamType;
  /** For people. */
  readonly description?: string;
  /** The keys of an object; it needs them. */
  readonly properties?: Readonly<Record<string, PropertySpec>>;
  /** Used when no value is given. @default - a value must be given */
  readonly default?: ParamValue;
  /**
   * The values a string may have. Needs the flag `enable-param-enum`.
   * @default - any value
   */
  readonly enum?: readonly string[];
}

/** A key of an object param or result. Tekton v1 `PropertySpec`. */
export interface PropertySpec {
  /** The only type a key may have. @default 'string' */
  readonly type?: 'string';
}

/** Gives a param its value. Tekton v1 `Param`. */
export interface Param {
  /** The param as it is declared. */
  readonly name: string;
  /** A text, a list or a map, as it is declared. */
  readonly value: ParamValue;
}
