import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import type { TaskResult } from '../../schema/result';
import type { Step } from '../../schema/step';
import type { TaskSpec } from '../../schema/task';
import { variableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import { quote } from '../../util/quote';
import { mapTexts } from '../../util/map-texts';
import { textsOf } from '../../util/texts-of';

/**
 * Turns results that several steps write into results of those steps, surfaced by the Task.
 *
 * The task results of all steps of a pod share 4096 bytes, and what is too much is lost; each step's own results have 4096
 * bytes for themselves.
 *
 * @throws `result-written-twice` when two steps write the same result
 */
export function surfaceStepResults(spec: TaskSpec, place: PendingPlace): TaskSpec {
  const { results = [], steps } = spec;
  if (results.length === 0 || steps.length < 2) return spec;
  const writers = new Map<string, string>();
  for (const step of steps) for (const result of writtenBy(step)) addWriter(writers, result, step.name ?? '', place);
  if (new Set(writers.values()).size < 2) return spec;
  return {
    ...spec,
    results: results.map((result) => surfaced(result, writers.get(result.name))),
    steps: steps.map((step) =>
      withOwnResults(
        step,
        results.filter(({ name }) => writers.get(name) === step.name),
      ),
    ),
  };
}

/** Names of the task results whose files a step mentions. */
function writtenBy(step: Step): Set<string> {
  const written = new Set<string>();
  for (const text of textsOf(step)) {
    if (!text.includes('$(results.')) continue;
    for (const variable of parseVariables(text)) {
      const meaning = variableKind(variable);
      if (meaning.kind === 'result-path') written.add(meaning.result);
    }
  }
  return written;
}

function addWriter(writers: Map<string, string>, result: string, step: string, place: PendingPlace): void {
  const other = writers.get(result);
  if (other !== undefined) {
    fail({
      rule: 'result-written-twice',
      message: `steps ${quote(other)} and ${quote(step)} both use the file of result ${quote(result)}`,
      data: { result, steps: [other, step] },
      at: place,
      help: 'let one step write the result; give the other the text in a workspace or as a step result',
    });
  }
  writers.set(result, step);
}

function surfaced(result: TaskResult, step: string | undefined): TaskResult {
  if (step === undefined) return result;
  // Also arrays and objects without `[*]`: Tekton takes the type from the step's result, and refuses any other text.
  return { ...result, value: `$(steps.${step}.results.${result.name})` };
}

function withOwnResults(step: Step, own: readonly TaskResult[]): Step {
  if (own.length === 0) return step;
  const written = mapTexts(step, (text) =>
    text.replaceAll(/\$\(results\.([-\w]+)\.path\)/g, '$(step.results.$1.path)'),
  );
  const added = own.map(({ description: _, value: _value, ...result }) => result);
  return { ...written, results: [...(step.results ?? []), ...added] };
}
