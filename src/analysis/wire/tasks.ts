import type { AnyContainer, AnyVolume } from './pods';
import type { AnyParam, AnyParamSpec, AnyRef, AnyResult, AnyWhen, AnyWorkspace } from './values';

export interface AnyStep extends AnyContainer {
  readonly ref?: AnyRef;
  readonly params?: readonly AnyParam[];
  readonly results?: readonly AnyResult[];
  readonly when?: readonly AnyWhen[];
  readonly onError?: string;
  readonly timeout?: string;
  readonly stdoutConfig?: object;
  readonly stderrConfig?: object;
}

export interface AnyTaskSpec {
  readonly params?: readonly AnyParamSpec[];
  readonly steps?: readonly AnyStep[];
  readonly stepTemplate?: AnyContainer;
  readonly sidecars?: readonly AnyContainer[];
  readonly volumes?: readonly AnyVolume[];
  readonly workspaces?: readonly AnyWorkspace[];
  readonly results?: readonly AnyResult[];
}

interface AnyEmbeddedTask extends AnyTaskSpec {
  readonly apiVersion?: string;
  readonly kind?: string;
}

export interface AnyStepActionSpec extends AnyContainer {
  readonly params?: readonly AnyParamSpec[];
  readonly results?: readonly AnyResult[];
}

export interface AnyMatrix {
  readonly params?: readonly AnyParam[];
  readonly include?: readonly { readonly name?: string; readonly params?: readonly AnyParam[] }[];
}

export interface AnyPipelineTask {
  readonly name?: string;
  readonly taskRef?: AnyRef;
  readonly taskSpec?: AnyEmbeddedTask;
  readonly pipelineRef?: AnyRef;
  readonly pipelineSpec?: AnyPipelineSpec;
  readonly params?: readonly AnyParam[];
  readonly matrix?: AnyMatrix;
  readonly when?: readonly AnyWhen[];
  readonly runAfter?: readonly string[];
  readonly workspaces?: readonly AnyPipelineTaskWorkspace[];
  readonly retries?: number;
  readonly timeout?: string;
  readonly onError?: string;
}

/** A workspace of the pipeline, given to a task. */
interface AnyPipelineTaskWorkspace {
  readonly name?: string;
  readonly workspace?: string;
  readonly subPath?: string;
}

export interface AnyPipelineSpec {
  readonly tasks?: readonly AnyPipelineTask[];
  readonly finally?: readonly AnyPipelineTask[];
  readonly params?: readonly AnyParamSpec[];
  readonly workspaces?: readonly AnyWorkspace[];
  readonly results?: readonly AnyResult[];
}
