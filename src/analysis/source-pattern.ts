import { rememberByText } from '../util/remember';
import { goRegexp } from './cel/functions/go-replace';

/** What a pattern of a VerificationPolicy does that it does not look like. */
export type PatternSurprise = 'open' | 'folder' | 'git';

/**
 * How Tekton 1.15 takes a pattern otherwise than it reads, or undefined. Tekton compares it with the whole source: it puts
 * `^(?:` and `)$` around each pattern that has not both `^` and `$`, and takes `git+` off the source first
 * (`pkg/trustedresources`).
 */
export function patternSurprise(pattern: string): PatternSurprise | undefined {
  const choices = alternatives(pattern);
  if (choices.some((one) => /^\^?git\\?\+/.test(one))) return 'git';
  if (choices.some((one) => /(?<!\.[*+])\/\*?\$?$/.test(one))) return 'folder';
  const isLeftAlone = pattern.startsWith('^') && pattern.endsWith('$');
  return isLeftAlone && choices.some((one) => !one.startsWith('^') || !one.endsWith('$')) ? 'open' : undefined;
}

/** Whether a pattern fits a source as Tekton 1.15 compares them; undefined where JavaScript cannot say. */
export function fitsSource(pattern: string, source: string): boolean | undefined {
  return anchored(pattern)?.test(source);
}

const anchored = rememberByText((pattern) => {
  // A group that is repeated may take for ever here, and takes no time in Go.
  if (/\)[*+{]/.test(pattern)) return undefined;
  const isLeftAlone = pattern.startsWith('^') && pattern.endsWith('$');
  try {
    const { source } = goRegexp(isLeftAlone ? pattern : `^(?:${pattern.replace(/^\^|\$$/g, '')})$`);
    return new RegExp(source, 'u');
  } catch {
    return undefined;
  }
});

/** What stands between the `|` that are in no group and no class. */
function alternatives(pattern: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [part] of pattern.matchAll(/\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^]/g)) {
    if (part === '(') depth += 1;
    if (part === ')') depth -= 1;
    if (part === '|' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${part}`);
  }
  return parts;
}
