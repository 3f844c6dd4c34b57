import type { ArrayResult, ResultDeclaration, ResultDeclarations, ResultRefs } from '../declarations/result';
import { ArrayRef } from '../references/array-ref';
import { FinallyResultRef } from '../references/finally-result-ref';
import { ObjectRef } from '../references/object-ref';
import type { PipelineWorkspace } from '../references/pipeline-workspace';
import type { Origin } from '../references/reference';
import { StatusRef } from '../references/status-ref';
import { noText } from '../references/no-text';
import { StringRef } from '../references/string-ref';
import { strict } from '../../util/strict';

/** What the methods of a pipeline tell a handle. */
export interface HandleInit {
  readonly pipeline: object;
  readonly name: string;
  readonly results: ResultDeclarations;
  /** Workspaces that the task binds, ready to be handed on. */
  readonly workspaces: ReadonlyMap<string, PipelineWorkspace>;
  /** Says what to do when a result is taken that the task does not declare. */
  readonly onUnknownResult: (result: string) => never;
  /** Says what to do when a workspace is taken that the task does not bind. */
  readonly onUnbound: (workspace: string) => never;
}

/** Workspaces taken from a task: who uses one runs after the task. */
type HandedOver<W> = {
  readonly [Name in keyof W]: PipelineWorkspace<W[Name] extends { readonly optional: true } ? 'optional' : 'required'>;
};

/** A task of a pipeline. Using its results or workspaces elsewhere puts the user after it. */
export class PipelineTask<W = unknown, R = unknown> {
  /** Name inside the pipeline. */
  readonly name: string;
  /** Its results, by name. */
  readonly results: ResultRefs<R>;
  /** The workspaces it works in, by the Task's own names. */
  readonly workspaces: HandedOver<W>;
  /** How it ended: `Succeeded`, `Failed` or `None`; for finally. */
  readonly status: StatusRef;
  /** Why it ended so; for finally. */
  readonly reason: StatusRef;
  /** @internal */
  readonly pipeline: object;

  /** @internal */
  constructor(
    init: HandleInit,
    resultRef: (variable: string, declared: ResultDeclaration, origin: Origin) => unknown = single,
  ) {
    const { pipeline, name } = init;
    const origin = { owner: pipeline, task: name };
    this.pipeline = pipeline;
    this.name = name;
    this.status = new StatusRef(`tasks.${name}.status`, origin);
    this.reason = new StatusRef(`tasks.${name}.reason`, origin);
    this.workspaces = strict(handedOver(init), init.onUnbound) as HandedOver<W>;
    const results = Object.entries(init.results).map(([key, declared]) => [
      key,
      resultRef(`tasks.${name}.results.${key}`, declared, origin),
    ]);
    this.results = strict(Object.fromEntries(results) as object, init.onUnknownResult) as ResultRefs<R>;
  }

  /** Refuses to be a text. @throws `not-a-text` */
  toString(): never {
    return noText(`task "${this.name}"`, 'take one of its results: handle.results.<name>');
  }
}

/** Results of all runs of a matrix: lists with one text a run. */
export type MatrixResults<R> = { readonly [Name in keyof R]: ArrayResult };

/** A task that runs once for each combination of a matrix; its results are lists. */
export class MatrixTask<W = unknown, R = unknown> extends PipelineTask<W, MatrixResults<R>> {
  /** How many runs there are. */
  readonly length: StringRef;

  /** @internal */
  constructor(init: HandleInit) {
    super(init, (variable, _declared, origin) => new ArrayRef(variable, origin));
    this.length = new StringRef(`tasks.${init.name}.matrix.length`, { owner: init.pipeline, task: init.name });
  }
}

/** Results of a task in finally: for results of the pipeline only. */
export type FinallyResults<R> = { readonly [Name in keyof R]: FinallyResultRef };

/** A task in finally. Nothing can be ordered after it. */
export class FinallyTask<R = unknown> {
  /** Name inside the pipeline. */
  readonly name: string;
  /** Its results, for `pipeline.addResult`. */
  readonly results: FinallyResults<R>;
  /** @internal */
  readonly pipeline: object;

  /** @internal */
  constructor({ pipeline, name, results, onUnknownResult }: HandleInit) {
    this.pipeline = pipeline;
    this.name = name;
    const refs = Object.keys(results).map((key) => [
      key,
      new FinallyResultRef(`finally.${name}.results.${key}`, { owner: pipeline, task: name }),
    ]);
    this.results = strict(Object.fromEntries(refs) as object, onUnknownResult) as FinallyResults<R>;
  }

  /** Refuses to be a text. @throws `not-a-text` */
  toString(): never {
    return noText(`task "${this.name}"`, 'its results are for addResult: handle.results.<name>');
  }
}

function single(variable: string, declared: ResultDeclaration, origin: Origin): unknown {
  switch (declared.kind) {
    case 'string':
      return new StringRef(variable, origin);
    case 'array':
      return new ArrayRef(variable, origin);
    case 'object':
      return new ObjectRef(variable, declared.keys, origin);
  }
}

/** The workspaces that a task binds, each as what the next task takes over. */
function handedOver({ workspaces, name }: HandleInit): object {
  return Object.fromEntries([...workspaces].map(([workspace, bound]) => [workspace, bound.handedOverBy(name, false)]));
}
