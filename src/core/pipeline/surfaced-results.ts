import type { PipelineResult } from '../../schema/result';
import type { Entry } from './entry';

/** Names that Tekton Chains looks for in the results of a run, to sign images and to name their source. */
const IMAGE_RESULTS = ['IMAGE_URL', 'IMAGE_DIGEST'];
const SOURCE_RESULTS = ['CHAINS-GIT_URL', 'CHAINS-GIT_COMMIT'];

/**
 * Results of tasks that become results of the pipeline by themselves.
 *
 * With several images each gets its task's name in front, which Chains understands; of several sources the first counts.
 */
export function surfacedResults(entries: readonly Entry[], said: ReadonlySet<string>): PipelineResult[] {
  const candidates = entries.filter((entry) => entry.section === 'tasks' && !entry.isMatrix);
  const images = candidates.filter((entry) => has(entry, IMAGE_RESULTS));
  const sources = candidates.filter((entry) => has(entry, SOURCE_RESULTS)).slice(0, 1);
  return [
    ...sources.flatMap((entry) => SOURCE_RESULTS.map((name) => resultOf(entry, name, name))),
    ...images.flatMap((entry) =>
      IMAGE_RESULTS.map((name) => resultOf(entry, name, images.length === 1 ? name : `${entry.name}-${name}`)),
    ),
  ].filter((result) => !said.has(result.name));
}

function has({ declarations }: Entry, names: readonly string[]): boolean {
  return names.every((name) => Object.hasOwn(declarations.results, name));
}

function resultOf(entry: Entry, result: string, name: string): PipelineResult {
  return { name, type: 'string', value: `$(tasks.${entry.name}.results.${result})` };
}
