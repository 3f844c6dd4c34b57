import { checkOptionKeys } from '../check-keys';
import type { KeysOf } from '../shape';
import type { PipelineRef } from '../../schema/resolver';
import type { IPipeline } from './ipipeline';
import { checkDeclared } from '../declarations/check-declarations';
import { CallSite } from '../../diagnostics/call-site';

/** What is known of a pipeline that this program does not make. */
export interface ExistingPipelineOptions<P, W> {
  /** What a run gives. @default {} */
  readonly params?: P | undefined;
  /** Folders that a run provides. @default {} */
  readonly workspaces?: W | undefined;
}

const KEYS: KeysOf<ExistingPipelineOptions<never, never>> = { params: true, workspaces: true };

/** A pipeline that runs refer to and that is not rendered here. */
export function existingPipeline<P, W>(
  title: string,
  pipelineRef: PipelineRef,
  options: ExistingPipelineOptions<P, W>,
): IPipeline<P, W> {
  checkOptionKeys(options, KEYS, `a reference to ${title}`);
  checkDeclared(options, { source: new CallSite() });
  const { params = {} as P, workspaces = {} as W } = options;
  return { title, declarations: { params, workspaces }, run: {}, entries: new Map(), target: () => ({ pipelineRef }) };
}
