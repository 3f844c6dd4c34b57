export const OPERATORS = ['in', 'notin'] as const;
/** How a when expression compares: whether the input is among the values or not. */
export type Operator = (typeof OPERATORS)[number];

/** A condition of a task or step: skipped unless all of its expressions hold. Tekton v1 `WhenExpression`. */
export type WhenExpression = WhenValues | WhenCel;

/** Compares a text with a list. */
export interface WhenValues {
  /** Usually one variable. */
  readonly input: string;
  /** Whether `input` has to be among `values`, or must not be. */
  readonly operator: Operator;
  /** Texts, or `$(params.<array>[*])` as an element. */
  readonly values: readonly string[];
  readonly cel?: never;
}

/** A CEL expression that gives a bool. Needs the flag `enable-cel-in-whenexpression`. */
export interface WhenCel {
  /** Variables are replaced as text before it is read: `'$(params.branch)' == 'main'`. */
  readonly cel: string;
  readonly input?: never;
  readonly operator?: never;
  readonly values?: never;
}
