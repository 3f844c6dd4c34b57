import type { Construct } from 'constructs';
import type { PipelineRef } from '../../schema/resolver';
import type { PipelineSpec } from '../../schema/pipeline';
import type { ParamDeclarations } from '../declarations/param';
import type { WorkspaceDeclarations } from '../declarations/workspace';
import type { RunSettings } from '../run/run-settings';
import type { Entries } from './entry';

/** How a run names its pipeline. */
export interface PipelineTarget {
  /** By name or resolver. @default - the spec stands in the run */
  readonly pipelineRef?: PipelineRef;
  /** With all it does. @default - it is referred to */
  readonly pipelineSpec?: PipelineSpec;
}

/** A pipeline that can be run: one of this program, or an existing or remote one. `S` holds what it binds for every run. */
export interface IPipeline<P = ParamDeclarations, W = WorkspaceDeclarations, S = {}> {
  /** What a run gives. */
  readonly declarations: { readonly params: P; readonly workspaces: W };
  /** How messages call it: `Pipeline "mountains-delivery"`. */
  readonly title: string;
  /** What every run of it shares. */
  readonly run: RunSettings & { readonly workspaces?: S | undefined };
  /** Its tasks, where they are known. */
  readonly entries: Entries;
  /** How a run below `scope` names it. */
  target(scope: Construct): PipelineTarget;
}
