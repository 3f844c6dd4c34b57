/**
 * Compares what we and Tekton's controllers say to documents that belong together.
 *
 *     node --import tsx conformance/fuzz-sets/run.ts [COUNT] [SEED] [--no-store]
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../fuzz/generate';
import { Random } from '../fuzz/random';
import { shrink } from '../fuzz/shrink';
import { compareSet } from './compare-set';
import { generateSet } from './generate';
import { mutateSet } from './mutate-set';
import { PipelineServer } from './pipeline-server';

const CASES = join(__dirname, 'cases');
const BATCH = 100;
const FLAGS: Readonly<Record<string, string>> = {};

/** What came of comparing many sets. */
export interface FuzzReport {
  readonly sets: number;
  readonly valid: number;
  readonly refused: number;
  readonly disagreements: number;
  readonly fired: ReadonlyMap<string, number>;
  readonly clusters: ReadonlyMap<
    string,
    { readonly documents: Json[]; readonly disagreement: string; readonly count: number }
  >;
}

/** Makes sets, lets both judge, and adds up. */
export async function fuzzSets(server: PipelineServer, count: number, seed: number): Promise<FuzzReport> {
  const fired = new Map<string, number>();
  const clusters = new Map<string, { documents: Json[]; disagreement: string; count: number }>();
  let [valid, refused, disagreements] = [0, 0, 0];
  for (let start = 0; start < count; start += BATCH) {
    const sets = Array.from({ length: Math.min(BATCH, count - start) }, (_, i) =>
      makeSet(seed * 1_000_003 + start + i),
    );
    const answers = await Promise.all(sets.map((set) => server.runs(set, FLAGS)));
    sets.forEach((documents, i) => {
      const { disagreement, cluster, isRefused, isValid, rules } = compareSet(documents, FLAGS, answers[i] ?? []);
      for (const rule of rules) fired.set(rule, (fired.get(rule) ?? 0) + 1);
      if (isRefused) refused += 1;
      if (isValid) valid += 1;
      if (disagreement === undefined) return;
      disagreements += 1;
      const known = clusters.get(cluster);
      if (known) known.count += 1;
      else clusters.set(cluster, { documents, disagreement, count: 1 });
    });
  }
  return { sets: count, valid, refused, disagreements, fired, clusters };
}

function makeSet(seed: number): Json[] {
  const random = new Random(seed);
  const documents = generateSet(random);
  const mutations = random.chance(0.35) ? 0 : random.chance(0.7) ? 1 : 2;
  for (let i = 0; i < mutations; i++) mutateSet(random, documents);
  return documents;
}

async function main(count: number, seed: number, store: boolean): Promise<void> {
  const server = new PipelineServer();
  const started = Date.now();
  const { valid, refused, disagreements, fired, clusters } = await fuzzSets(server, count, seed);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `${count} sets in ${seconds} s: ${valid} run, ${refused} not to be compared, ${disagreements} disagreements`,
  );
  console.log(
    `fired: ${[...fired]
      .sort((a, b) => b[1] - a[1])
      .map(([rule, n]) => `${rule} ${n}`)
      .join(', ')}`,
  );
  for (const [cluster, { documents, disagreement, count: n }] of [...clusters]
    .sort((a, b) => b[1].count - a[1].count)
    .slice(0, 15)) {
    const small = await shrinkSet(server, documents, cluster);
    const runs = await server.runs(small, FLAGS);
    const now = compareSet(small, FLAGS, runs).disagreement ?? disagreement;
    console.log(`\n${n} × ${cluster}\n  ${now}\n  ${JSON.stringify(small)}`);
    if (store) save(small);
  }
  const { passed, failed } = await regressions(server);
  for (const [file, disagreement] of failed) console.log(`regression ${file}: ${disagreement}`);
  console.log(`${passed} cases passed, ${failed.length} failed`);
  server.close();
  process.exitCode = disagreements + failed.length === 0 ? 0 : 1;
}

async function shrinkSet(server: PipelineServer, documents: Json[], cluster: string): Promise<Json[]> {
  const small = await shrink({ documents }, (candidates) =>
    Promise.all(
      candidates.map(async (one) => {
        const set = one['documents'];
        if (!Array.isArray(set) || set.length === 0) return false;
        return compareSet(set as Json[], FLAGS, await server.runs(set as Json[], FLAGS)).cluster === cluster;
      }),
    ),
  );
  return small['documents'] as Json[];
}

/** Compares the sets that were once judged differently. */
export async function regressions(
  server: PipelineServer,
): Promise<{ readonly passed: number; readonly failed: (readonly [file: string, disagreement: string])[] }> {
  const files = readdirSync(CASES).filter((name) => name.endsWith('.json'));
  const failed: (readonly [string, string])[] = [];
  for (const file of files) {
    const documents = JSON.parse(readFileSync(join(CASES, file), 'utf8')) as Json[];
    const { disagreement } = compareSet(documents, FLAGS, await server.runs(documents, FLAGS));
    if (disagreement !== undefined) failed.push([file, disagreement]);
  }
  return { passed: files.length - failed.length, failed };
}

function save(documents: Json[]): void {
  let hash = 0;
  for (const sign of JSON.stringify(documents)) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  writeFileSync(join(CASES, `${hash.toString(16)}.json`), `${JSON.stringify(documents, undefined, 2)}\n`);
}

if (require.main === module) {
  const [count = '2000', seed = '1'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  void main(Number(count), Number(seed), process.argv.includes('--store'));
}
