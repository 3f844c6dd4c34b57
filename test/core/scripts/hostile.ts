import fc from 'fast-check';

/** Makes a file when anything of a value is run. */
const CANARY = 'touch pwned';

/** Values that somebody might give a param. */
export const HOSTILE: readonly string[] = [
  '',
  ' ',
  'plain',
  `$(${CANARY})`,
  `\`${CANARY}\``,
  `; ${CANARY};`,
  `\n${CANARY}\n`,
  `| ${CANARY}`,
  `&& ${CANARY} &`,
  `"; ${CANARY}; "`,
  `'; ${CANARY}; '`,
  `"$(${CANARY})"`,
  `'$(${CANARY})'`,
  `\${x:-$(${CANARY})}`,
  `$((a[$(${CANARY})]))`,
  `a[$(${CANARY})]`,
  `a[\`${CANARY}\`]`,
  `}; ${CANARY}; {`,
  `) ${CANARY} (`,
  `\\"; ${CANARY}; \\"`,
  `EOF\n${CANARY}`,
  `\nEOF\n${CANARY}\n`,
  `-n`,
  `-e`,
  `--`,
  `-va[$(${CANARY})]`,
  `!`,
  `=`,
  `(`,
  `*`,
  `?`,
  `[a-z]*`,
  `~`,
  `{a,b}`,
  `a  b\tc`,
  ` leading and trailing `,
  `two\nlines`,
  `trailing\n\n`,
  `\n`,
  `\\`,
  `\\\\`,
  `\\n\\t\\$x`,
  `"`,
  `'`,
  `'"'"'`,
  '`',
  `$`,
  `$HOME $$ $1 $@`,
  '${HOME}',
  `%s%d%n`,
  `ünïcödé – 日本 🎉`,
  `# no comment`,
  `\r\n`,
  `\u0001\u007f`,
  `x=1`,
  `>out`,
  `<in`,
];

/** The kubelet changes these: `$(NAME)` of known names, and `$$`. */
export const survivesKubelet = (value: string): boolean => !value.includes('$(') && !value.includes('$$');

/** Texts of the characters and pieces that mean something to a shell. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from('\'"`$\\(){}[]*?!~#;&|<>=- \t\n%a1')),
      fc.constantFrom(CANARY, `$(${CANARY})`, `\`${CANARY}\``, 'EOF', '\nEOF\n', '${x}', 'ü', '🎉'),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));
