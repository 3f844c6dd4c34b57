import type { Construct } from 'constructs';
import type { ParamDeclarations } from '../declarations/param';
import type { ResultDeclarations } from '../declarations/result';
import type { WorkspaceDeclarations } from '../declarations/workspace';
import type { Step } from '../step/step';
import type { DeclarationOptions } from './itask';
import { Task, type TaskProps } from './task';
import type { TaskRefs } from './task-refs';
import { callback, manifest } from '../shapes';
import { checkArgument } from '../check-keys';

/** What every task of a {@link defineTask} class takes besides its own props. */
type CommonProps = Omit<
  TaskProps<never, never, never>,
  'params' | 'workspaces' | 'results' | 'steps' | 'stepTemplate' | 'sidecars' | 'volumes'
>;

/** A class of Tasks with the same outside. */
export type TaskClass<
  Props,
  P extends ParamDeclarations,
  W extends WorkspaceDeclarations,
  R extends ResultDeclarations,
> = new (
  scope: Construct,
  id: string,
  ...props: {} extends Props ? [props?: Props & CommonProps] : [props: Props & CommonProps]
) => Task<P, W, R>;

/**
 * Makes a class of Tasks, so that a library of tasks repeats no types.
 *
 * @param declarations what every task of the class takes and gives
 * @param steps the steps for the props of one task
 *
 * @example
 * ```ts
 * const NpmTask = defineTask(
 *   { params: { directory: param.string({ default: '.' }) }, workspaces: { source: workspace() } },
 *   (props: { readonly command: 'test' | 'build' }, { params, workspaces }) => [
 *     {
 *       name: 'npm',
 *       image: 'node:22-slim',
 *       workingDir: `${workspaces.source.path}/${params.directory}`,
 *       script: sh`npm ci && npm run ${props.command}`,
 *     },
 *   ],
 * );
 * const unitTests = new NpmTask(chart, 'npm-test', { command: 'test' });
 * ```
 */
export function defineTask<
  Props extends object,
  const P extends ParamDeclarations = {},
  const W extends WorkspaceDeclarations = {},
  const R extends ResultDeclarations = {},
>(
  declarations: DeclarationOptions<P, W, R>,
  steps: (props: Props, refs: TaskRefs<P, W, R>) => readonly Step[],
): TaskClass<Props, P, W, R> {
  checkArgument(declarations, manifest(), 'declarations', 'defineTask');
  checkArgument(steps, callback('(props, refs) => […]'), 'steps', 'defineTask');
  return class extends Task<P, W, R> {
    constructor(scope: Construct, id: string, props?: Props & CommonProps) {
      const given = props ?? ({} as Props & CommonProps);
      const { name, labels, annotations, displayName, description, serviceAccount, delivery } = given;
      super(scope, id, {
        ...declarations,
        name,
        labels,
        annotations,
        displayName,
        description,
        serviceAccount,
        delivery,
        steps: (refs) => steps(given, refs),
      });
    }
  };
}
