import type { FeatureFlag } from './feature-flags';
import type { ParamSpec } from './param';
import type { PipelineTaskRunSpec } from './pipeline-run';
import type { PipelineTask } from './pipeline-task';
import type { PipelineRef, StepRef, TaskRef } from './resolver';
import type { Sidecar } from './sidecar';
import type { Step } from './step';
import type { TaskRunSpec } from './task-run';
import type { WhenCel } from './when';

/** The types that have fields behind a gate. */
interface GatedTypes {
  ParamSpec: ParamSpec;
  PipelineRef: PipelineRef;
  PipelineTask: PipelineTask;
  PipelineTaskRunSpec: PipelineTaskRunSpec;
  Sidecar: Sidecar;
  Step: Step;
  StepRef: StepRef;
  TaskRef: TaskRef;
  TaskRunSpec: TaskRunSpec;
  WhenExpression: WhenCel;
}

/** A field that is refused unless its gate is open. */
export type GatedField = {
  [T in keyof GatedTypes]: {
    /** Wire type that has the field. */
    readonly type: T;
    readonly field: keyof GatedTypes[T];
    /** Lowest level of `enable-api-fields`, or the flag that must be true. */
    readonly gate: 'alpha' | 'beta' | FeatureFlag;
  };
}[keyof GatedTypes];

/** Fields that need a level of `enable-api-fields`, or a flag of their own; all others are always accepted. */
export const GATED_FIELDS: readonly GatedField[] = [
  { type: 'PipelineTask', field: 'pipelineRef', gate: 'alpha' },
  { type: 'PipelineTask', field: 'pipelineSpec', gate: 'alpha' },
  { type: 'Step', field: 'stdoutConfig', gate: 'alpha' },
  { type: 'Step', field: 'stderrConfig', gate: 'alpha' },
  { type: 'TaskRunSpec', field: 'debug', gate: 'alpha' },

  { type: 'PipelineTask', field: 'matrix', gate: 'beta' },
  { type: 'PipelineTask', field: 'onError', gate: 'beta' },
  { type: 'TaskRef', field: 'resolver', gate: 'beta' },
  { type: 'TaskRef', field: 'params', gate: 'beta' },
  { type: 'PipelineRef', field: 'resolver', gate: 'beta' },
  { type: 'PipelineRef', field: 'params', gate: 'beta' },
  { type: 'StepRef', field: 'resolver', gate: 'beta' },
  { type: 'StepRef', field: 'params', gate: 'beta' },
  { type: 'Step', field: 'workspaces', gate: 'beta' },
  { type: 'Sidecar', field: 'workspaces', gate: 'beta' },
  { type: 'TaskRunSpec', field: 'stepSpecs', gate: 'beta' },
  { type: 'TaskRunSpec', field: 'sidecarSpecs', gate: 'beta' },
  { type: 'TaskRunSpec', field: 'computeResources', gate: 'beta' },
  { type: 'PipelineTaskRunSpec', field: 'stepSpecs', gate: 'beta' },
  { type: 'PipelineTaskRunSpec', field: 'sidecarSpecs', gate: 'beta' },
  { type: 'PipelineTaskRunSpec', field: 'computeResources', gate: 'beta' },

  { type: 'WhenExpression', field: 'cel', gate: 'enable-cel-in-whenexpression' },
  { type: 'ParamSpec', field: 'enum', gate: 'enable-param-enum' },
];

/** A text in a field that is refused unless its gate is open. */
export interface GatedText {
  /** What the text holds. */
  readonly what: 'windows-script' | 'artifact-reference' | 'url-as-name';
  /** The flag that opens it, or alpha as a whole. */
  readonly gate: 'alpha' | FeatureFlag;
}

/** Texts that need a gate: scripts that start with `#!win`, references to artifacts, URLs as names of references. */
export const GATED_TEXTS: readonly GatedText[] = [
  { what: 'windows-script', gate: 'alpha' },
  { what: 'artifact-reference', gate: 'enable-artifacts' },
  { what: 'url-as-name', gate: 'enable-concise-resolver-syntax' },
];
