import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { shell } from '../harness/shell';

/** What is compiled stays here, by version. */
export const COMPILED = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'cdk8s-tekton/e2e');

/** A version of a Go module, and the sum of its files as `go.sum` has it. */
export interface GoModule {
  readonly path: string;
  readonly version: string;
  readonly sum: string;
}

/** Downloads a module; gives its folder, which Go keeps. @throws when it is not what it was */
export async function download({ path, version, sum }: GoModule): Promise<string> {
  const module = `${path}@${version}`;
  const said = await shell('go', ['mod', 'download', '-json', module], { cwd: tmpdir(), env: { GOFLAGS: '' } });
  const { Dir: folder, Sum: found } = JSON.parse(said) as { readonly Dir: string; readonly Sum: string };
  if (found !== sum) throw new Error(`${module} has the sum ${found}, not ${sum}`);
  return folder;
}

/** How a program is compiled. */
export interface BuildOptions {
  /** @default - the module itself */
  readonly package?: string;
  readonly tags?: string;
  readonly ldflags?: string;
  /** With a C compiler. @default false */
  readonly cgo?: boolean;
}

/**
 * Compiles a program of a module as its authors do: with the replacements of its go.mod, which `go install` refuses.
 * @returns the file, which is linked statically; one that is there is not compiled again
 */
export async function build(module: GoModule, name: string, options: BuildOptions = {}): Promise<string> {
  const file = join(COMPILED, module.version, name);
  if (existsSync(file)) return file;
  console.log(`compiling ${name} ${module.version}`);
  const folder = await download(module);
  mkdirSync(dirname(file), { recursive: true });
  const { package: program = '.', tags = '', ldflags = '', cgo = false } = options;
  const args = [
    '-trimpath',
    '-mod=readonly',
    `-tags=${tags}`,
    `-ldflags=-s -w ${ldflags}`,
    '-o',
    `${file}.part`,
    program,
  ];
  await shell('go', ['build', ...args], { cwd: folder, env: { CGO_ENABLED: cgo ? '1' : '0', GOFLAGS: '' } });
  renameSync(`${file}.part`, file);
  return file;
}
