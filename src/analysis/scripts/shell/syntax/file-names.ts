import { as, type Node, type Word } from './nodes';
import type { Placeholders } from './placeholders';

/**
 * What a word calls a file: the last part of the path, since a script may change folders; `$name` where a variable holds it. A
 * pattern is any file of its folder, `folder/*`. Undefined where an interpolation stands in it, or for a device.
 */
export function fileName(word: Word, holes: Placeholders): string | undefined {
  const path = pathOf(word);
  const [, descriptor] = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path) ?? [];
  if (descriptor !== undefined) return `&${descriptor}`;
  if (path.startsWith('/dev/') || isUnknown(word)) return undefined;
  const name = baseOf(path)
    .replace(/^-*\w+=/, '')
    .replace(/(.)\.(gz|bz2|xz|zst)$/, '$1');
  if (/^[-.{}]*$/.test(name) || holes.in(name).length) return undefined;
  return /[*?[]/.test(name) ? anyIn(path.replace(/[^/]*$/, '')) : name;
}

/** What a file may be called: by its name, and by a pattern. */
export function fileNames(word: Word, holes: Placeholders): readonly string[] {
  const name = fileName(word, holes);
  return name === undefined ? [] : [name, anyIn(pathOf(word).replace(/[^/]*$/, ''))];
}

/** Any file of a folder. */
export function anyIn(folder: string): string {
  const name = baseOf(folder);
  return `${/^\.?$/.test(name) ? '.' : name}/*`;
}

function pathOf({ Parts }: Word): string {
  return Parts.map(partText).join('');
}

/** Whether only the run knows the last part. */
function isUnknown({ Parts }: Word): boolean {
  const last = Parts.at(-1) ?? null;
  return as('CmdSubst', last) !== undefined || partText(last ?? { kind: '' }).endsWith(UNKNOWN);
}

/** The last part of a path. */
function baseOf(path: string): string {
  return path.replace(/\/+$/, '').replace(/^.*\//s, '');
}

function partText(part: Node): string {
  const double = as('DblQuoted', part);
  if (double) return double.Parts.map(partText).join('');
  const name = as('ParamExp', part)?.Param.Value;
  if (name !== undefined) return `$${name}`;
  return as('Lit', part)?.Value.replaceAll(/\\([^])/g, '$1') ?? as('SglQuoted', part)?.Value ?? UNKNOWN;
}

/** Stands for what only the run knows. */
const UNKNOWN = '\u0000';

const PROGRAM =
  /\.(sh|bash|zsh|ksh|py|rb|pl|php|lua|js|mjs|cjs|ts|mk|mak|gradle|gradle\.kts|groovy|ps1|bat|cmd|Dockerfile)$/i;
const PROGRAM_NAMES = new Set([
  ...['Makefile', 'makefile', 'GNUmakefile', 'Dockerfile', 'Containerfile', 'Jenkinsfile', 'Vagrantfile'],
  ...['Rakefile', 'Justfile', 'justfile', 'crontab', '.bashrc', '.bash_profile', '.profile', '.zshrc', '.envrc'],
  ...['.gitconfig', 'pre-commit', 'pre-push', 'post-checkout', 'post-merge', '.vimrc', '.psqlrc'],
]);

/** Whether a file is run by its nature, if not by this script. */
export function isProgramFile(path: string): boolean {
  const name = baseOf(path);
  return (
    PROGRAM.test(name) ||
    PROGRAM_NAMES.has(name) ||
    name.startsWith('Dockerfile.') ||
    /(^|\/)\.ssh\/config$|\.git\/(config|hooks\/)/.test(path)
  );
}
