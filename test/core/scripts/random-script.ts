import fc from 'fast-check';

/** Stands for an interpolation in a random script. */
const HOLE = '\u0000';

const words = (text: string) => text.split(', ');

const COMMANDS = words(
  'echo, printf, cat, eval, test, [, [[, export, local, declare -i, declare -a, read, trap, unset, set --, set, sh -c, bash -c, ' +
    'sh -ec, env sh -c, command eval, exec, let, ., alias, awk, sed -e, printf -v, xargs sh -c, xargs -I{} sh -c, sh f, . ./f, cat f, tee f, :',
);
const OPERATORS = words('-eq, =, !=, -v, -n, -a, -o, -lt, ==, =~, !, ], ]], --, -c, -e, <, >&, 2>, >, -');
const ASSIGNED = words('x, y, a, RANDOM, SECONDS, PS4, OPTIND');
const EXPANSIONS = words('u:-, u:-, u-, d:=, d=, y:=, u:+, u?, u#, u##, u%, u%%, u/, u:, u^, u@, !x:-, u[x]#');
/** It names variables that other statements assign. */
const arithmetic = fc.constantFrom('x + 1', 'y > 1', 'a[0]', 'x = y', '$x * 2', 'd + 1', `1 + ${HOLE}`);

/** Most places that take no interpolation, so that more scripts are accepted. */
const withoutHoles = (text: string) => text.replaceAll(HOLE, 'h');
const fixed = (text: string) => withoutHoles(text).replaceAll("'", '');
const join = (parts: readonly string[]) => parts.join('');

const { statement } = fc.letrec<Record<'word' | 'part' | 'quoted' | 'command' | 'statement', string>>((tie) => ({
  part: fc.oneof(
    { maxDepth: 4 },
    { arbitrary: fc.constant(HOLE), weight: 6 },
    { arbitrary: fc.constantFrom('p', 'q', '/', '-', '1'), weight: 6 },
    fc.constantFrom(...words('$, \\, ~, *, #, =, !, {, }, [, ], ", \', `, (, ), +=, {p,q}')),
    { arbitrary: tie('quoted').map((text) => `"${text}"`), weight: 3 },
    tie('quoted').map((text) => `'${fixed(text)}'`),
    tie('quoted').map((text) => `$'${fixed(text)}'`),
    { arbitrary: tie('statement').map((text) => `$(${text})`), weight: 2 },
    tie('statement').map((text) => `\`${withoutHoles(text)}\``),
    arithmetic.map((text) => `$((${text}))`),
    { arbitrary: fc.constantFrom(...words('$x, "$x", $y, "$y", "$1", "$@", $a, "${a[0]}", "$(cat f)"')), weight: 5 },
    {
      arbitrary: fc.tuple(fc.constantFrom(...EXPANSIONS), tie('word')).map((parts) => `\${${join(parts)}}`),
      weight: 3,
    },
  ),
  word: fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map(join),
  quoted: fc
    .array(fc.oneof({ maxDepth: 3 }, fc.constant(HOLE), fc.constantFrom('q', ' ', "'", '\\', '$', '\n'), tie('part')), {
      maxLength: 3,
    })
    .map(join),
  command: fc
    .tuple(
      fc.oneof(
        { arbitrary: fc.constant(''), weight: 4 },
        fc.constantFrom(...ASSIGNED).map((name) => `${name}=${HOLE} `),
      ),
      fc.oneof({ arbitrary: fc.constantFrom(...COMMANDS), weight: 5 }, tie('word')),
      fc.array(fc.oneof(tie('word'), tie('word'), fc.constantFrom(...OPERATORS)), { maxLength: 4 }),
    )
    .map(([assigns, name, args]) => assigns + [name, ...args].join(' ')),
  statement: fc.oneof(
    { maxDepth: 3 },
    { arbitrary: tie('command'), weight: 6 },
    fc.tuple(fc.constantFrom(...ASSIGNED), fc.constant('='), tie('word')).map(join),
    fc.tuple(tie('statement'), fc.constantFrom(' | ', ' && ', ' || ', '; ', '\n', ' & '), tie('statement')).map(join),
    tie('statement').map((text) => `(${text})`),
    tie('statement').map((text) => `{ ${text}; }`),
    tie('statement').map((text) => `f() { ${text}; }; f ${HOLE}`),
    fc
      .tuple(tie('statement'), fc.constantFrom(' >f', ' >>f', ' <f', ' | tee f', ' | while read -r x; do :; done'))
      .map(join),
    fc.tuple(tie('statement'), tie('statement')).map(([test, then]) => `if ${test}; then ${then}; fi`),
    fc
      .tuple(fc.constantFrom(...ASSIGNED), tie('word'), tie('statement'))
      .map(([name, word, body]) => `for ${name} in ${word}; do ${body}; done`),
    fc
      .tuple(tie('word'), tie('word'), tie('statement'))
      .map(([word, pattern, body]) => `case ${word} in ${pattern}) ${body};; esac`),
    fc
      .tuple(tie('command'), fc.constantFrom('<<EOF', '<<-EOF', "<<'EOF'", '<<"E"OF'), tie('quoted'))
      .map(([command, mark, body]) => `${command} ${mark}\n${body}\nEOF\n`),
    fc.tuple(tie('command'), fc.constant(' <<<'), tie('word')).map(join),
    fc.tuple(tie('word'), tie('word')).map(([left, right]) => `[[ ${left} == ${right} ]]`),
    fc.tuple(tie('word'), tie('word')).map(([left, right]) => `[ ${left} = ${right} ]`),
    arithmetic.map((text) => `((${text}))`),
    tie('word').map((word) => `a=(${word} ${HOLE})`),
    tie('word').map((word) => `local x=${word}`),
  ),
}));

/** A script that is mostly valid, with some interpolations anywhere. */
export const randomScript: fc.Arbitrary<readonly string[]> = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((statements) => statements.join('\n').split(HOLE))
  .filter((pieces) => pieces.length > 1 && pieces.length < 10);
