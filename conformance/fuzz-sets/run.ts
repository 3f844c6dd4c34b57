/**
 * Compares what we and Tekton's controllers say to documents that belong together.
 *
 *     node --import tsx conformance/fuzz-sets/run.ts [--sets N] [--seed N] [--flags default|alpha|all|strict] [--store]
 */
import { parseArgs } from 'node:util';
import { FLAG_SETS } from '../fuzz/flag-sets';
import { OracleServer } from '../fuzz/oracle-server';
import { checkSetCases, saveSetCase } from './cases';
import { compareSet } from './compare-set';
import { fuzzSets, shrinkSet } from './fuzz-sets';
import { tektonVerdict } from './tekton-verdict';

const SHOWN = 6;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sets: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      flags: { type: 'string', default: 'default' },
      store: { type: 'boolean', default: false },
    },
  });
  const flags = FLAG_SETS[values.flags];
  if (!flags) throw new Error(`no flags of name "${values.flags}"`);
  const oracle = new OracleServer();
  const started = Date.now();
  const { count, outcomes, fired, disagreements } = await fuzzSets(oracle, {
    flags,
    count: Number(values.sets),
    seed: Number(values.seed),
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${count} sets in ${seconds} s: ${counts(outcomes)}`);
  console.log(`fired: ${counts(fired)}`);
  for (const one of disagreements.slice(0, SHOWN)) {
    const small = await shrinkSet(oracle, one, flags);
    const now = compareSet(small, flags, await tektonVerdict(oracle, small, flags)).disagreement ?? one.message;
    console.log(`\n${one.count} × ${one.cluster}\n  ${now}\n  ${JSON.stringify(small)}`);
    if (values.store) saveSetCase(small);
  }
  const { passed, failed } = await checkSetCases(oracle);
  for (const [file, disagreement] of failed) console.log(`case ${file}: ${disagreement}`);
  console.log(`${passed} cases passed, ${failed.length} failed`);
  oracle.close();
  process.exitCode = disagreements.length + failed.length === 0 ? 0 : 1;
}

function counts(all: ReadonlyMap<string, number>): string {
  return [...all]
    .sort((a, b) => b[1] - a[1])
    .map(([name, n]) => `${name} ${n}`)
    .join(', ');
}

void main();
