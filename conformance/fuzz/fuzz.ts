import * as fc from 'fast-check';
import { compare } from './compare';
import { documents } from './documents';
import { fieldsOf } from './fields';
import type { Json } from './generate';
import type { OracleServer, OracleVerdict } from './oracle-server';
import { shrink } from './shrink';

const BATCH = 250;

export interface FuzzOptions {
  readonly flags: Readonly<Record<string, string>>;
  readonly count: number;
  readonly seed: number;
}

/** Documents about which we and Tekton disagree in the same way. */
interface Disagreement {
  /** What they have in common. */
  readonly cluster: string;
  readonly count: number;
  /** The smallest that was found. */
  readonly document: Json;
  readonly verdict: OracleVerdict;
  readonly message: string;
}

/** What came out for one set of feature flags. */
export interface FuzzReport {
  readonly count: number;
  readonly valid: number;
  /** How many documents each rule found a fault in. */
  readonly fired: ReadonlyMap<string, number>;
  /** How many documents that Tekton takes have each field. */
  readonly accepted: ReadonlyMap<string, number>;
  readonly disagreements: readonly Disagreement[];
}

/** Compares our verdicts on made-up documents, and the reasons, with Tekton's; makes disagreements small. */
export async function fuzz(oracle: OracleServer, { flags, count, seed }: FuzzOptions): Promise<FuzzReport> {
  const tally = new Tally(flags);
  const arbitrary = documents(flags);
  let waiting: (() => Promise<void>) | undefined;
  for (let start = 0; start < count; start += BATCH) {
    const numRuns = Math.min(BATCH, count - start);
    const batch = fc.sample(arbitrary, { seed: seed * 1_000_003 + start, numRuns });
    const answer = oracle.verdicts(batch, flags);
    // The oracle judges this batch while we judge the one before.
    await waiting?.();
    waiting = async () => {
      const verdicts = await answer;
      batch.forEach((document, i) => {
        tally.add(document, verdicts[i]);
      });
    };
  }
  await waiting?.();
  return tally.report(oracle);
}

class Tally {
  private count = 0;
  private valid = 0;
  private readonly fired = new Map<string, number>();
  private readonly accepted = new Map<string, number>();
  private readonly clusters = new Map<string, Json[]>();

  constructor(private readonly flags: FuzzOptions['flags']) {}

  add(document: Json, verdict: OracleVerdict | undefined): void {
    if (!verdict) throw new Error('a verdict is missing');
    const { disagreement, cluster, rules } = compare(document, this.flags, verdict);
    this.count += 1;
    for (const rule of rules) increase(this.fired, rule);
    if (verdict.ok) {
      this.valid += 1;
      for (const field of fieldsOf(document)) increase(this.accepted, field);
    }
    if (disagreement === undefined) return;
    const known = this.clusters.get(cluster);
    if (known) known.push(document);
    else this.clusters.set(cluster, [document]);
  }

  async report(oracle: OracleServer): Promise<FuzzReport> {
    const { count, valid, fired, accepted } = this;
    const disagreements: Disagreement[] = [];
    const clusters = [...this.clusters].sort((a, b) => b[1].length - a[1].length);
    for (const [cluster, [first, ...others]] of clusters)
      if (first)
        disagreements.push({ cluster, count: 1 + others.length, ...(await this.small(oracle, first, cluster)) });
    return { count, valid, fired, accepted, disagreements };
  }

  private async small(
    oracle: OracleServer,
    document: Json,
    cluster: string,
  ): Promise<Pick<Disagreement, 'document' | 'verdict' | 'message'>> {
    const small = await shrink(document, async (candidates) => {
      const verdicts = await oracle.verdicts(candidates, this.flags);
      return candidates.map((one, i) => {
        const verdict = verdicts[i];
        return verdict !== undefined && compare(one, this.flags, verdict).cluster === cluster;
      });
    });
    const [verdict] = await oracle.verdicts([small], this.flags);
    if (!verdict) throw new Error('a verdict is missing');
    const message = compare(small, this.flags, verdict).disagreement ?? '';
    return { document: small, verdict, message };
  }
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
