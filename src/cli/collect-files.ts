import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { quote } from '../util/quote';
import { messageOf } from '../util/message-of';
import { isKustomization, kustomizePatches } from './kustomize-patches';
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

/**
 * Reads files, folders with everything below them, globs and `-`, each file once, in the order of the command line. Patches of a
 * kustomization among them are left out unless they are named.
 */
export async function collectFiles(paths: readonly string[], terminal: Terminal): Promise<Input> {
  const { cwd } = terminal;
  const files = new Map<string, InputFile>();
  const problems: string[] = [];
  const attempt = async (path: string, read: () => Promise<void> | void): Promise<void> => {
    try {
      await read();
    } catch (error) {
      problems.push(`cannot read ${quote(path)}: ${reasonOf(error)}`);
    }
  };
  for (const path of paths)
    await attempt(path, async () => {
      for (const name of await namesOf(path, cwd)) {
        // One file has many names: ./a.yaml, b/../a.yaml.
        const key = name === STDIN ? name : resolve(cwd, name);
        if (files.has(key)) continue;
        await attempt(name, () => {
          const bytes = name === STDIN ? terminal.readStdin() : readFileSync(key);
          files.set(key, { name, bytes, isNamed: name === STDIN || name === path });
        });
      }
    });
  const patches = new Set(
    [...files].flatMap(([path, { bytes }]) => (isKustomization(path) ? kustomizePatches(path, String(bytes)) : [])),
  );
  return { files: [...files].flatMap(([path, file]) => (file.isNamed || !patches.has(path) ? [file] : [])), problems };
}

const STDIN = '<stdin>';

async function namesOf(path: string, cwd: string): Promise<string[]> {
  if (path === '-') return [STDIN];
  const named = statSync(resolve(cwd, path), { throwIfNoEntry: false });
  if (!named && GLOB.test(path)) return expand(path, cwd);
  if (!named?.isDirectory()) return [path];
  const found = filesBelow(resolve(cwd, path)).map((one) => relative(cwd, one));
  if (found.length === 0) throw new UsageError('no .yaml, .yml or .json file in this folder');
  return found;
}

async function expand(pattern: string, cwd: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const matching = await glob(pattern.replaceAll('\\', '/'), {
    cwd,
    dot: true,
    ignore: [...SKIPPED].map((name) => `**/${name}/**`),
  });
  // Pipes and sockets have no end that comes by itself; a link to nothing is said when it is read.
  const found = matching.filter((one) => statSync(resolve(cwd, one), { throwIfNoEntry: false })?.isFile() ?? true);
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

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
};

function reasonOf(error: unknown): string {
  const code = (error as { readonly code?: string }).code ?? '';
  return REASONS[code] ?? messageOf(error);
}
