import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Root of the repository; files in messages are relative to it. */
export const ROOT = join(__dirname, '../../..');

/** A fenced block of a Markdown page or of a docstring. */
export interface Fence {
  /** Path from the root of the repository. */
  readonly file: string;
  /** Line of the first line of content, from 1. */
  readonly line: number;
  readonly language: string;
  /** What follows the language: `features=enable-param-enum`, `continued`. */
  readonly marks: readonly string[];
  readonly content: string;
}

/** Where a block stands, as failures and test names say it. */
export function at({ file, line }: Pick<Fence, 'file' | 'line'>): string {
  return `${file}:${line}`;
}

/** The pages for users: README, CHANGELOG and `docs/`. */
export function pages(): string[] {
  return ['README.md', 'CHANGELOG.md', ...filesBelow('docs', '.md')].filter((file) => !file.startsWith('docs/api/'));
}

/** Sources whose docstrings are for users. */
export function sources(): string[] {
  return filesBelow('src', '.ts');
}

/** The text of a file of the repository. */
export function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** The fences of a page. */
export function fencesOfPage(file: string): Fence[] {
  return fences(file, read(file).split('\n'), 1);
}

/** The fences of all docstrings of a source file. */
export function fencesOfDocstrings(file: string): Fence[] {
  const text = read(file);
  return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap((comment) => {
    const firstLine = text.slice(0, comment.index).split('\n').length;
    const lines = comment[0].split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
    return fences(file, lines, firstLine);
  });
}

function fences(file: string, lines: readonly string[], firstLine: number): Fence[] {
  const found: Fence[] = [];
  let open: { readonly line: number; readonly info: string; readonly content: string[] } | undefined;
  for (const [i, line] of lines.entries()) {
    const info = /^\s*```(.*)$/.exec(line)?.[1];
    if (info === undefined) open?.content.push(line);
    else if (open === undefined) open = { line: firstLine + i + 1, info: info.trim(), content: [] };
    else {
      const [language = '', ...marks] = open.info.split(/\s+/);
      found.push({ file, line: open.line, language, marks, content: open.content.join('\n') });
      open = undefined;
    }
  }
  if (open) throw new Error(`${file}:${open.line}: this block never ends`);
  return found;
}

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();
}
