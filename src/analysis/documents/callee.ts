import { quote } from '../../util/quote';
import type { DocumentSet, SetDocument } from './document-set';
import type {
  AnyParam,
  AnyPipelineRunSpec,
  AnyPipelineSpec,
  AnyPipelineTask,
  AnyRef,
  AnyStepActionSpec,
  AnyTaskRunSpec,
  AnyTaskSpec,
} from '../wire';

/** What a run, a pipeline task or a step runs. */
export interface Callee<S> {
  readonly spec: S;
  /** How messages call it, `Task "build"`. */
  readonly title: string;
  /** The document it stands in; undefined when it stands inside its caller. */
  readonly document: SetDocument | undefined;
}

/**
 * Finds what is called from a namespace, as far as it is in the set. Names in what a run takes from elsewhere are looked up in
 * the namespace of the run, too.
 */
export class Callees {
  constructor(
    private readonly set: DocumentSet,
    private readonly namespace: string,
  ) {}

  /** The Task of a pipeline task; undefined for custom tasks, pipelines and what is not in the set. */
  ofPipelineTask(
    { taskRef, taskSpec, name = '' }: AnyPipelineTask,
    isCustom: boolean,
  ): Callee<AnyTaskSpec> | undefined {
    if (isCustom) return undefined;
    if (taskSpec) return { spec: taskSpec, title: `task ${quote(name)}`, document: undefined };
    return this.byRef('Task', taskRef);
  }

  /** The pipeline of a task that runs one. */
  ofChildPipeline({ pipelineRef, pipelineSpec, name = '' }: AnyPipelineTask): Callee<AnyPipelineSpec> | undefined {
    if (pipelineSpec) return { spec: pipelineSpec, title: `the pipeline of task ${quote(name)}`, document: undefined };
    return pipelineRef && this.byRef('Pipeline', pipelineRef);
  }

  ofTaskRun({ taskRef, taskSpec }: AnyTaskRunSpec): Callee<AnyTaskSpec> | undefined {
    if (taskSpec) return { spec: taskSpec, title: 'the task', document: undefined };
    const isTask = taskRef?.kind === undefined || taskRef.kind === '' || taskRef.kind === 'Task';
    return isTask ? this.byRef('Task', taskRef) : undefined;
  }

  ofPipelineRun({ pipelineRef, pipelineSpec }: AnyPipelineRunSpec): Callee<AnyPipelineSpec> | undefined {
    if (pipelineSpec) return { spec: pipelineSpec, title: 'the pipeline', document: undefined };
    return this.byRef('Pipeline', pipelineRef);
  }

  ofStep(ref: AnyRef | undefined): Callee<AnyStepActionSpec> | undefined {
    return this.byRef('StepAction', ref);
  }

  /** Where a reference looks; undefined when another resolver looks, or the run decides. */
  target(kind: string, ref: AnyRef | undefined): { readonly namespace: string; readonly name: string } | undefined {
    const { name = '', resolver = '', params = [] } = ref ?? {};
    const found =
      resolver === ''
        ? { name, namespace: this.namespace }
        : resolver === 'cluster' && textOf(params, 'kind') === kind.toLowerCase()
          ? { name: textOf(params, 'name') ?? '', namespace: textOf(params, 'namespace') ?? this.namespace }
          : undefined;
    return found && found.name !== '' && !`${found.name}${found.namespace}`.includes('$(') ? found : undefined;
  }

  private byRef<S>(kind: string, ref: AnyRef | undefined): Callee<S> | undefined {
    const target = this.target(kind, ref);
    const document = target && this.set.find(kind, target.namespace, target.name);
    if (!document?.readable) return undefined;
    return {
      spec: (document.content['spec'] ?? {}) as S,
      title: `${kind} ${quote(document.name)}`,
      document,
    };
  }
}

function textOf(params: readonly AnyParam[], name: string): string | undefined {
  const value = params.find((param) => param.name === name)?.value;
  return typeof value === 'string' ? value : undefined;
}
