import { as, type Node, type Word } from './syntax';
import type { Placeholders } from './words';

/**
 * What a word calls a file: the last part of the path, since a script may change folders; `$name` where a variable holds it.
 * Undefined where an interpolation stands in it, or for a device.
 */
export function fileName({ Parts }: Word, holes: Placeholders): string | undefined {
  const path = Parts.map((part) => partText(part)).join('');
  const [, descriptor] = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path) ?? [];
  if (descriptor !== undefined) return `&${descriptor}`;
  if (path.startsWith('/dev/')) return undefined;
  const name = baseOf(path).replace(/^-*\w+=/, '');
  return /^[-.{}]*$/.test(name) || name.includes('*') || holes.in(name).length ? undefined : name;
}

/** The last part of a path. */
export function baseOf(path: string): string {
  return path.replace(/\/+$/, '').replace(/^.*\//s, '');
}

function partText(part: Node): string {
  const double = as('DblQuoted', part);
  if (double) return double.Parts.map(partText).join('');
  const name = as('ParamExp', part)?.Param.Value;
  if (name !== undefined) return `$${name}`;
  return as('Lit', part)?.Value.replaceAll(/\\([^])/g, '$1') ?? as('SglQuoted', part)?.Value ?? '*';
}

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
