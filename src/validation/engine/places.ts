import type {
  AnyBinding,
  AnyClientConfig,
  AnyContainer,
  AnyEventListenerSpec,
  AnyInterceptor,
  AnyKey,
  AnyParam,
  AnyParamSpec,
  AnyPipelineRunSpec,
  AnyPipelineSpec,
  AnyPipelineTask,
  AnyPodTemplate,
  AnyRef,
  AnyStep,
  AnyStepActionSpec,
  AnyTaskRunSpec,
  AnyTaskRunSpecOfPipeline,
  AnyTaskSpec,
  AnyTemplate,
  AnyTrigger,
  AnyTriggerTemplateSpec,
  AnyWhen,
  AnyWorkspaceBinding,
  Fields,
} from '../../analysis/wire';
import type { ResultReference, ResultUse } from '../../analysis/pipelines/result-references';
import type { Callee } from '../../analysis/documents/callee';
import type { RunScope } from '../../analysis/variables/param-scope';
import type { StepText } from '../../analysis/tasks/step-texts';
import type { ValueScope } from '../../analysis/variables/value-type';
import type { DecodeFault } from '../decoding/decode';
import type { KubernetesObject } from '../document';

/** Where in a document something stands: `spec.steps[0].image`. */
interface At {
  readonly path: string;
}

/** Texts of steps together with the params that they may use. */
interface ParamUse extends At {
  readonly texts: readonly StepText[];
  readonly params: readonly AnyParamSpec[];
  /** Whether the scope is complete, so that an unknown name is a fault. */
  readonly complete: boolean;
  /** Whether arrays of the scope may not stand in texts. */
  readonly checksArrays: boolean;
}

/** Texts of pipeline tasks together with the params of the pipeline. */
interface PipelineParamUse {
  readonly tasks: readonly PipelineTaskPlace[];
  readonly params: readonly AnyParamSpec[];
}

export interface TaskSpecPlace extends At {
  readonly spec: AnyTaskSpec;
  /** Steps with the step template. */
  readonly steps: readonly AnyStep[];
}

export interface PipelineSpecPlace extends At {
  readonly spec: AnyPipelineSpec;
  readonly tasks: readonly PipelineTaskPlace[];
  readonly finally: readonly PipelineTaskPlace[];
  /** A Pipeline of its own: what it uses must be declared in it. */
  readonly isDocument: boolean;
}

export interface PipelineTaskPlace extends At {
  readonly task: AnyPipelineTask;
  readonly name: string;
  readonly section: 'tasks' | 'finally';
  /** Steps of the task inside, with the step template. */
  readonly steps: readonly AnyStep[];
  readonly isCustom: boolean;
  /** Results of other tasks that it uses and the webhook sees: that of `v1beta1` does not look into the task inside. */
  readonly uses: readonly ResultReference[];
  /** The same with those of the task inside. */
  readonly allUses: readonly ResultUse[];
}

/** A param as it is given to what is called. */
export interface GivenParam extends At {
  readonly param: AnyParam;
  /** Given alike to all runs, one by one through a matrix, or to single combinations. */
  readonly by: 'params' | 'matrix' | 'include';
}

/** Something that runs something else; both are known. */
interface CallPlace extends At {
  readonly caller: 'PipelineRun' | 'TaskRun' | 'task' | 'step';
  readonly callee: Callee<unknown>;
  readonly declared: readonly AnyParamSpec[];
  readonly given: readonly GivenParam[];
  readonly scope: ValueScope;
  /** Names under which a pipeline binds workspaces to its task. */
  readonly bound?: readonly string[];
  /** The Task of a step that calls. */
  readonly within?: {
    readonly spec: AnyTaskSpec;
    readonly inherited: Inherited | undefined;
    /** Whether a run may call it that is not known. */
    readonly isCalled: boolean;
  };
}

/** What a task inside of others gets from them by name. */
export interface Inherited {
  readonly params: readonly AnyParamSpec[];
  /** Undefined when the run may add more. */
  readonly workspaces: readonly string[] | undefined;
  /** Names under which a pipeline binds workspaces to it. */
  readonly bound?: readonly string[];
  /** Params of the pipeline and of its run, without those of its tasks. @default - it stands in none */
  readonly ofPipeline?: readonly AnyParamSpec[];
  /** What a pipeline gives to it itself. @default - nothing */
  readonly given?: readonly AnyParam[];
  readonly isInPipeline: boolean;
  /** Names of the pipeline's tasks. */
  readonly tasks?: readonly string[];
  /** Whether the run may add params. */
  readonly isOpen: boolean;
}

/** A pipeline task with the Task it runs, if that is known. */
export interface ResolvedTask {
  readonly place: PipelineTaskPlace;
  readonly callee: Callee<AnyTaskSpec> | undefined;
}

/** All tasks of a pipeline. */
export interface ResolvedTasks {
  readonly all: readonly ResolvedTask[];
  readonly byName: ReadonlyMap<string, ResolvedTask>;
}

