import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/cdk8s-tekton');
const STAMP = join(CACHE, 'built');
const LOCK = join(CACHE, 'building');
const SOURCES = [
  'src',
  'imports',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'tsconfig.imports.json',
  'scripts/bundle-checks.ts',
  'scripts/lazy-entries.ts',
];
/** Longer than any build: whoever holds the lock is gone. */
const ABANDONED_MS = 180_000;

/** Compiles the library to `lib/` with `npm run build`, unless `lib/` is newer than every source. */
export function buildLibrary(): void {
  mkdirSync(CACHE, { recursive: true });
  while (!tryLock()) sleep(200);
  try {
    if (isFresh()) return;
    const started = new Date();
    run('npm', ['run', '--silent', 'build']);
    writeFileSync(STAMP, started.toISOString());
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

/** Runs a program in the repository; what it printed is the message when it fails. */
function run(program: string, args: readonly string[]): void {
  try {
    execFileSync(program, args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(' ')} failed\n${stdout}${stderr}`);
  }
}

/** Jest runs test files side by side, and each of them may be the first to ask. */
function tryLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    if (ageOf(LOCK) > ABANDONED_MS) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

function isFresh(): boolean {
  if (!existsSync(STAMP) || !existsSync(join(ROOT, 'lib/index.js'))) return false;
  const built = statSync(STAMP).mtimeMs;
  return SOURCES.every((source) => newest(join(ROOT, source)) < built);
}

/** The last change below a path; a folder changes when a file in it comes or goes. */
function newest(path: string): number {
  const own = statSync(path);
  const below = own.isDirectory() ? readdirSync(path).map((name) => newest(join(path, name))) : [];
  return Math.max(own.mtimeMs, ...below);
}

function ageOf(path: string): number {
  return existsSync(path) ? Date.now() - statSync(path).mtimeMs : 0;
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
