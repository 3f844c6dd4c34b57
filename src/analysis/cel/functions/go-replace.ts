import { goRegexpFault } from '../../go/go-regexp';

/** A regular expression of Go for JavaScript, which reads almost the same language. */
export function goRegexp(pattern: string): RegExp {
  const fault = goRegexpFault(pattern);
  if (fault !== undefined) throw new Error(`failed to parse regular expression for translation: ${fault}`);
  const [, flags = '', rest = pattern] = /^\(\?([ims]+)\)([^]*)$/.exec(pattern) ?? [];
  return new RegExp(
    rest
      .replace(/\(\?P</g, '(?<')
      .replace(/\\A/g, '^')
      .replace(/\\z/g, '$'),
    `gu${flags}`,
  );
}

/** What `$1`, `${1}`, `$name` and `$$` of Go's replacement stand for. */
export function goReplacement(replacement: string, match: readonly unknown[]): string {
  const last = match.at(-1);
  const named = typeof last === 'object' && last !== null ? (last as Readonly<Record<string, string | undefined>>) : {};
  const groups = match.filter((one) => typeof one === 'string' || one === undefined);
  return replacement.replace(/\$(?:(\$)|\{(\w+)\}|(\w+))/g, (_, dollar?: string, braced?: string, bare?: string) => {
    if (dollar !== undefined) return '$';
    const name = braced ?? bare ?? '';
    // The whole text that was searched comes last of the texts.
    const group = /^\d+$/.test(name) ? groups.slice(0, -1)[Number(name)] : named[name];
    return typeof group === 'string' ? group : '';
  });
}
