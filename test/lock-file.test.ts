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
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as LockFile;

/** Whether a package that stands at `path` finds another one: below it, or beside one of those it stands in. */
function isFoundFrom(path: string, name: string): boolean {
  if ([path, 'node_modules', name].filter(Boolean).join('/') in packages) return true;
  return path !== '' && isFoundFrom(path.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ''), name);
}

test('the lock file names no registry host, and the hash of every package', () => {
  const installed = Object.entries(packages).filter(([path, { inBundle = false }]) => path !== '' && !inBundle);

  expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  expect(installed.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
});

// A registry that lacks the newest platform packages makes a lock file which `npm ci` refuses.
test('the lock file holds every package that another one needs, for every platform', () => {
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isFoundFrom(path, name))
      .map((name) => `${path} needs ${name}`),
  );

  expect(missing).toEqual([]);
});
