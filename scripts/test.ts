/**
 * Everything that needs nothing but the checkout: lint, types, build, and all tests.
 *
 *     npm test
 *
 * Goes on after a failure and ends with the totals; lint, format, types, unused exports and build count as one each.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLibrary } from '../test/package/build';
import { ROOT } from './examples';

interface Totals {
  readonly passed: number;
  readonly failed: number;
}

const LINT = [
  { name: 'lint', program: 'eslint', args: ['.'] },
  { name: 'format', program: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'types', program: 'tsc', args: ['--noEmit'] },
  { name: 'unused', program: 'knip', args: ['--no-progress'] },
];

async function main(): Promise<void> {
  // eslint takes as long as all others together, and two cores are what there is
  const [lint, ...others] = LINT;
  const checks = await Promise.all([lint ? runAll([lint]) : [], runAll(others)]);
  const all: Totals[] = [...checks.flat(), build(), runJest()];
  const passed = all.reduce((sum, part) => sum + part.passed, 0);
  const failed = all.reduce((sum, part) => sum + part.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function runAll(checks: typeof LINT): Promise<Totals[]> {
  const totals: Totals[] = [];
  for (const { name, program, args } of checks) {
    const started = Date.now();
    const { isGood, output } = await run(program, args);
    totals.push(report(name, isGood, started, output));
  }
  return totals;
}

function run(program: string, args: readonly string[]): Promise<{ isGood: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary(program), args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ isGood: code === 0, output });
    });
  });
}

/** Compiles to `lib/`, which the tests of the package and of the published types read. */
function build(): Totals {
  const started = Date.now();
  try {
    buildLibrary();
    return report('build', true, started);
  } catch (error) {
    return report('build', false, started, error instanceof Error ? error.message : String(error));
  }
}

function report(name: string, isGood: boolean, started: number, output = ''): Totals {
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`${isGood ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)${isGood ? '' : `\n${output}`}`);
  return { passed: Number(isGood), failed: Number(!isGood) };
}

/** The part of jest's report that is read here. */
interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that broke before their tests. */
  readonly numRuntimeErrorTestSuites: number;
}

function runJest(): Totals {
  const scratch = mkdtempSync(join(tmpdir(), 'jest-report-'));
  try {
    const file = join(scratch, 'report.json');
    const args = ['--ci', '--json', `--outputFile=${file}`];
    // with --json the report goes to standard output too, and people read standard error
    const { status } = spawnSync(binary('jest'), args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    const found = JSON.parse(readFileSync(file, 'utf8')) as JestReport;
    const skipped = found.numPendingTests + found.numTodoTests;
    if (skipped > 0) console.log(`*** ${skipped} tests were skipped`);
    const failed = found.numFailedTests + found.numRuntimeErrorTestSuites;
    return { passed: found.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed };
  } catch (error) {
    console.error(`FAIL jest wrote no report: ${String(error)}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function binary(program: string): string {
  return join(ROOT, 'node_modules/.bin', program);
}

void main();
