import type { Construct } from 'constructs';
import type { StepTemplate as WireStepTemplate } from '../../schema/step';
import type { Volume } from '../../schema/kubernetes';
import type { TaskSpec } from '../../schema/task';
import { checkCall } from '../app/check-scope';
import { settingsOf, type TaskDelivery } from '../app/settings';
import { checkArgument, checkKeys } from '../check-keys';
import type { ParamDeclarations } from '../declarations/param';
import type { ResultDeclarations } from '../declarations/result';
import type { WorkspaceDeclarations } from '../declarations/workspace';
import type { INamed } from '../named';
import { RESOURCE_KEYS, Resource, type ResourceProps } from '../resource';
import type { Sidecar } from '../step/sidecar';
import type { ContainerProps, Step } from '../step/step';
import type { DeclarationOptions, Declarations, ITask, TaskTarget } from './itask';
import { acknowledgeCheckedArguments } from './checked-arguments';
import { deliverTask, placementOf } from './deliver-task';
import { renderTask } from './render-task';
import type { Inside } from './task-refs';
import { customTarget, type CustomTaskReference } from './custom-task';
import { existingTask, type ExistingTaskOptions } from './existing-task';
import { FileTask } from './file-task';
import type { NetworkNeed } from './network';
import { remoteRef, type ResolverReference } from './remote-task';
import type { KeysOf } from '../shape';
import { named, text } from '../shapes';

const BRAND = Symbol.for('cdk8s-tekton.Task');

/** What every step is given unless it says otherwise. */
export interface StepTemplate extends ContainerProps {
  /** Image of steps that name none. @default - each step names its own */
  readonly image?: WireStepTemplate['image'] | undefined;
}

/** Props of {@link Task}. */
export interface TaskProps<P, W, R> extends ResourceProps {
  /** What callers give. @default {} */
  readonly params?: P | undefined;
  /** Folders that callers provide. @default {} */
  readonly workspaces?: W | undefined;
  /** What the steps write. @default {} */
  readonly results?: R | undefined;
  /** Shown in the dashboard. @default - the name */
  readonly displayName?: string | undefined;
  /** For the people who read the YAML and the dashboard. @default - no description */
  readonly description?: string | undefined;
  /** Containers, run one after the other in one pod. */
  readonly steps: Inside<readonly Step[], P, W, R>;
  /** What every step is given unless it says otherwise. @default - nothing */
  readonly stepTemplate?: Inside<StepTemplate, P, W, R> | undefined;
  /** Containers that run beside all steps. @default [] */
  readonly sidecars?: Inside<readonly Sidecar[], P, W, R> | undefined;
  /** Volumes of the pod that steps mount. @default [] */
  readonly volumes?: Inside<readonly Volume[], P, W, R> | undefined;
  /** Account that the pod runs as; every run says it in `taskRunSpecs`. @default - the account of the run */
  readonly serviceAccount?: INamed | undefined;
  /** How pipelines find the Task. @default - as the chart says: each Task is a document, referred to by name */
  readonly delivery?: TaskDelivery | undefined;
}

type AnyDeclarationOptions = DeclarationOptions<ParamDeclarations, WorkspaceDeclarations, ResultDeclarations>;

const KEYS: KeysOf<TaskProps<never, never, never>> = {
  ...RESOURCE_KEYS,
  params: true,
  workspaces: true,
  results: true,
  displayName: text,
  description: text,
  steps: true,
  stepTemplate: true,
  sidecars: true,
  volumes: true,
  serviceAccount: named,
  delivery: true,
};

/**
 * A Tekton Task: steps that run one after the other in one pod.
 *
 * Params, workspaces and results are typed: `steps` gets a reference for each, and a pipeline that uses the Task has to give
 * what it declares.
 *
 * @throws `missing-argument`, `invalid-name`, `not-a-declaration`, `unknown-key`, `not-a-list`, `missing-image`, `duplicate-step`, `script-and-command` and what scripts throw
 * @see https://tekton.dev/docs/pipelines/tasks/
 *
 * @example
 * ```ts
 * const test = new Task(chart, 'pytest', {
 *   params: { version: param.string({ default: '3.13' }) },
 *   workspaces: { source: workspace() },
 *   steps: ({ params, workspaces }) => [
 *     {
 *       name: 'pytest',
 *       image: `python:${params.version}-slim`,
 *       workingDir: workspaces.source.path,
 *       script: sh`pip install -r requirements.txt && python -m pytest`,
 *     },
 *   ],
 * });
 * ```
 * ```yaml
 * kind: Task
 * spec:
 *   params: [{ name: version, type: string, default: '3.13' }]
 *   workspaces: [{ name: source }]
 * ```
 */
export class Task<
  const P extends ParamDeclarations = {},
  const W extends WorkspaceDeclarations = {},
  const R extends ResultDeclarations = {},
