import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { compare } from './compare';
import type { Json } from './generate';
import type { OracleServer } from './oracle-server';

/** A document about which we and Tekton disagreed once. */
interface Case {
  readonly flags: Readonly<Record<string, string>>;
  readonly document: Json;
  /** What Tekton says. */
  readonly ok: boolean;
  readonly errors: readonly string[];
}

const FOLDER = join(__dirname, 'cases');

/** All cases by the name of their file. */
function readCases(): ReadonlyMap<string, Case> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return new Map(files.map((file) => [file, JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Case]));
}

/** Keeps a case; its name is made of what it is. */
export async function saveCase(one: Case): Promise<void> {
  let hash = 0;
  for (const sign of JSON.stringify([one.flags, one.document]))
    hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  const kind = one.document['kind'];
  const name = `${typeof kind === 'string' ? kind.toLowerCase() : 'none'}-${hash.toString(16)}.json`;
  writeFileSync(join(FOLDER, name), await format(JSON.stringify(one), { parser: 'json', printWidth: 120 }));
}

/** The cases about which we disagree again. */
export async function checkCases(
  oracle: OracleServer,
): Promise<{ passed: number; failed: ReadonlyMap<string, string> }> {
  const failed = new Map<string, string>();
  const cases = readCases();
  for (const [file, { flags, document }] of cases) {
    const [verdict] = await oracle.verdicts([document], flags);
    const disagreement = verdict && compare(document, flags, verdict).disagreement;
    if (disagreement !== undefined) failed.set(file, disagreement);
  }
  return { passed: cases.size - failed.size, failed };
}
