import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../fuzz/generate';

const CRASHES = join(__dirname, '../../.cache/crashed-sets');

/** Keeps a set that Tekton's controllers die of, and says so at once. */
export function keepCrash(
  { seed, number }: { readonly seed: number; readonly number: number },
  documents: readonly Json[],
  why: string,
): void {
  const file = join(CRASHES, `${seed}-${number}.json`);
  mkdirSync(CRASHES, { recursive: true });
  writeFileSync(file, `${JSON.stringify(documents, undefined, 2)}\n`);
  console.error(`set ${number} of seed ${seed} crashes the oracle: ${why}\n  it is kept in ${file}`);
}
