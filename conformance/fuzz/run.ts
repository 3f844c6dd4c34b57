/**
 * Looks for disagreements with Tekton, makes them small and keeps them as cases.
 *
 *     node --import tsx conformance/fuzz/run.ts [--documents N] [--sets default,alpha,all,strict] [--seed N] [--store]
 */
import { parseArgs } from 'node:util';
import { checkCases, saveCase } from './cases';
import { FLAG_SETS } from './flag-sets';
import { fuzz } from './fuzz';
import { OracleServer } from './oracle-server';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      documents: { type: 'string', default: '5000' },
      sets: { type: 'string', default: Object.keys(FLAG_SETS).join(',') },
      seed: { type: 'string', default: '1' },
      store: { type: 'boolean', default: false },
    },
  });
  const oracle = new OracleServer();
  let failed = 0;
  for (const set of values.sets.split(',')) {
    const flags = FLAG_SETS[set];
    if (!flags) throw new Error(`there is no set of flags "${set}"`);
    const { count, valid, disagreements } = await fuzz(oracle, {
      flags,
      count: Number(values.documents),
      seed: Number(values.seed),
    });
    const total = disagreements.reduce((sum, one) => sum + one.count, 0);
    console.log(`${set}: ${count} documents, ${Math.round((100 * valid) / count)} % valid, ${total} disagreements`);
    for (const { cluster, count: n, document, message, verdict } of disagreements) {
      console.log(`\n  ${n} × ${cluster}\n    ${message}\n    ${JSON.stringify(document)}`);
      if (values.store) await saveCase({ flags, document, ok: verdict.ok, errors: verdict.errors });
    }
    failed += total;
  }
  const cases = await checkCases(oracle);
  for (const [file, message] of cases.failed) console.log(`\n${file}\n  ${message}`);
  console.log(`${cases.passed} cases passed, ${cases.failed.size} failed`);
  oracle.close();
  process.exitCode = failed + cases.failed.size === 0 ? 0 : 1;
}

void main();