>
  extends Resource
  implements ITask<P, W, R>
{
  static {
    Object.defineProperty(this.prototype, BRAND, { value: true });
  }

  readonly declarations: Declarations<P, W, R>;
  readonly serviceAccount: INamed | undefined;
  /** Whom its pod has to reach; NetworkPolicies allow that. */
  readonly network: readonly NetworkNeed[] = [{ kind: 'web' }];
  /** How pipelines find the Task. */
  readonly delivery: TaskDelivery;
  /** The rendered Task. */
  readonly spec: TaskSpec;

  constructor(scope: Construct, id: string, props: TaskProps<P, W, R>) {
    checkCall(scope, id, props, 'Task');
    const delivery = props.delivery ?? settingsOf(scope).tasks;
    super(scope, id, { ...props, kind: 'Task', placement: placementOf(delivery) });
    checkKeys(props, KEYS, 'Task', this.place());
    this.delivery = delivery;
    // Declarations left out are empty, and so are their type parameters.
    this.declarations = {
      params: props.params ?? ({} as P),
      workspaces: props.workspaces ?? ({} as W),
      results: props.results ?? ({} as R),
    };
    this.serviceAccount = props.serviceAccount;
    this.spec = renderTask(this, this.declarations, props, (field) => this.place(field));
    if (delivery !== 'inline') acknowledgeCheckedArguments(this, this.spec);
  }

  get title(): string {
    return `Task "${this.name}"`;
  }

  target(scope: Construct): TaskTarget {
    return deliverTask(this, scope);
  }

  protected override renderSpec(): TaskSpec {
    return this.spec;
  }

  /** Whether `x` is a Task of the program, also one made by another copy of this package. */
  static isTask(x: unknown): x is Task {
    return typeof x === 'object' && x !== null && BRAND in x;
  }

  /**
   * A Task that exists in the cluster already, or that somebody else applies to the same namespace.
   *
   * @param name `metadata.name` of the Task
   * @param declarations what it takes and gives, as far as the pipeline uses it
   *
   * @example
   * ```ts
   * const lint = Task.fromName('org-lint', { workspaces: { source: workspace() } });
   * ```
   */
  static fromName<
    const P extends ParamDeclarations = {},
    const W extends WorkspaceDeclarations = {},
    const R extends ResultDeclarations = {},
  >(name: string, declarations: ExistingTaskOptions<P, W, R> = {}): ITask<P, W, R> {
    checkArgument(name, text, 'name', 'Task.fromName');
    return existingTask(`Task "${name}"`, { taskRef: { name, kind: 'Task' } }, declarations);
  }

  /**
   * A Task that a resolver fetches: from a hub, a bundle, Git, an address or another namespace.
   *
   * @param declarations what it takes and gives, as far as the pipeline uses it
   * @see https://tekton.dev/docs/pipelines/resolution/
   *
   * @example
   * ```ts
   * const clone = Task.fromResolver(
   *   { hub: { name: 'git-clone', version: '0.10.0' } },
   *   { params: { url: param.string() }, workspaces: { output: workspace() }, results: { commit: result.string() } },
   * );
   * ```
   */
  static fromResolver<
    const P extends ParamDeclarations = {},
    const W extends WorkspaceDeclarations = {},
    const R extends ResultDeclarations = {},
  >(reference: ResolverReference, declarations: ExistingTaskOptions<P, W, R> = {}): ITask<P, W, R> {
    return existingTask('the remote Task', { taskRef: remoteRef(reference, 'task') }, declarations);
  }

  /**
   * A custom task: a kind that another controller runs, by reference or with its spec inline.
   *
   * @see https://tekton.dev/docs/pipelines/pipelines/#using-custom-tasks
   *
   * @param declarations what it takes and gives, as far as the pipeline uses it
   */
  static fromCustomTask<
    const P extends ParamDeclarations = {},
    const W extends WorkspaceDeclarations = {},
    const R extends ResultDeclarations = {},
  >(reference: CustomTaskReference, declarations: ExistingTaskOptions<P, W, R> = {}): ITask<P, W, R> {
    const target = customTarget(reference);
    return existingTask(`${reference.kind} "${reference.name ?? ''}"`, target, declarations);
  }

  /**
   * A Task from a YAML file, rendered with the chart as if it were written here.
   *
   * What it takes and gives is read from the file, so names are checked when the program runs; with `declarations` the
   * compiler checks them, and the file is compared with what is said: they name what the pipeline uses, and everything that the
   * file requires.
   *
   * @param path file with one document of kind Task, relative to the working directory
   * @throws `unreadable-file`, `not-a-task`, `declaration-mismatch`, and what `lint` says of a file that cannot be read
   *
   * @example
   * ```ts
   * const sonar = Task.fromFile(chart, 'sonar', 'sonar.yaml', {
   *   params: { 'project-key': param.string() },
   *   workspaces: { source: workspace() },
   *   results: { verdict: result.string() },
   * });
   * ```
   */
  static fromFile(scope: Construct, id: string, path: string): FileTask;
  static fromFile<
    const P extends ParamDeclarations = {},
    const W extends WorkspaceDeclarations = {},
    const R extends ResultDeclarations = {},
  >(scope: Construct, id: string, path: string, declarations: DeclarationOptions<P, W, R>): FileTask<P, W, R>;
  static fromFile(scope: Construct, id: string, path: string, declarations?: AnyDeclarationOptions): FileTask {
    return new FileTask(scope, id, path, declarations);
  }
}
