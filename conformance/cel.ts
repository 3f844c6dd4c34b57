import { checkCel } from '../src/analysis/cel/check-cel';
import { INTERCEPTOR_CEL, WHEN_CEL } from '../src/analysis/cel/environment';
import { generateCel, type Place } from './cel/generate';
import { OracleServer } from './fuzz/oracle-server';
import { Random } from './fuzz/random';
import { printPart, type Part } from './part';

/** What is wrong with an expression: names stand for functions too, for cel-go gives both one message. */
type Class = 'valid' | 'syntax' | 'names' | 'types';

const CLASSES: readonly Class[] = ['valid', 'syntax', 'names', 'types'];
const BATCH = 100;
const SHOWN = 10;

/** Which part of a class has to agree: all but what the checker says about types. */
const WANTED: Readonly<Record<Class, number>> = { valid: 1, syntax: 1, names: 1, types: 0.95 };

/** How many expressions cel-go puts into a class, and for how many we say the same. */
export type CelAgreement = readonly {
  readonly place: 'when' | 'interceptors';
  readonly class: Class;
  readonly all: number;
  readonly agreed: number;
}[];

/**
 * Compares what we say about expressions of CEL with cel-go, in `when` and in interceptors.
 *
 *     node --import tsx conformance/cel.ts [COUNT] [SEED]
 */
export async function checkCelAgainstOracle(
  count: number,
  seed = 1,
): Promise<Part & { readonly agreement: CelAgreement }> {
  const oracle = new OracleServer();
  const faults = [];
  const agreement: CelAgreement[number][] = [];
  let passed = 0;
  for (const hasTriggers of [false, true]) {
    const counts = new Map(CLASSES.map((one) => [one, { all: 0, agreed: 0 }]));
    const shown: string[] = [];
    for (let start = 0; start < count; start += BATCH) {
      const texts = Array.from({ length: BATCH }, (_, i) => {
        const random = new Random(seed * 1_000_003 + start + i + (hasTriggers ? 500_000 : 0));
        const place: Place = {
          hasTriggers,
          wrongTypes: random.chance(0.4) ? 0.08 : 0.01,
          wrongNames: random.chance(0.2) ? 0.08 : 0,
        };
        return generateCel(random, place);
      });
      const verdicts = hasTriggers ? await interceptorVerdicts(oracle, texts) : await whenVerdicts(oracle, texts);
      texts.forEach((text, i) => {
        const theirs = classOf(verdicts[i]);
        const ours = ourClass(text, hasTriggers);
        const one = counts.get(theirs);
        if (!one) return;
        one.all += 1;
        if (ours === theirs) one.agreed += 1;
        else if (shown.length < SHOWN) shown.push(`${ours}, cel-go ${theirs}: ${text}\n  ${verdicts[i] ?? ''}`);
      });
    }
    for (const [name, { all, agreed }] of counts) {
      agreement.push({ place: hasTriggers ? 'interceptors' : 'when', class: name, all, agreed });
      const what = `${hasTriggers ? 'interceptors' : 'when'}: ${name}, ${agreed} of ${all}`;
      console.log(`  ${what}`);
      if (agreed >= all * WANTED[name]) passed++;
      else faults.push({ what, reasons: [] });
    }
    if (shown.length > 0) console.log(shown.join('\n'));
  }
  oracle.close();
  return { title: `CEL: ${count} expressions for when and for interceptors, beside cel-go`, passed, faults, agreement };
}

function ourClass(text: string, hasTriggers: boolean): Class {
  // No interceptor reads what is empty.
  if (hasTriggers && text === '') return 'valid';
  const kinds = checkCel(hasTriggers ? INTERCEPTOR_CEL : WHEN_CEL, text).map(({ kind }) => kind);
  if (kinds.includes('syntax')) return 'syntax';
  if (kinds.includes('unknown-name') || kinds.includes('unknown-function')) return 'names';
  return kinds.length > 0 ? 'types' : 'valid';
}

function classOf(message: string | undefined): Class {
  if (message === undefined) return 'valid';
  if (message.includes('undeclared reference to')) return 'names';
  return /found no matching overload|expected type|does not support field selection|cannot be range|formatting|string\.format/.test(
    message,
  )
    ? 'types'
    : 'syntax';
}

async function whenVerdicts(oracle: OracleServer, texts: readonly string[]): Promise<(string | undefined)[]> {
  const flags = { 'enable-cel-in-whenexpression': 'true' };
  const documents = texts.map((cel) => ({
    apiVersion: 'tekton.dev/v1',
    kind: 'Pipeline',
    metadata: { name: 'p' },
    spec: { tasks: [{ name: 'a', taskRef: { name: 't' }, when: [{ cel }] }] },
  }));
  const verdicts = await oracle.verdicts(documents, flags);
  // What looks like a variable of Tekton is refused for another reason as well.
  return verdicts.map(({ errors }) => errors.find((error) => error.startsWith('invalid cel expression')));
}

async function interceptorVerdicts(oracle: OracleServer, texts: readonly string[]): Promise<(string | undefined)[]> {
  const template = {
    spec: { resourcetemplates: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'x-' } }] },
  };
  const triggers = texts.map((filter, i) => ({
    name: `t${i}`,
    interceptors: [{ ref: { name: 'cel' }, params: [{ name: 'filter', value: filter }] }],
    bindings: [],
    template,
  }));
  const listener = {
    apiVersion: 'triggers.tekton.dev/v1beta1',
    kind: 'EventListener',
    metadata: { name: 'el' },
    spec: { serviceAccountName: 'sa', triggers },
  };
  const { triggers: results } = await oracle.event([listener], {
    body: '{"a":{"b":"x"},"ref":"refs/heads/main","x":1}',
  });
  const messages = new Map(
    results.map(({ name, reason, errors = [] }) => [name, [reason ?? '', ...errors].join('; ')]),
  );
  return texts.map((_, i) => {
    const message = messages.get(`t${i}`) ?? '';
    return /failed to parse expression|check failed/.test(message) ? message : undefined;
  });
}

if (require.main === module) {
  const [count = '4000', seed = '1'] = process.argv.slice(2);
  void checkCelAgainstOracle(Number(count), Number(seed)).then((part) => {
    process.exitCode = printPart(part).failed === 0 ? 0 : 1;
  });
}
