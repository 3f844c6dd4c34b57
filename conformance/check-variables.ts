import { FLAG_SETS } from './fuzz/flag-sets';
import { OracleServer } from './fuzz/oracle-server';
import { compareSet } from './fuzz-sets/compare-set';
import { tektonVerdict } from './fuzz-sets/tekton-verdict';
import { variablePlaces } from './fuzz-sets/variable-places';
import type { Part } from './part';

/** So many are asked about at once. */
const BATCH = 100;

/** Compares what we and Tekton's controllers say to every variable at every place. */
export async function checkVariables(): Promise<Part> {
  const oracle = new OracleServer();
  const flags = FLAG_SETS['default'] ?? {};
  const all = [...variablePlaces()];
  const faults: { what: string; reasons: readonly string[] }[] = [];
  for (let start = 0; start < all.length; start += BATCH) {
    const batch = all.slice(start, start + BATCH);
    const verdicts = await Promise.all(batch.map(({ documents }) => tektonVerdict(oracle, [...documents], flags)));
    for (const [i, verdict] of verdicts.entries()) {
      const { what = '', documents = [] } = batch[i] ?? {};
      const { disagreement } = compareSet(documents, flags, verdict);
      if (disagreement !== undefined) faults.push({ what, reasons: [disagreement] });
    }
  }
  oracle.close();
  return {
    title: `variables: ${all.length} sets, of each variable at each place where it may be meant`,
    passed: all.length - faults.length,
    faults,
  };
}
