import type { Json } from '../fuzz/generate';
import type { OracleServer } from '../fuzz/oracle-server';
import { Random } from '../fuzz/random';
import { shrink } from '../fuzz/shrink';
import { compareSet, type SetComparison } from './compare-set';
import { keepCrash } from './crashes';
import { generateSet } from './generate';
import { mutateSet } from './mutate-set';
import { tektonVerdict, type TektonVerdict } from './tekton-verdict';

/** So many are made and asked about at once. */
const BATCH = 100;

type Flags = Readonly<Record<string, string>>;

/** Sets that are judged differently in the same way. */
interface SetDisagreement {
  readonly cluster: string;
  readonly count: number;
  readonly message: string;
  /** The first of them. */
  readonly documents: Json[];
}

/** What came of comparing many sets. */
export interface SetReport {
  readonly count: number;
  readonly outcomes: ReadonlyMap<SetComparison['outcome'], number>;
  readonly fired: ReadonlyMap<string, number>;
  readonly disagreements: readonly SetDisagreement[];
}

interface JudgedSet {
  readonly documents: Json[];
  readonly verdict: TektonVerdict;
}

/** Makes sets, lets both judge, and adds up. */
export async function fuzzSets(
  oracle: OracleServer,
  { flags, count, seed }: { readonly flags: Flags; readonly count: number; readonly seed: number },
): Promise<SetReport> {
  const outcomes = new Map<SetComparison['outcome'], number>();
  const fired = new Map<string, number>();
  const clusters = new Map<string, SetDisagreement>();
  const ask = (start: number): Promise<readonly JudgedSet[]> =>
    Promise.all(
      Array.from({ length: Math.min(BATCH, count - start) }, async (_, i) => {
        const documents = makeSet(seed * 1_000_003 + start + i, flags);
        return { documents, verdict: await tektonVerdict(oracle, documents, flags) };
      }),
    );
  // Tekton judges the next ones while we judge these.
  let next = ask(0);
  for (let start = BATCH; start < count + BATCH; start += BATCH) {
    const judged = await next;
    if (start < count) next = ask(start);
    for (const [i, { documents, verdict }] of judged.entries()) {
      if (verdict.crash !== undefined) keepCrash({ seed, number: start - BATCH + i }, documents, verdict.crash);
      const { disagreement: message, cluster, outcome, rules } = compareSet(documents, flags, verdict);
      for (const rule of rules) fired.set(rule, (fired.get(rule) ?? 0) + 1);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (message === undefined) continue;
      const known = clusters.get(cluster) ?? { cluster, count: 0, message, documents };
      clusters.set(cluster, { ...known, count: known.count + 1 });
    }
  }
  return { count, outcomes, fired, disagreements: [...clusters.values()].sort((a, b) => b.count - a.count) };
}

function makeSet(seed: number, flags: Flags): Json[] {
  const random = new Random(seed);
  const documents = generateSet(random, flags);
  const mutations = random.chance(0.35) ? 0 : random.chance(0.7) ? 1 : 2;
  for (let i = 0; i < mutations; i++) mutateSet(random, documents);
  return documents;
}

/** The smallest set that is judged differently in the same way. */
export async function shrinkSet(
  oracle: OracleServer,
  { documents, cluster }: SetDisagreement,
  flags: Flags,
): Promise<Json[]> {
  const small = await shrink({ documents }, (candidates) =>
    Promise.all(
      candidates.map(async (one) => {
        const set = one['documents'];
        if (!Array.isArray(set) || set.length === 0) return false;
        const verdict = await tektonVerdict(oracle, set as Json[], flags);
        return compareSet(set as Json[], flags, verdict).cluster === cluster;
      }),
    ),
  );
  return small['documents'] as Json[];
}
