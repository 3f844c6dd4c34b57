import type { Construct } from 'constructs';
import { CallSite } from '../../diagnostics/call-site';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { PipelineSpec } from '../../schema/pipeline';
import type { PipelineResult } from '../../schema/result';
import { compact } from '../../util/compact';
import { quote } from '../../util/quote';
import type { LocatedPart } from '../../validation/document';
import { unlessEmpty } from '../../util/unless-empty';
import { noteLate } from '../app/late';
import { siteOfPart, type PartSite } from '../app/origin';
import { settingsOf } from '../app/settings';
import type { Arguments, Bindings, Omittable } from '../arguments';
import { checkPipelineIsThere } from '../check-callee';
import { checkArgument, checkKeys } from '../check-keys';
import { text } from '../shapes';
import type { ParamDeclarations, ParamRefs } from '../declarations/param';
import type { ResultDeclarations } from '../declarations/result';
import type { WorkspaceDeclarations } from '../declarations/workspace';
import { checkDeclarations } from '../declarations/check-declarations';
import { PipelineWorkspace, type PipelineWorkspaces } from '../references/pipeline-workspace';
import { StatusRef } from '../references/status-ref';
import { renderParams, renderWorkspaces } from '../render-declarations';
import { Resource } from '../resource';
import { checkUnrunTasks } from '../run/check-task-uses';
import type { RunSettings } from '../run/run-settings';
import type { WorkspaceSource } from '../run/workspace-source';
import type { ITask } from '../task/itask';
import { remoteRef, type ResolverReference } from '../task/remote-task';
import { paramRefs } from '../task/task-refs';
import { checkPipeline } from './check-pipeline';
import { checkPipelineInPipeline } from './check-pipeline-in-pipeline';
import type { Entries, Entry } from './entry';
import type { AddMethod } from './check-options';
import { existingPipeline, type ExistingPipelineOptions } from './existing-pipeline';
import type { IPipeline, PipelineTarget } from './ipipeline';
import { isRun } from './is-run';
import { makeEntry, type ChildPipeline } from './make-entry';
import { makeResult, type PipelineResultOptions, type TaskResultRef } from './make-result';
import type { FinallyOptions, MatrixArguments, MatrixOptions, TaskOptions } from './options';
import { pipelineContext, type PipelineContext } from './pipeline-context';
import { PIPELINE_KEYS, SHARED_RUN_KEYS, type PipelineProps } from './pipeline-props';
import { FinallyTask, MatrixTask, PipelineTask, type HandleInit } from './pipeline-task';
import { renderEntry } from './render-entry';
import { surfacedResults } from './surfaced-results';

const BRAND = Symbol.for('cdk8s-tekton.Pipeline');

/**
 * A Tekton Pipeline: tasks in the order in which they need each other.
 *
 * Using a task's result, or a workspace taken from its handle, puts the user after the task; `runAfter` is for all else.
 *
 * @throws at synthesis: `unused-param`, `no-tasks`, `task-cycle`, and references that name nothing
 * @see https://tekton.dev/docs/pipelines/pipelines/
 *
 * @example
 * ```ts
 * const clone = new GitCloneTask(chart, 'git-clone');
 * const pipeline = new Pipeline(chart, 'delivery', {
 *   params: { url: param.string() },
 *   workspaces: { source: workspace() },
 * });
 * const { params, workspaces } = pipeline;
 * const source = pipeline.addTask('clone', clone, { params, workspaces: { output: workspaces.source } });
 * pipeline.addResult('commit', source.results.commit);
 * ```
 */
export class Pipeline<
  const P extends ParamDeclarations = {},
  const W extends WorkspaceDeclarations = {},
  const S extends Readonly<Record<string, WorkspaceSource | undefined>> = {},
