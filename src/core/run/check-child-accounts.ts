import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import type { PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import type { INamed } from '../named';
import type { IPipeline } from '../pipeline/ipipeline';

/**
 * Tasks of pipelines in the pipeline that bring an account: Tekton hands the account of the whole run down, and no settings of
 * single tasks.
 *
 * @param account of the run; undefined if it makes its own
 */
export function checkChildAccounts(
  pipeline: IPipeline,
  account: INamed | undefined,
  place: PendingPlace,
  seen: ReadonlySet<IPipeline> = new Set([pipeline]),
): Diagnostic[] {
  const children = [...pipeline.entries.values()].flatMap(({ child }) => (child && !seen.has(child) ? [child] : []));
  return children.flatMap((child) => [
    ...[...child.entries.values()].flatMap(({ name, task }) => {
      const needed = task?.serviceAccount?.name;
      if (needed === undefined || needed === account?.name) return [];
      return [
        diagnostic({
          rule: 'account-in-child-pipeline',
          message: `task ${quote(name)} of ${child.title} needs account ${quote(needed)}, and tasks of a pipeline in a pipeline get that of the run`,
          data: { task: name, account: needed },
          at: place,
          help: [
            'add the task to the pipeline that is run',
            `or run all of it as that account: serviceAccount: { name: '${needed}' }`,
          ],
        }),
      ];
    }),
    ...checkChildAccounts(child, account, place, new Set([...seen, child])),
  ]);
}
