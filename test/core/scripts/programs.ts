import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Container } from './pod';

/** Runs a container whose script is no shell script; gives what it prints. */
export function run(interpreter: 'python3' | 'node', { script, env, args }: Container): string {
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  try {
    const file = join(folder, 'script');
    writeFileSync(file, script);
    const { stdout, stderr, status, error } = spawnSync(interpreter, [file, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LC_ALL: 'C.UTF-8', ...env },
      encoding: 'utf8',
    });
    if (error) throw new Error(`needs ${interpreter} (${error.message})`);
    if (status !== 0) throw new Error(stderr);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