>
  extends Resource
  implements IPipeline<P, W, S>
{
  static {
    Object.defineProperty(this.prototype, BRAND, { value: true });
  }

  readonly declarations: { readonly params: P; readonly workspaces: W };
  /** References to the params, for the tasks. */
  readonly params: ParamRefs<P>;
  /** The workspaces, for the tasks. */
  readonly workspaces: PipelineWorkspaces<W>;
  /** Facts about the run, for the tasks. */
  readonly context: PipelineContext;
  /** How all tasks together ended: `Succeeded`, `Failed`, `Completed` or `None`; for finally. */
  readonly status: StatusRef;
  readonly run: RunSettings & { readonly workspaces?: S | undefined };
  /** Its tasks, in wire form. */
  readonly entries: Entries;
  private readonly added = new Map<string, Entry>();
  private readonly counts = { tasks: 0, finally: 0 };
  private readonly results = new Map<string, PipelineResult>();
  private readonly description: Pick<PipelineSpec, 'displayName' | 'description'>;

  constructor(scope: Construct, id: string, props: PipelineProps<P, W, S> = {}) {
    super(scope, id, { ...props, kind: 'Pipeline' });
    checkKeys(props, PIPELINE_KEYS, 'Pipeline', this.place());
    const { params = {} as P, workspaces = {} as W, displayName, description, run = {} } = props;
    checkKeys(run, SHARED_RUN_KEYS, 'run of a Pipeline', this.place('run'));
    checkDeclarations({ params, workspaces }, this.place());
    this.declarations = { params, workspaces };
    this.entries = this.added;
    this.description = compact({ displayName, description });
    this.params = paramRefs(params, this);
    this.workspaces = this.workspaceRefs(workspaces);
    this.context = pipelineContext(this);
    this.status = new StatusRef('tasks.status', { owner: this });
    this.run = run;
  }

  get title(): string {
    return `Pipeline "${this.name}"`;
  }

  /**
   * Adds a task.
   *
   * @param name DNS label, unique in the pipeline
   * @param task what runs: a Task of this program, an existing or remote one, a custom task
   * @param options what it is given and when it runs
   * @throws `invalid-name`, `duplicate-task`, `unknown-param`, `missing-param`, `param-type`, `unknown-workspace`,
   *   `missing-workspace`, `other-pipeline`, `array-in-text`, `untrusted-in-text`, `status-outside-finally`
   */
  addTask<
    TP extends ParamDeclarations,
    TW extends WorkspaceDeclarations,
    TR extends ResultDeclarations,
    const A extends Arguments<TP>,
    const B extends Bindings<TW>,
  >(
    name: string,
    task: ITask<TP, TW, TR>,
    ...[options]: Omittable<Arguments<TP> & Bindings<TW>, TaskOptions<TP, TW, A, B>>
  ): PipelineTask<TW, TR> {
    return new PipelineTask(this.add(name, task, options, 'addTask', new CallSite()));
  }

  /**
   * Adds a task that runs once for each combination of values; its results are lists with one text a run.
   *
   * @throws as `addTask`, and `empty-matrix`, `param-given-twice`
   * @see https://tekton.dev/docs/pipelines/matrix/
   *
   * @example
   * ```ts
   * const test = new Task(chart, 'test', {
   *   params: { version: param.string() },
   *   steps: ({ params }) => [{ name: 'test', image: `python:${params.version}-slim`, script: 'python -m pytest' }],
   * });
   * new Pipeline(chart, 'checks').addMatrix('test', test, { matrix: { version: ['3.12', '3.13'] } });
   * ```
   */
  addMatrix<
    TP extends ParamDeclarations,
    TW extends WorkspaceDeclarations,
    TR extends ResultDeclarations,
    const A extends Arguments<Omit<TP, keyof M | I>>,
    const B extends Bindings<TW>,
    const M extends MatrixArguments<TP> = {},
    const I extends keyof TP & keyof MatrixArguments<TP> = never,
  >(name: string, task: ITask<TP, TW, TR>, options: MatrixOptions<TP, TW, A, B, M, I>): MatrixTask<TW, TR> {
    return new MatrixTask(this.add(name, task, options, 'addMatrix', new CallSite()));
  }

  /**
   * Adds a task that runs after all others, however they ended. It may ask for the status of tasks.
   *
   * A workspace from a handle orders nothing here, and results of finally tasks are for `addResult` only.
   *
   * @throws as `addTask`
   *
   * @example
   * ```ts
   * const pipeline = new Pipeline(chart, 'nightly');
   * const build = pipeline.addTask('build', new Task(chart, 'build', { steps: [{ name: 'build', image: 'alpine:3.21', script: 'true' }] }));
   * const report = new Task(chart, 'report', {
   *   params: { status: param.string() },
   *   steps: ({ params }) => [{ name: 'report', image: 'alpine:3.21', env: { STATUS: params.status }, script: 'echo "$STATUS"' }],
   * });
   * pipeline.addFinally('report', report, { params: { status: build.status } });
   * ```
   */
  addFinally<
    TP extends ParamDeclarations,
    TW extends WorkspaceDeclarations,
    TR extends ResultDeclarations,
    const A extends Arguments<TP, StatusRef>,
    const B extends Bindings<TW>,
  >(
    name: string,
    task: ITask<TP, TW, TR>,
    ...[options]: Omittable<Arguments<TP, StatusRef> & Bindings<TW>, FinallyOptions<TP, TW, A, B>>
  ): FinallyTask<TR> {
    return new FinallyTask(this.add(name, task, options, 'addFinally', new CallSite()));
  }

  /**
   * Runs another pipeline as a task. Its results cannot be used.
   *
   * Alpha: needs `enable-api-fields: alpha` and Tekton 1.14.
   *
   * @throws as `addTask`, and `tekton-version`, `missing-pipeline`
   * @see https://tekton.dev/docs/pipelines/pipelines-in-pipelines/
   */
  addPipeline<
    TP extends ParamDeclarations,
    TW extends WorkspaceDeclarations,
    const A extends Arguments<TP>,
    const B extends Bindings<TW>,
  >(
    name: string,
    pipeline: IPipeline<TP, TW>,
    ...[options]: Omittable<Arguments<TP> & Bindings<TW>, TaskOptions<TP, TW, A, B>>
  ): PipelineTask<TW, {}> {
    checkPipelineInPipeline(settingsOf(this).version, name, this.place());
    checkPipelineIsThere(pipeline, 'addPipeline', this.place());
    const { title, declarations } = pipeline;
    const results = {};
    const callee = {
      title,
      declarations: { ...declarations, results },
      child: pipeline,
      target: () => pipeline.target(this),
    };
    return new PipelineTask(this.add(name, callee, options, 'addPipeline', new CallSite()));
  }

  /**
   * Makes a result of a task a result of the pipeline.
   *
   * `IMAGE_URL`, `IMAGE_DIGEST`, `CHAINS-GIT_URL` and `CHAINS-GIT_COMMIT` of tasks become results by themselves.
   *
   * @param ref a result of a task, or of a task in finally
   * @throws `invalid-name`, `not-a-result`, `other-pipeline`, `duplicate-result`
   */
  addResult(name: string, ref: TaskResultRef, options: PipelineResultOptions = {}): void {
    checkArgument(name, text, 'name', 'addResult');
    const at = this.place(`results ${quote(name)}`, new CallSite());
    this.results.set(name, makeResult(this, { name, ref, options, known: this.results, at }));
  }

  target(): PipelineTarget {
    return { pipelineRef: { name: this.name } };
  }

  /** Whether `x` is a Pipeline of the program, also one made by another copy of this package. */
  static isPipeline(x: unknown): x is Pipeline {
    return typeof x === 'object' && x !== null && BRAND in x;
  }

  /** A Pipeline that exists in the run's namespace. */
  static fromName<const P extends ParamDeclarations = {}, const W extends WorkspaceDeclarations = {}>(
    name: string,
    declarations: ExistingPipelineOptions<P, W> = {},
  ): IPipeline<P, W> {
    checkArgument(name, text, 'name', 'Pipeline.fromName');
    return existingPipeline(`Pipeline "${name}"`, { name }, declarations);
  }

  /** A Pipeline that a resolver fetches: from a hub, a bundle, Git, an address or another namespace. */
  static fromResolver<const P extends ParamDeclarations = {}, const W extends WorkspaceDeclarations = {}>(
    reference: ResolverReference,
    declarations: ExistingPipelineOptions<P, W> = {},
  ): IPipeline<P, W> {
    return existingPipeline('the remote Pipeline', remoteRef(reference, 'pipeline'), declarations);
  }

  /**
   * The call that added the task a field belongs to, or its line if the task stands in a file. Patches may have moved it, so it is
   * found by its name.
   * @internal
   */
  siteOfPart({ spec }: { readonly spec: PipelineSpec }, path: string, part: LocatedPart): PartSite | undefined {
    const [, section, index, rest] = /^spec\.(tasks|finally)\[(\d+)\](?:\.taskSpec\.(.*))?/.exec(path) ?? [];
    const task = spec[section as Entry['section']]?.[Number(index)];
    const entry = this.added.get(task?.name ?? '');
    if (!entry) return undefined;
    const { task: callee, site } = entry;
    const inTask =
      rest !== undefined && callee ? siteOfPart(callee, { spec: task?.taskSpec }, `spec.${rest}`, part) : undefined;
    return inTask ?? { source: site };
  }

  protected override renderSpec(): PipelineSpec {
    const entries = [...this.entries.values()];
    const section = (which: Entry['section']) => entries.filter((entry) => entry.section === which).map(renderEntry);
    const said = [...this.results.values()];
    return compact({
      ...this.description,
      params: unlessEmpty(renderParams(this.declarations.params)),
      workspaces: unlessEmpty(renderWorkspaces(this.declarations.workspaces)),
      tasks: section('tasks'),
      finally: unlessEmpty(section('finally')),
      results: unlessEmpty([...said, ...surfacedResults(entries, new Set(this.results.keys()))]),
    });
  }

  protected override check(): readonly Diagnostic[] {
    const found = checkPipeline(this, [...this.results.values()]);
    return isRun(this) ? found : [...found, ...checkUnrunTasks(this)];
  }

  /** Keeps the task and says what its handle is made of. */
  private add(
    name: string,
    task: ITask | ChildPipeline,
    options: unknown,
    method: AddMethod,
    site: CallSite,
  ): HandleInit {
    const index = this.counts[method === 'addFinally' ? 'finally' : 'tasks']++;
    const { entry, handle } = makeEntry(this, { name, task, options: options ?? {}, method, index, site });
    this.added.set(name, entry);
    noteLate(this, `task ${quote(name)} of ${this.title}`, site);
    return handle;
  }

  private workspaceRefs(workspaces: WorkspaceDeclarations): PipelineWorkspaces<W> {
    return Object.fromEntries(
      Object.entries(workspaces).map(([name, { optional }]) => [
        name,
        new PipelineWorkspace({ pipeline: this, name, optional, after: [] }),
      ]),
    ) as PipelineWorkspaces<W>;
  }
}
