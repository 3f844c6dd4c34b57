import { checkCall } from '../app/check-scope';
import type { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { fail } from '../../diagnostics/diagnostic-error';
import type { ResourceRequirements } from '../../schema/kubernetes';
import type { EmbeddedTask } from '../../schema/pipeline-task';
import type { PodTemplate } from '../../schema/pod-template';
import type {
  TaskRunDebug,
  TaskRunSidecarSpec,
  TaskRunSpec,
  TaskRunSpecStatus,
  TaskRunStepSpec,
} from '../../schema/task-run';
import type { TaskSpec } from '../../schema/task';
import { compact } from '../../util/compact';
import { unlessEmpty } from '../../util/unless-empty';
import type { LocatedPart } from '../../validation/document';
import { siteOfPart, type PartSite } from '../app/origin';
import type { Arguments, Exact, ParamsField } from '../arguments';
import type { ParamDeclarations } from '../declarations/param';
import type { ResultDeclarations } from '../declarations/result';
import type { WorkspaceDeclarations } from '../declarations/workspace';
import { checkTaskIsThere } from '../check-callee';
import { checkKeys } from '../check-keys';
import { duration, list, manifest, named, number } from '../shapes';
import type { INamed } from '../named';
import { renderArguments } from '../pipeline/render-arguments';
import { renderDuration } from '../render-duration';
import { RESOURCE_KEYS, Resource, type ResourceProps } from '../resource';
import { hasOwnNeeds, TASK_OF_RUN } from '../task/network';
import type { ITask } from '../task/itask';
import { Task } from '../task/task';
import { runAccount } from './account';
import { secretsOf } from './check-task-uses';
import { checkRunParams } from './check-run-params';
import { nonRootGroup } from './fs-group';
import { podTemplateOf } from './pod-template';
import { checkSources, renderSources } from './render-sources';
import type { WorkspaceSources } from './run-settings';
import type { KeysOf } from '../shape';

type SourcesField<W, B> =
  {} extends WorkspaceSources<W>
    ? { readonly workspaces?: (B & Exact<B, W, 'workspace'>) | undefined }
    : { readonly workspaces: B & Exact<B, W, 'workspace'> };

interface CommonTaskRunProps extends ResourceProps {
  /** Account of the pod. @default - that of the Task, else an account of its own whose token is not mounted */
  readonly serviceAccount?: INamed | undefined;
  /** How long it may take. @default - one hour */
  readonly timeout?: Duration | undefined;
  /** How often it is tried again. @default 0 */
  readonly retries?: number | undefined;
  /** Node, tolerations, security of the pod. @default - `fsGroup` where a non-root step writes a claim, else nothing */
  readonly podTemplate?: PodTemplate | undefined;
  /** Secrets that nodes pull the images of the steps with. @default [] */
  readonly imagePullSecrets?: readonly INamed[] | undefined;
  /** Requests and limits of the whole pod. @default - those of the steps */
  readonly computeResources?: ResourceRequirements | undefined;
  /** Requests and limits of single steps. @default [] */
  readonly stepSpecs?: readonly TaskRunStepSpec[] | undefined;
  /** Requests and limits of sidecars. @default [] */
  readonly sidecarSpecs?: readonly TaskRunSidecarSpec[] | undefined;
  /** Where the pod stops for a look inside; alpha. @default - nowhere */
  readonly debug?: TaskRunDebug | undefined;
  /** Whether it is to be cancelled. @default - it runs */
  readonly status?: TaskRunSpecStatus | undefined;
  /** Controller that is to run it instead of Tekton. @default - Tekton */
  readonly managedBy?: string | undefined;
}

/** Props of {@link TaskRun}. */
export type TaskRunProps<P, W, R, A, B> = CommonTaskRunProps & {
  /** What runs. */
  readonly task: ITask<P, W, R>;
} & ParamsField<P, A> &
  SourcesField<W, B>;

/**
 * One run of a single Task, to be created, not applied: it lands in `dist/runs/`.
 *
 * @throws `missing-task`, `unknown-param`, `missing-param`, `param-type`, `unknown-workspace`, `missing-workspace`, `task-run-of-custom-task`
 * @see https://tekton.dev/docs/pipelines/taskruns/
 *
 * @example
 * ```ts
 * const task = new Task(chart, 'hello', {
 *   params: { name: param.string() },
 *   steps: ({ params }) => [{ name: 'hello', image: 'alpine:3.21', script: sh`echo hello ${params.name}` }],
 * });
 * new TaskRun(chart, 'once', { task, params: { name: 'world' } });
 * ```
 */
export class TaskRun<
  const P extends ParamDeclarations,
  const W extends WorkspaceDeclarations,
  const R extends ResultDeclarations,
  const A extends Arguments<P>,
  const B extends WorkspaceSources<W>,
> extends Resource {
  /** Account of the pod. */
  readonly serviceAccount: INamed;
  private readonly props: AnyTaskRunProps;

  constructor(scope: Construct, id: string, props: TaskRunProps<P, W, R, A, B>) {
    checkCall(scope, id, props, 'TaskRun');
    const generateName = props.name === undefined;
    super(scope, id, { ...props, kind: 'TaskRun', placement: 'runs', generateName });
    this.props = props;
    checkKeys(props, KEYS, 'TaskRun', this.place());
    checkTaskIsThere(props.task, 'a TaskRun', this.place());
    checkRunParams(this.props.params ?? {}, this.props.task.declarations.params, this.place());
    this.checkTask();
    this.labelPods();
    this.serviceAccount = props.serviceAccount ?? props.task.serviceAccount ?? runAccount(this);
    this.sources();
    this.renderedParams();
  }

  protected override check(): readonly Diagnostic[] {
    const { task, params = {}, serviceAccount } = this.props;
    const texts = Object.entries(params).filter((param): param is [string, string] => typeof param[1] === 'string');
    const workspaces = new Set(this.sources().keys());
    const accountSecrets = secretsOf(serviceAccount ?? task.serviceAccount);
    const use = {
      name: this.name,
      params: new Map(texts),
      given: new Map(texts),
      workspaces,
      accountSecrets,
      place: this.place(),
    };
    return task.checkUse?.(use) ?? [];
  }

  /**
   * The line of an inline Task that stands in a file.
   * @internal
   */
  siteOfPart({ spec }: { readonly spec: TaskRunSpec }, path: string, part: LocatedPart): PartSite | undefined {
    const { rest } = /^spec\.taskSpec\.(?<rest>.*)/.exec(path)?.groups ?? {};
    return rest === undefined ? undefined : siteOfPart(this.props.task, { spec: spec.taskSpec }, `spec.${rest}`, part);
  }

  protected override renderSpec(): TaskRunSpec {
    const { task, timeout, retries, podTemplate, imagePullSecrets, computeResources, debug, status, managedBy } =
      this.props;
    const sources = this.sources();
    const { taskRef, taskSpec } = task.target(this);
    return compact({
      taskRef,
      taskSpec: taskSpec && withoutMetadata(taskSpec),
      params: unlessEmpty(this.renderedParams()),
      workspaces: unlessEmpty(renderSources(sources)),
      serviceAccountName: this.serviceAccount.name,
      timeout: timeout && renderDuration(timeout),
      retries,
      podTemplate: podTemplateOf({ podTemplate, imagePullSecrets }, this.writerGroup()),
      computeResources,
      stepSpecs: unlessEmpty(this.props.stepSpecs ?? []),
      sidecarSpecs: unlessEmpty(this.props.sidecarSpecs ?? []),
      debug,
      status,
      managedBy,
    });
  }

  /** Pods get the labels of their TaskRun. */
  private labelPods(): void {
    const { task } = this.props;
    if (!Task.isTask(task) || !hasOwnNeeds(task.network)) return;
    if (task.target(this).taskSpec) this.apiObject.metadata.addLabel(TASK_OF_RUN, task.name);
  }

  /** Tekton takes such a TaskRun and fails it. */
  private checkTask(): void {
    const { task } = this.props;
    const { taskRef, taskSpec } = task.target(this);
    if (taskRef?.apiVersion === undefined && taskSpec?.apiVersion === undefined) return;
    fail({
      rule: 'task-run-of-custom-task',
      message: `${task.title} is a custom task, and a TaskRun runs Tasks only`,
      data: { task: task.title },
      at: this.place(),
      help: 'add it to a Pipeline, and run that',
    });
  }

  private writerGroup(): number | undefined {
    const { task } = this.props;
    const writes = [...this.sources()].some(
      ([name, source]) => source.isClaim && task.declarations.workspaces[name]?.readOnly !== true,
    );
    return writes && task.spec ? nonRootGroup(task.spec) : undefined;
  }

  private sources() {
    const { task, workspaces = {} } = this.props;
    return checkSources(workspaces, task.declarations.workspaces, task.title, this.place());
  }

  private renderedParams() {
    const { task, params = {} } = this.props;
    return renderArguments(params, { title: task.title, params: task.declarations.params }, this.place());
  }
}

/** Only in a pipeline an inline Task has labels of its own; here they are those of the run. */
function withoutMetadata(taskSpec: EmbeddedTask): TaskSpec {
  const { metadata: _, ...spec } = taskSpec;
  return spec as TaskSpec;
}

const KEYS: KeysOf<AnyTaskRunProps> = {
  ...RESOURCE_KEYS,
  task: true,
  params: manifest(),
  workspaces: manifest(),
  serviceAccount: named,
  timeout: duration,
  retries: number,
  podTemplate: true,
  imagePullSecrets: list(named),
  computeResources: true,
  stepSpecs: true,
  sidecarSpecs: true,
  debug: true,
  status: true,
  managedBy: true,
};

interface AnyTaskRunProps extends CommonTaskRunProps {
  readonly task: ITask;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly workspaces?: Readonly<Record<string, unknown>> | undefined;
}
