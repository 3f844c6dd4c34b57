import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** A file to write, by its path below the output folder. */
export interface OutputFile {
  readonly path: string;
  readonly content: string;
}

/** What became of the output folder, by paths below it. */
export interface Written {
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Writes all files beside the output folder first and moves them in when every one is there, so that a full disk or a
 * crash leaves the earlier output whole. Files of earlier runs that are not written any more go; other files stay.
 *
 * @param isOurs tells from its path whether an earlier run wrote a file
 */
export function writeFiles(folder: string, files: readonly OutputFile[], isOurs: (path: string) => boolean): Written {
  const changed = files.filter(({ path, content }) => readIfThere(join(folder, path)) !== content);
  const removed = existing(folder).filter((path) => isOurs(path) && !files.some((file) => file.path === path));
  if (changed.length > 0) moveIn(folder, changed);
  for (const path of removed) rmSync(join(folder, path));
  const paths = changed.map(({ path }) => path);
  return { changed: paths, unchanged: files.map(({ path }) => path).filter((path) => !paths.includes(path)), removed };
}

function moveIn(folder: string, files: readonly OutputFile[]): void {
  const target = resolve(folder);
  mkdirSync(dirname(target), { recursive: true });
  // In the same folder as the output, since a rename does not cross file systems.
  const aside = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    for (const { path, content } of files) {
      mkdirSync(dirname(join(aside, path)), { recursive: true });
      writeFileSync(join(aside, path), content);
    }
    for (const { path } of files) {
      mkdirSync(dirname(join(target, path)), { recursive: true });
      renameSync(join(aside, path), join(target, path));
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8') : undefined;
}

function existing(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
