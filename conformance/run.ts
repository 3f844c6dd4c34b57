/**
 * Asks Tekton itself about what the library writes: the CRDs, the admission code, the controllers, the Go types.
 *
 *     npm run conformance -- [--crds FOLDER] [--skip-missing]
 *
 * FOLDER holds the CRDs in YAML files; else $TEKTON_CRDS, else ../shared/conformance/crds. With --skip-missing a check
 * that lacks its CRDs or Go is left out, loudly; in CI nothing may be left out.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkAdmission } from './check-admission';
import { checkRuns } from './check-runs';
import { checkSchemas } from './check-schemas';
import { readCrds, type Crd } from './crds';
import { checkFieldsNow } from './fields';
import { printPart, type Part } from './part';
import { exampleSubjects, runSample, samplePrograms, type Subject } from './subject';

const DEFAULT_CRDS = join(__dirname, '../../shared/conformance/crds');

/** Something the checks need that this computer does not have. */
interface Missing {
  readonly what: string;
  readonly help: readonly string[];
}

function main(): void {
  const { values } = parseArgs({
    options: { crds: { type: 'string' }, 'skip-missing': { type: 'boolean', default: false } },
  });
  const folder = values.crds ?? process.env['TEKTON_CRDS'] ?? DEFAULT_CRDS;
  const crds = existsSync(folder) ? readCrds(folder) : [];
  const missing = [...(crds.length === 0 ? [missingCrds(folder)] : []), ...(hasGo() ? [] : [MISSING_GO])];
  printMissing(missing);

  const mayBeSkipped = values['skip-missing'] && process.env['CI'] === undefined;
  const parts = checks(crds, hasGo()).map((check) => printPart(withoutThrowing(check)));
  const passed = parts.reduce((sum, part) => sum + part.passed, 0);
  const failed = parts.reduce((sum, part) => sum + part.failed, 0) + (mayBeSkipped ? 0 : missing.length);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** The checks that can be made here, in the order in which a fault is easiest to understand. */
function checks(crds: readonly Crd[], go: boolean): (() => Part)[] {
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
    ...(go ? [() => checkAdmission(subjects), () => checkRuns(subjects), checkFieldsNow] : []),
  ];
}

/** The totals are printed also when a check itself breaks. */
function withoutThrowing(check: () => Part): Part {
  try {
    return check();
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

main();
