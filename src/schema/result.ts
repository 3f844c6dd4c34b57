import type { ParamType, ParamValue, PropertySpec } from './param';

/** What a result holds; the same words as for params. */
export type ResultType = ParamType;

/** Declares a result of a Task. Tekton v1 `TaskResult`. */
export interface TaskResult {
  /** Letters, digits, `-`, `_` and `.`, with a letter or digit at the end. */
  readonly name: string;
  /** @default - object if there are `properties`, else string */
  readonly type?: ResultType;
  /** The keys of an object; it needs them. */
  readonly properties?: Readonly<Record<string, PropertySpec>>;
  /** For people. */
  readonly description?: string;
  /**
   * A step result to take over: `$(steps.<step>.results.<result>)`.
   * @default - what the steps write to `$(results.<name>.path)`
   */
  readonly value?: ParamValue;
}

/** Declares a result of one step, of a Task or a StepAction. Tekton v1 `StepResult`. */
export interface StepResult {
  /** Letters, digits, `-`, `_` and `.`, with a letter or digit at the end. */
  readonly name: string;
  /** @default - object if there are `properties`, else string */
  readonly type?: ResultType;
  /** The keys of an object; it needs them. */
  readonly properties?: Readonly<Record<string, PropertySpec>>;
  /** For people. */
  readonly description?: string;
}

/** A result of a Pipeline, made of results of its tasks. Tekton v1 `PipelineResult`. */
export interface PipelineResult {
  /** Name of the result, unique in the Pipeline. */
  readonly name: string;
  /** @default - the type of what `value` refers to */
  readonly type?: ResultType;
  /** For people. */
  readonly description?: string;
  /** References to results of tasks: `$(tasks.<task>.results.<result>)`, `$(finally.<task>.results.<result>)`. */
  readonly value: ParamValue;
}
