import { checkOptionKeys } from '../check-keys';
import type { KeysOf } from '../shape';
import type { TaskSpec } from '../../schema/task';
import type { INamed } from '../named';
import type { DeclarationOptions, ITask, TaskTarget } from './itask';
import { named } from '../shapes';
import { checkDeclared } from '../declarations/check-declarations';
import { CallSite } from '../../diagnostics/call-site';

/** What is known of a task that this program does not make. */
export interface ExistingTaskOptions<P, W, R> extends DeclarationOptions<P, W, R> {
  /** Account that its pod needs. @default - the account of the run */
  readonly serviceAccount?: INamed | undefined;
  /** What it does, where that is known. @default - unknown */
  readonly spec?: TaskSpec | undefined;
}

const KEYS: KeysOf<ExistingTaskOptions<never, never, never>> = {
  params: true,
  workspaces: true,
  results: true,
  serviceAccount: named,
  spec: true,
};

/** A task that pipelines refer to and that is not rendered here. */
export function existingTask<P, W, R>(
  title: string,
  target: TaskTarget,
  options: ExistingTaskOptions<P, W, R>,
): ITask<P, W, R> {
  checkOptionKeys(options, KEYS, `a reference to ${title}`);
  checkDeclared(options, { source: new CallSite() });
  const { params = {} as P, workspaces = {} as W, results = {} as R, serviceAccount, spec } = options;
  return Object.freeze({
    title,
    declarations: { params, workspaces, results },
    serviceAccount,
    spec,
    target: () => target,
  });
}
