import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../scripts/examples';

interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  /** Comes inside another package. */
  readonly inBundle?: boolean;
}

test('the lock file names no registry host, and the hash of every package', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as LockFile;
  const installed = Object.entries(packages).filter(([path, { inBundle = false }]) => path !== '' && !inBundle);

  expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  expect(installed.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
});
