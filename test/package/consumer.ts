import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildLibrary } from './build';

export const ROOT = join(__dirname, '../..');

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

export const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

/** A project that has installed the packed library. */
export interface Consumer {
  /** Its folder. */
  readonly folder: string;
  /** The tarball that it installed. */
  readonly tarball: string;
  /** The library as it is installed. */
  readonly installed: string;
  /** Writes a file of the project. */
  write(path: string, content: string): void;
  /** Runs a program of the project with Node. */
  run(...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string };
}

/** Builds and packs the library, and unpacks it into a project whose other packages are those of this repository. */
export function installPacked(): Consumer {
  buildLibrary();
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-tekton-consumer-'));
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename = '' } = {}] = JSON.parse(packed) as { filename?: string }[];
  const tarball = join(folder, filename);
  const installed = join(folder, 'node_modules', MANIFEST.name);
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  for (const name of [...Object.keys(MANIFEST.dependencies), ...Object.keys(MANIFEST.peerDependencies), '@types']) {
    link(name, folder);
  }
  return {
    folder,
    tarball,
    installed,
    write: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    run: (...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
      return { status, stdout, stderr };
    },
  };
}

/** The entries of the package that are code: what follows its name, and the file. */
export function entries(): { readonly specifier: string; readonly file: string; readonly types: string }[] {
  return Object.entries(MANIFEST.exports).flatMap(([path, target]) =>
    typeof target === 'string'
      ? []
      : [{ specifier: `${MANIFEST.name}${path.slice(1)}`, file: target.default, types: target.types }],
  );
}

/** Every file below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

function link(name: string, folder: string): void {
  const target = join(ROOT, 'node_modules', name);
  const path = join(folder, 'node_modules', name);
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'dir');
}
