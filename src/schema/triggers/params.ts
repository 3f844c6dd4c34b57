/** Gives a trigger param its value: a text with `$(body.…)` and the like. Triggers v1beta1 `Param`. */
export interface TriggerParam {
  /** The param of the TriggerTemplate. */
  readonly name: string;
  /** The text; `$(body.…)`, `$(header.…)` and `$(extensions.…)` are parts of the event. */
  readonly value: string;
}

/** Declares a param of a TriggerTemplate. Always a string. Triggers v1beta1 `ParamSpec`. */
export interface TriggerParamSpec {
  /** Used as `$(tt.params.<name>)`. */
  readonly name: string;
  /** For people. */
  readonly description?: string;
  /** Used when no binding gives a value, or when its path is not in the event. @default - a value must be given */
  readonly default?: string;
}
