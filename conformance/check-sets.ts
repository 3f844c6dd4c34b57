import { FLAG_SETS } from './fuzz/flag-sets';
import { OracleServer } from './fuzz/oracle-server';
import { checkSetCases } from './fuzz-sets/cases';
import { fuzzSets, type SetReport } from './fuzz-sets/fuzz-sets';
import type { Part } from './part';

/** How much of a run each set of flags gets. */
const SHARES: Readonly<Record<string, number>> = { default: 0.4, alpha: 0.3, all: 0.3 };

export type SetFigures = ReadonlyMap<string, SetReport>;

/** Compares what we and Tekton's controllers say to made-up documents that belong together, and why. */
export async function checkSets(count: number, seed: number): Promise<Part & { readonly figures: SetFigures }> {
  const oracle = new OracleServer();
  const figures = new Map<string, SetReport>();
  for (const [i, [name, share]] of Object.entries(SHARES).entries())
    figures.set(
      name,
      await fuzzSets(oracle, { flags: FLAG_SETS[name] ?? {}, count: Math.round(count * share), seed: seed * 10 + i }),
    );
  const cases = await checkSetCases(oracle);
  oracle.close();
  const disagreed = [...figures.values()].reduce((sum, report) => sum + disagreementsOf(report), 0);
  const crashed = [...figures.values()].reduce((sum, { outcomes }) => sum + (outcomes.get('crashed') ?? 0), 0);
  return {
    title: `sets: ${count} made-up sets of documents through Tekton's listener and controllers, and ${cases.passed} cases that were found so${crashed > 0 ? `; ${crashed} of them crash the controllers, and are errors here` : ''}`,
    passed: count - disagreed + cases.passed,
    faults: [
      ...[...figures].flatMap(([name, { disagreements }]) =>
        disagreements.map(({ count: n, message, documents }) => ({
          what: `${name}: ${n} sets like this`,
          reasons: [message, JSON.stringify(documents)],
        })),
      ),
      ...cases.failed.map(([file, disagreement]) => ({ what: `case ${file}`, reasons: [disagreement] })),
    ],
    figures,
  };
}

/** How many sets of a report we and Tekton disagree about. */
export function disagreementsOf({ disagreements }: SetReport): number {
  return disagreements.reduce((sum, { count }) => sum + count, 0);
}
