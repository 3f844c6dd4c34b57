import type { Duration } from 'cdk8s';
import type { OnError } from '../../schema/step';
import type { Exact, ParamsField, WorkspacesField } from '../arguments';
import type { StringParam } from '../declarations/param';
import type { ArrayRef } from '../references/array-ref';
import type { StatusRef } from '../references/status-ref';
import type { StringRef } from '../references/string-ref';
import type { Text } from '../references/text';
import type { WhenExpression } from '../when';
import type { PipelineTask } from './pipeline-task';

/** What every task of a pipeline may say. */
export interface CommonTaskOptions<Also = never> {
  /** Conditions, all of which have to hold; a task that does not run takes the users of its results with it. @default [] */
  readonly when?: readonly WhenExpression<Text | Also>[] | undefined;
  /** How often it is tried again. @default 0 */
  readonly retries?: number | undefined;
  /** How long each try may take. @default - one hour, or what the run says */
  readonly timeout?: Duration | undefined;
  /** What the pipeline does when it fails. @default 'stopAndFail' */
  readonly onError?: OnError | StringRef | undefined;
  /** Shown in the dashboard. @default - the name */
  readonly displayName?: Text | undefined;
  /** For the people who read the YAML. @default - no description */
  readonly description?: string | undefined;
}

/** What a task in `tasks` may say besides. */
export interface OrderedTaskOptions extends CommonTaskOptions {
  /** Tasks to wait for, beyond those whose results or workspaces it takes. @default [] */
  readonly runAfter?: readonly PipelineTask[] | undefined;
}

/** Options of `pipeline.addTask`. */
export type TaskOptions<P, W, A, B> = OrderedTaskOptions & ParamsField<P, A> & WorkspacesField<W, B>;

/** Options of `pipeline.addFinally`. */
export type FinallyOptions<P, W, A, B> = CommonTaskOptions<StatusRef> &
  ParamsField<P, A, StatusRef> &
  WorkspacesField<W, B>;

/** Values that a matrix runs a text param through: a list of texts, or an array that the cluster knows. */
export type MatrixArguments<P> = {
  readonly [Name in keyof P as P[Name] extends StringParam ? Name : never]?: readonly Text[] | ArrayRef | undefined;
};

/** One more combination of a matrix, or values for those that it matches. */
export interface MatrixInclude<P> {
  /** Shown in the dashboard. @default - no name */
  readonly name?: string | undefined;
  readonly params: { readonly [Name in keyof P]?: Text | undefined };
}

/** Options of `pipeline.addMatrix`. Params that stand in the matrix are not given once more. */
export type MatrixOptions<P, W, A, B, M, I extends keyof P & keyof MatrixArguments<P>> = OrderedTaskOptions &
  ParamsField<Omit<P, keyof M | I>, A, never, 'param outside of the matrix'> &
  WorkspacesField<W, B> & {
    /** One run of the task for each combination of values. @default - only `include` says combinations */
    // MatrixArguments by itself is what editors complete from.
    readonly matrix?: (M & MatrixArguments<P> & Exact<M, MatrixArguments<P>, 'param'>) | undefined;
    /** Combinations besides. @default [] */
    readonly include?: readonly MatrixInclude<Pick<P, I>>[] | undefined;
  };

/** Every option there can be, for the code behind the typed methods. */
export interface AnyTaskOptions extends CommonTaskOptions<StatusRef> {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly workspaces?: Readonly<Record<string, unknown>> | undefined;
  readonly runAfter?: readonly PipelineTask[] | undefined;
  readonly matrix?: Readonly<Record<string, readonly Text[] | ArrayRef | undefined>> | undefined;
  readonly include?:
    | readonly { readonly name?: string | undefined; readonly params: Readonly<Record<string, Text | undefined>> }[]
    | undefined;
}
