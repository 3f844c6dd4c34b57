import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../src/validation/rules';
import { compare } from './compare';
import { generate, type Json } from './generate';
import { mutate } from './mutate';
import { spotsOf } from './spots';
import { OracleServer } from './oracle-server';
import { Random } from './random';
import { shrink } from './shrink';

/** Feature flags that documents are compared under. */
export const FLAG_SETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  default: {},
  alpha: { 'enable-api-fields': 'alpha' },
  all: {
    'enable-api-fields': 'alpha',
    'enable-cel-in-whenexpression': 'true',
    'enable-param-enum': 'true',
    'enable-artifacts': 'true',
    'enable-concise-resolver-syntax': 'true',
  },
  strict: { 'enable-api-fields': 'stable', 'disable-inline-spec': 'pipeline,taskrun,pipelinerun' },
};
const CASES = join(__dirname, 'cases');
const BATCH = 250;

interface Case {
  readonly flags: Readonly<Record<string, string>>;
  readonly document: Json;
  /** What Tekton says. */
  readonly ok: boolean;
  readonly errors: readonly string[];
}

interface Options {
  readonly count: number;
  readonly seed: number;
  readonly sets: readonly string[];
  readonly store: boolean;
}

/** Fuzzes each set of flags, shrinks what we and Tekton disagree about, and adds up. */
async function main({ count, seed, sets, store }: Options): Promise<void> {
  const oracle = new OracleServer();
  let failed = 0;
  for (const set of sets) failed += await fuzz(oracle, set, count, seed, store);
  failed += await regressions(oracle);
  oracle.close();
  process.exitCode = failed === 0 ? 0 : 1;
}

async function fuzz(oracle: OracleServer, set: string, count: number, seed: number, store: boolean): Promise<number> {
  const flags = FLAG_SETS[set] ?? {};
  const fired = new Map<string, number>();
  const accepted = new Map<string, number>();
  const clusters = new Map<string, { readonly document: Json; readonly disagreement: string; count: number }>();
  let valid = 0;
  let disagreed = 0;
  for (let start = 0; start < count; start += BATCH) {
    const documents = Array.from({ length: Math.min(BATCH, count - start) }, (_, i) =>
      make(seed * 1_000_003 + start + i, flags),
    );
    const verdicts = await oracle.verdicts(documents, flags);
    documents.forEach((document, i) => {
      const verdict = verdicts[i];
      if (!verdict) throw new Error('a verdict is missing');
      const { disagreement, cluster, rules } = compare(document, flags, verdict);
      for (const rule of rules) fired.set(rule, (fired.get(rule) ?? 0) + 1);
      if (verdict.ok) {
        valid += 1;
        for (const path of pathsOf(document)) accepted.set(path, (accepted.get(path) ?? 0) + 1);
      }
      if (disagreement === undefined) return;
      disagreed += 1;
      const known = clusters.get(cluster);
      if (known) known.count += 1;
      else clusters.set(cluster, { document, disagreement, count: 1 });
    });
  }
  console.log(
    `${set}: ${count} documents, ${Math.round((100 * valid) / count)} % valid, ${disagreed} disagreements, ${accepted.size} fields accepted`,
  );
  const silent = RULES.map(({ id }) => id).filter((id) => (fired.get(id) ?? 0) < 50);
  console.log(
    `  fired: ${[...fired]
      .sort((a, b) => b[1] - a[1])
      .map(([rule, n]) => `${rule} ${n}`)
      .join(', ')}`,
  );
  console.log(`  under 50 firings: ${silent.map((rule) => `${rule} ${fired.get(rule) ?? 0}`).join(', ') || 'none'}`);
  for (const [cluster, { document, disagreement, count: n }] of [...clusters]
    .sort((a, b) => b[1].count - a[1].count)
    .slice(0, 25)) {
    const small = await shrink(document, async (candidates) => {
      const verdicts = await oracle.verdicts(candidates, flags);
      return candidates.map(
        (one, i) => verdicts[i] !== undefined && compare(one, flags, verdicts[i]).cluster === cluster,
      );
    });
    const [verdict] = await oracle.verdicts([small], flags);
    const now = verdict ? (compare(small, flags, verdict).disagreement ?? disagreement) : disagreement;
    console.log(`\n  ${n} × ${cluster}\n    ${now}\n    ${JSON.stringify(small)}`);
    if (store && verdict) save({ flags, document: small, ok: verdict.ok, errors: verdict.errors });
  }
  return disagreed;
}

function make(seed: number, flags: Readonly<Record<string, string>>): Json {
  const random = new Random(seed);
  const document = generate(random, flags);
  const mutations = random.chance(0.5) ? 0 : random.chance(0.6) ? 1 : 1 + random.below(4);
  for (let i = 0; i < mutations; i++) mutate(random, document);
  return document;
}

/** Names of the fields that a document has, without indexes. */
function pathsOf(document: Json): Set<string> {
  const paths = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const { holder, key } of spotsOf(value)) {
      if (holder !== value) continue;
      const at = Array.isArray(value) ? path : `${path}.${key}`;
      paths.add(at);
      walk((holder as Json)[key], at);
    }
  };
  walk(document, String(document['kind']));
  return paths;
}

async function regressions(oracle: OracleServer): Promise<number> {
  let failed = 0;
  const files = readdirSync(CASES).filter((name) => name.endsWith('.json'));
  for (const file of files) {
    const { flags, document } = JSON.parse(readFileSync(join(CASES, file), 'utf8')) as Case;
    const [verdict] = await oracle.verdicts([document], flags);
    const disagreement = verdict && compare(document, flags, verdict).disagreement;
    if (disagreement === undefined) continue;
    failed += 1;
    console.log(`regression ${file}: ${disagreement}`);
  }
  console.log(`${files.length - failed} cases passed, ${failed} failed`);
  return failed;
}

function save(one: Case): void {
  const text = `${JSON.stringify(one, undefined, 2)}\n`;
  let hash = 0;
  for (const sign of JSON.stringify([one.flags, one.document]))
    hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  writeFileSync(join(CASES, `${String(one.document['kind'] ?? 'none').toLowerCase()}-${hash.toString(16)}.json`), text);
}

const [count = '5000', sets = 'default,alpha,all', seed = '1'] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'));
void main({
  count: Number(count),
  seed: Number(seed),
  sets: sets.split(','),
  store: !process.argv.includes('--no-store'),
});
