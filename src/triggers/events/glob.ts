import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import { celMatches, celText } from './cel';

/**
 * CEL that says whether a text fits a glob: `**` is any text, `*` any text without `/`, `?` one character other than `/`,
 * `{a,b}` one of several.
 *
 * @throws `invalid-glob`
 */
export function globCondition(expression: string, glob: string, at: PendingPlace): string {
  checkGlob(glob, at);
  if (!/[*?{]/.test(glob)) return `${expression} == ${celText(glob)}`;
  const folder = /^([^*?{]+\/)\*\*$/.exec(glob)?.[1];
  if (folder !== undefined) return `${expression}.startsWith(${celText(folder)})`;
  return celMatches(expression, globToRe2(glob));
}

/** The RE2 expression of a glob, without anchors. */
export function globToRe2(glob: string): string {
  return glob.replaceAll(/\*\*\/|\*\*|\*|\?|\{([^{}]*)\}|[^*?{}]/gs, (part, choices: string | undefined) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (choices !== undefined) return `(?:${choices.split(',').map(globToRe2).join('|')})`;
    return quoteRe2(part);
  });
}

function quoteRe2(character: string): string {
  return character.replaceAll(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

function checkGlob(glob: string, at: PendingPlace): void {
  const help = helpFor(glob);
  if (help === undefined) return;
  fail({ rule: 'invalid-glob', message: `pattern ${quote(glob)} is not allowed`, data: { glob }, at, help });
}

function helpFor(glob: string): string | undefined {
  if (glob === '') return 'leave it out to let everything pass';
  if (glob.startsWith('!')) return 'patterns that let nothing pass go into exclude';
  if (/^\.?\//.test(glob)) return `paths begin at the root of the repository: ${quote(glob.replace(/^\.?\/+/, ''))}`;
  if (glob.endsWith('/')) return `everything in the folder is ${quote(`${glob}**`)}`;
  if (/[[\]]/.test(glob)) return '"[" and "]" have no meaning; "?" is any character, "{a,b}" one of several texts';
  if (/[{}]/.test(glob.replaceAll(/\{[^{}]*\}/g, ''))) return 'braces come in pairs, and none in another';
  return undefined;
}
