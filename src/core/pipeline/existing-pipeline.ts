import type { PipelineRef } from '../../schema/resolver';
import type { IPipeline } from './ipipeline';

/** What is known of a pipeline that this program does not make. */
export interface ExistingPipelineOptions<P, W> {
  /** What a run gives. @default {} */
  readonly params?: P | undefined;
  /** Folders that a run provides. @default {} */
  readonly workspaces?: W | undefined;
}

/** A pipeline that runs refer to and that is not rendered here. */
export function existingPipeline<P, W>(
  title: string,
  pipelineRef: PipelineRef,
  { params = {} as P, workspaces = {} as W }: ExistingPipelineOptions<P, W>,
): IPipeline<P, W> {
  return { title, declarations: { params, workspaces }, run: {}, entries: new Map(), target: () => ({ pipelineRef }) };
}
