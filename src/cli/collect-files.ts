import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { quote } from '../util/quote';
import { messageOf } from '../util/message-of';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** A file to look at; one that was found in a folder may be anything. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly isNamed: boolean;
}

/** Files that were found, and what could not be read. */
export interface Input {
  readonly files: readonly InputFile[];
  readonly problems: readonly string[];
}

const EXTENSION = /\.(ya?ml|json)$/i;
const GLOB = /[*?[\]{}!]/;
/** Folders in which nobody keeps manifests of their own. */
const SKIPPED = new Set(['.git', 'node_modules']);

/** Reads files, folders with everything below them, globs and `-`, each file once, in the order of the command line. */
export async function collectFiles(paths: readonly string[], terminal: Terminal): Promise<Input> {
  const files = new Map<string, InputFile>();
  const problems: string[] = [];
  for (const path of paths) {
    try {
      for (const file of await filesOf(path, terminal)) if (!files.has(file.name)) files.set(file.name, file);
    } catch (error) {
      problems.push(`cannot read ${quote(path)}: ${reasonOf(error)}`);
    }
  }
  return { files: [...files.values()], problems };
}

async function filesOf(path: string, terminal: Terminal): Promise<InputFile[]> {
  if (path === '-') return [{ name: '<stdin>', bytes: terminal.readStdin(), isNamed: true }];
  const { cwd } = terminal;
  const named = statSync(resolve(cwd, path), { throwIfNoEntry: false });
  if (!named && GLOB.test(path)) return (await expand(path, cwd)).map((one) => read(one, cwd, false));
  if (!named?.isDirectory()) return [read(path, cwd, true)];
  const found = filesBelow(resolve(cwd, path)).map((one) => read(relative(cwd, one), cwd, false));
  if (found.length === 0) throw new UsageError('no .yaml, .yml or .json file in this folder');
  return found;
}

async function expand(pattern: string, cwd: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern.replaceAll('\\', '/'), {
    cwd,
    dot: true,
    ignore: [...SKIPPED].map((name) => `**/${name}/**`),
  });
  if (found.length === 0) throw new UsageError('no file matches');
  return found.sort();
}

/** Links are not followed, so that there is an end. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(path);
      return entry.isFile() && EXTENSION.test(entry.name) && !entry.name.startsWith('.cdk8s-tekton.') ? [path] : [];
    });
}

function read(name: string, cwd: string, isNamed: boolean): InputFile {
  return { name, bytes: readFileSync(resolve(cwd, name)), isNamed };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
};

function reasonOf(error: unknown): string {
  const code = (error as { readonly code?: string }).code ?? '';
  return REASONS[code] ?? messageOf(error);
}
