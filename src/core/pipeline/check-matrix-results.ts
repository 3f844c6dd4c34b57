import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { inside, type PendingPlace } from '../../diagnostics/place';
import type { PipelineResult } from '../../schema/result';
import { variableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import { quote } from '../../util/quote';
import { textsOf } from '../../util/texts-of';
import type { Entries } from './entry';

/**
 * Results of a pipeline that come from a matrix. Tekton gathers the results of the single runs only when a task takes one of them;
 * without one the whole run fails at its end with CouldntGetPipelineResult (seen on v1.15).
 */
export function checkMatrixResults(
  entries: Entries,
  results: readonly PipelineResult[],
  at: PendingPlace,
): Diagnostic[] {
  const taken = new Set(
    [...entries.values()].flatMap(({ uses }) =>
      uses.flatMap(({ meaning }) => (meaning.kind === 'task-result' ? [meaning.task] : [])),
    ),
  );
  return results.flatMap(({ name, value }) =>
    textsOf(value)
      .flatMap(parseVariables)
      .flatMap((variable) => {
        const meaning = variableKind(variable);
        if (meaning.kind !== 'task-result' || !entries.get(meaning.task)?.isMatrix) return [];
        if (taken.has(meaning.task)) return [];
        return [
          diagnostic({
            rule: 'matrix-result-not-taken',
            message: `result ${quote(name)} of the pipeline comes from the matrix of task ${quote(meaning.task)}, and no task takes it`,
            data: { result: name, task: meaning.task },
            at: inside(at, `results ${quote(name)}`),
            help: `Tekton gathers results of a matrix only for tasks that take them, and fails the run otherwise: give ${meaning.task}'s results.${meaning.result} to a task too, or leave the result of the pipeline out`,
          }),
        ];
      }),
  );
}