interface ParamSpecsPlace extends At {
  readonly params: readonly AnyParamSpec[];
  readonly of: 'task' | 'pipeline' | 'stepaction';
}

/** What rules can ask to see, and what they are shown. */
export interface Places {
  /** Every document of whatever kind, as it is written. */
  Document: {
    readonly document: KubernetesObject;
    /** Its metadata, with the names of fields in their own case; undefined when it cannot be read. */
    readonly metadata: Fields | undefined;
  };
  /** A document that a TriggerTemplate makes; its places follow. */
  Embedded: {
    readonly document: KubernetesObject;
    readonly metadata: Fields | undefined;
  };
  Call: CallPlace;
  /** A task that runs a pipeline. */
  ChildPipeline: At & { readonly task: PipelineTaskPlace; readonly callee: Callee<AnyPipelineSpec> };
  /** A Task or a task inside of others, with what it gets from them by name. */
  TaskAlone: At & {
    readonly spec: AnyTaskSpec;
    readonly inherited: Inherited | undefined;
    /** Whether a run may call it that is not known. */
    readonly isCalled: boolean;
  };
  /** A task of a pipeline with its workspaces; `run` is given when the pipeline stands inside of it. */
  WorkspaceUse: At & {
    readonly task: PipelineTaskPlace;
    readonly callee: Callee<AnyTaskSpec>;
    readonly pipeline: AnyPipelineSpec;
    readonly run: AnyPipelineRunSpec | undefined;
  };
  /** A pipeline with what its tasks run. */
  ResolvedPipeline: At & {
    readonly spec: AnyPipelineSpec;
    readonly tasks: ResolvedTasks;
    /** Types of its params. */
    readonly params: ValueScope['param'];
    readonly run: AnyPipelineRunSpec | undefined;
  };
  /** A run with its pipeline; the path is where the pipeline is named. */
  RunOfPipeline: At & {
    readonly run: AnyPipelineRunSpec;
    readonly callee: Callee<AnyPipelineSpec>;
    readonly tasks: ResolvedTasks;
    /** Texts of the pipeline in which params are replaced. */
    readonly texts: () => readonly string[];
  };
  TaskRunOfTask: At & {
    readonly run: AnyTaskRunSpec;
    readonly callee: Callee<AnyTaskSpec>;
    readonly texts: () => readonly string[];
  };
  /** What stops a document from being read. */
  Fault: DecodeFault;
  TaskSpec: TaskSpecPlace;
  Step: At & { readonly step: AnyStep; readonly index: number };
  StepAction: At & { readonly spec: AnyStepActionSpec; readonly apiVersion: string };
  Sidecar: At & { readonly sidecar: AnyContainer };
  ParamSpecs: ParamSpecsPlace;
  ParamUse: ParamUse;
  /** A text of a step of a Task, with or without params. */
  TaskText: StepText;
  PipelineSpec: PipelineSpecPlace;
  PipelineTask: PipelineTaskPlace;
  PipelineParamUse: PipelineParamUse;
  /** Params of a run or a reference, whose names are compared without case. */
  GivenParams: At & { readonly params: readonly AnyParam[] };
  When: At & { readonly when: AnyWhen };
  Ref: At & { readonly ref: AnyRef };
  TaskRun: At & { readonly spec: AnyTaskRunSpec; readonly hasStarted: boolean };
  PipelineRun: At & { readonly spec: AnyPipelineRunSpec; readonly hasStarted: boolean };
  RunScope: At & { readonly scope: RunScope };
  TaskRunSpec: At & {
    readonly spec: AnyTaskRunSpec | AnyTaskRunSpecOfPipeline;
    readonly timeouts: AnyPipelineRunSpec['timeouts'];
    readonly ofPipeline: boolean;
  };
  PodTemplate: At & { readonly template: AnyPodTemplate };
  WorkspaceBindings: At & { readonly bindings: readonly AnyWorkspaceBinding[]; readonly ignoresCase: boolean };
  CustomRun: At & { readonly spec: Fields };
  VerificationPolicy: At & { readonly spec: Fields };
  Key: At & { readonly key: AnyKey };
  EventListener: At & { readonly spec: AnyEventListenerSpec };
  /** A trigger of a listener, or a Trigger of its own. */
  Trigger: At & { readonly trigger: AnyTrigger; readonly ofListener: boolean };
  Template: At & { readonly template: AnyTemplate };
  TriggerTemplateSpec: At & { readonly spec: AnyTriggerTemplateSpec };
  Binding: At & { readonly binding: AnyBinding };
  Interceptor: At & { readonly interceptor: AnyInterceptor };
  TriggerBinding: At & {
    readonly spec: { readonly params?: readonly { readonly name?: string; readonly value?: string }[] };
    readonly mayBeEmpty: boolean;
  };
  ClientConfig: At & { readonly config: AnyClientConfig };
}

/** Name of a place. */
export type PlaceName = keyof Places;

/** What a rule does at the places it wants to see. */
export type Visitor = { readonly [P in PlaceName]?: (place: Places[P]) => void };
