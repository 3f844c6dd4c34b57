import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLAG_SETS } from '../fuzz/flag-sets';
import type { Json } from '../fuzz/generate';
import type { OracleServer } from '../fuzz/oracle-server';
import { compareSet } from './compare-set';
import { tektonVerdict } from './tekton-verdict';

const CASES = join(__dirname, 'cases');

/** Compares the sets that were once judged differently, under every set of flags that sets are made for. */
export async function checkSetCases(
  oracle: OracleServer,
): Promise<{ readonly passed: number; readonly failed: (readonly [file: string, disagreement: string])[] }> {
  const files = readdirSync(CASES).filter((name) => name.endsWith('.json'));
  const failed: (readonly [string, string])[] = [];
  for (const file of files) {
    const documents = JSON.parse(readFileSync(join(CASES, file), 'utf8')) as Json[];
    for (const flags of Object.values(FLAG_SETS)) {
      const { disagreement } = compareSet(documents, flags, await tektonVerdict(oracle, documents, flags));
      if (disagreement === undefined) continue;
      failed.push([file, disagreement]);
      break;
    }
  }
  return { passed: files.length - failed.length, failed };
}

/** Keeps a set for all runs to come. */
export function saveSetCase(documents: readonly Json[]): void {
  let hash = 0;
  for (const sign of JSON.stringify(documents)) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  writeFileSync(join(CASES, `${hash.toString(16)}.json`), `${JSON.stringify(documents, undefined, 2)}\n`);
}
