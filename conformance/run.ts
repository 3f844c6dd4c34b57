/**
 * Asks Tekton itself about what the library writes: the CRDs, the admission code, the controllers, the Go types;
 * and Pipelines-as-Code about what is written for it.
 *
 *     npm run conformance -- [--crds FOLDER] [--skip-missing] [--documents N] [--seed N] [--write]
 *
 * FOLDER holds the CRDs in YAML files; else $TEKTON_CRDS, else ../shared/conformance/crds. With --skip-missing a check
 * that lacks its CRDs or Go is left out, loudly; in CI nothing may be left out. Under each set of feature flags N made-up
 * documents are put before Tekton's admission and before our rules; a tenth as many sets of documents are put before its
 * controllers. With --write docs/parity.md says what came out.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROBES } from './admission';
import { checkCelAgainstOracle } from './cel';
import { checkAdmission } from './check-admission';
import { checkExamples } from './check-examples';
import { checkFuzz } from './check-fuzz';
import { checkProbes } from './check-probes';
import { checkEvents } from './check-events';
import { checkPipelinesAsCode } from './check-pipelines-as-code';
import { checkRuns } from './check-runs';
import { checkSchemas } from './check-schemas';
import { checkSets } from './check-sets';
import { checkVariables } from './check-variables';
import { readCrds, type Crd } from './crds';
import { checkEventsAgainstOracle } from './events';
import { checkFieldsNow } from './fields';
import { ParityFigures, writeParity } from './parity';
import { printPart, type Part } from './part';
import { exampleSubjects, runSample, samplePrograms, type Subject } from './subject';

type Check = () => Part | Promise<Part>;

/** For `when` and for interceptors each. */
const CEL_EXPRESSIONS = 10_000;

/** Listeners with an event each. */
const EVENTS = 2_000;

const DEFAULT_CRDS = join(__dirname, '../../shared/conformance/crds');

/** Something the checks need that this computer does not have. */
interface Missing {
  readonly what: string;
  readonly help: readonly string[];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      crds: { type: 'string' },
      'skip-missing': { type: 'boolean', default: false },
      documents: { type: 'string', default: '200000' },
      seed: { type: 'string', default: '1' },
      write: { type: 'boolean', default: false },
    },
  });
  const folder = values.crds ?? process.env['TEKTON_CRDS'] ?? DEFAULT_CRDS;
  const others = join(folder, '../../crds');
  const crds = [...(existsSync(folder) ? readCrds(folder) : []), ...(existsSync(others) ? readCrds(others) : [])];
  const missing = [...(crds.length === 0 ? [missingCrds(folder)] : []), ...(hasGo() ? [] : [MISSING_GO])];
  printMissing(missing);

  const mayBeSkipped = values['skip-missing'] && process.env['CI'] === undefined;
  const figures = new ParityFigures();
  const validation = validationChecks(figures, Number(values.documents), Number(values.seed));
  const parts: ReturnType<typeof printPart>[] = [];
  for (const check of [...checks(crds, hasGo()), ...(hasGo() ? validation : [])])
    parts.push(printPart(await withoutThrowing(check)));
  if (values.write) await writeParity(figures);
  const passed = parts.reduce((sum, part) => sum + part.passed, 0);
  const failed = parts.reduce((sum, part) => sum + part.failed, 0) + (mayBeSkipped ? 0 : missing.length);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** The checks that can be made here, in the order in which a fault is easiest to understand. */
function checks(crds: readonly Crd[], go: boolean): Check[] {
  const programs = samplePrograms();
  const subjects: Subject[] = exampleSubjects();
  const synthesize = (): Part => {
    const faults = programs.flatMap((program) => {
      try {
        subjects.push(runSample(program));
        return [];
      } catch (error) {
        return [{ what: program, reasons: [error instanceof Error ? error.message : String(error)] }];
      }
    });
    return { title: 'samples: every program synthesizes', passed: programs.length - faults.length, faults };
  };
  return [
    synthesize,
    ...(crds.length > 0 ? [() => checkSchemas(subjects, crds)] : []),
    ...(go
      ? [
          () => checkAdmission(subjects),
          () => checkRuns(subjects),
          () => checkEvents(subjects),
          () => checkPipelinesAsCode(subjects),
          checkFieldsNow,
        ]
      : []),
  ];
}

/** The checks of our rules, which say the same as Tekton about documents of anybody. */
function validationChecks(figures: ParityFigures, documents: number, seed: number): Check[] {
  return [
    ...(existsSync(PROBES) ? [() => (figures.probes = checkProbes())] : []),
    () => (figures.examples = checkExamples()),
    async () => (figures.cel = await checkCelAgainstOracle(CEL_EXPRESSIONS, seed)),
    () => checkEventsAgainstOracle(EVENTS, seed),
    async () => (figures.variables = await checkVariables()),
    async () => (figures.fuzz = await checkFuzz(documents, seed)),
    async () => (figures.sets = await checkSets(Math.round(documents / 10), seed)),
  ];
}

/** The totals are printed also when a check itself breaks. */
async function withoutThrowing(check: Check): Promise<Part> {
  try {
    return await check();
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { title: 'a check that broke', passed: 0, faults: [{ what: 'it threw', reasons: [reason] }] };
  }
}

function hasGo(): boolean {
  return spawnSync('go', ['version']).status === 0;
}

const MISSING_GO: Missing = {
  what: 'no Go, so nothing asks the code of Tekton: no admission, no runs, no fields',
  help: ['install Go 1.26.4 or newer from https://go.dev/dl/'],
};

function missingCrds(folder: string): Missing {
  return {
    what: `no CRDs in ${folder}, so no document is checked against them`,
    help: [
      'put the releases of Tekton into a folder and name it with --crds FOLDER or $TEKTON_CRDS:',
      'https://infra.tekton.dev/tekton-releases/pipeline/previous/v1.15.0/release.yaml',
      'https://infra.tekton.dev/tekton-releases/triggers/previous/v0.37.0/release.yaml',
    ],
  };
}

function printMissing(missing: readonly Missing[]): void {
  for (const { what, help } of missing) {
    console.error(`\n*** MISSING: ${what}`);
    for (const line of help) console.error(`***   ${line}`);
  }
  if (missing.length > 0) console.error('*** --skip-missing makes do without it, except in CI');
}

void main();
