import fc from 'fast-check';
import { compileScript } from '../../../src/core/scripts/compile-script';
import type { ScriptValue, Script } from '../../../src/core/scripts/script';
import { sh } from '../../../src/core/scripts/sh';
import { HOSTILE, hostileText, survivesKubelet } from './hostile';
import { expand, list, start, startCompiled, text, untrusted, type Container } from './pod';
import { runInShell, SHELLS, type Shell } from './shells';

interface Place {
  readonly script: (value: ScriptValue) => Script;
  /** What the script prints when it gets a value. */
  readonly prints: (value: string) => string;
}

const place = (script: Place['script'], prints: Place['prints'] = (value) => `<${value}>`): Place => ({
  script,
  prints,
});

/** Places that all shells know. */
const PLACES: Readonly<Record<string, Place>> = {
  'a word': place((v) => sh`printf '<%s>' ${v}`),
  'several words': place(
    (v) => sh`printf '<%s>' ${v} ${v}`,
    (v) => `<${v}><${v}>`,
  ),
  'a part of a word': place(
    (v) => sh`printf '<%s>' a${v}b=${v}`,
    (v) => `<a${v}b=${v}>`,
  ),
  'double quotes': place((v) => sh`printf '<%s>' "${v}"`),
  'double quotes with text': place(
    (v) => sh`printf '<%s>' "a \$ ${v}b\" 'c'"`,
    (v) => `<a $ ${v}b" 'c'>`,
  ),
  'a here-document': place(
    (v) => sh`
    cat <<EOF
    "<${v}>" '<${v}>'
    EOF
  `,
    (v) => `"<${v}>" '<${v}>'\n`,
  ),
  'a here-document with tabs': place(
    (v) => sh`cat <<-EOF
	<${v}>
	EOF
`,
    (v) => `<${v}>\n`,
  ),
  'a here-document in a substitution': place(
    (v) => sh`
    x=$(cat <<EOF
    <${v}>.
    EOF
    )
    printf '%s' "$x"
  `,
    (v) => `<${v}>.`,
  ),
  'a substitution in a here-document': place(
    (v) => sh`
    cat <<EOF
    <$(printf '%s.' ${v})>
    EOF
  `,
    (v) => `<${v}.>\n`,
  ),
  'a substitution': place((v) => sh`printf '%s' "$(printf '<%s>' ${v})"`),
  'double quotes in a substitution in double quotes': place((v) => sh`printf '%s' "$(printf '<%s>' "${v}")"`),
  'nested substitutions': place((v) => sh`printf '%s' "$(printf '%s' "$(printf '<%s>' ${v})")"`),
  'a default without quotes': place((v) => sh`printf '<%s>' \${none:-${v}}`),
  'a default with other text': place(
    (v) => sh`printf '<%s>' \${none-a"b"${v}c}`,
    (v) => `<ab${v}c>`,
  ),
  'a default in quotes': place((v) => sh`printf '<%s>' "\${none:-${v}}"`),
  'an alternative': place(
    (v) => sh`x=1; printf '<%s>' \${x:+${v}} "\${x+${v}}"`,
    (v) => `<${v}><${v}>`,
  ),
  'an assigned default': place((v) => sh`: "\${none:=${v}}"; printf '<%s>' "$none"`),
  'a default in a here-document': place(
    (v) => sh`
    cat <<EOF
    <\${none:-${v}}>
    EOF
  `,
    (v) => `<${v}>\n`,
  ),
  'a prefix to cut off': place(
    (v) => sh`x=${v}tail; printf '<%s>' "\${x#${v}}" \${x##${v}}`,
    () => '<tail><tail>',
  ),
  'a suffix to cut off': place(
    (v) => sh`x=head${v}; printf '<%s>' "\${x%${v}}" \${x%%"${v}"}`,
    () => '<head><head>',
  ),
  'the word of case': place(
    (v) => sh`case ${v} in "${v}") printf yes;; esac`,
    () => 'yes',
  ),
  'a pattern of case': place(
    (v) => sh`case ${'x'}${v} in y | x${v}) printf yes;; *) printf no;; esac`,
    () => 'yes',
  ),
  'a pattern with a star': place(
    (v) => sh`case a${v}b in a${v}*) printf yes;; *) printf no;; esac`,
    () => 'yes',
  ),
  'the list of for': place(
    (v) => sh`for x in a ${v} "${v}"; do printf '<%s>' "$x"; done`,
    (v) => `<a><${v}><${v}>`,
  ),
  'an assignment': place(
    (v) => sh`x=${v} y=a:${v}; printf '<%s>' "$x" "$y"`,
    (v) => `<${v}><a:${v}>`,
  ),
  'an assignment for one command': place((v) => sh`X=${v} sh -c 'printf "<%s>" "$X"'`),
  export: place((v) => sh`export X=${v}; sh -c 'printf "<%s>" "$X"'`),
  readonly: place((v) => sh`readonly x=${v}; printf '<%s>' "$x"`),
  'local of a function': place((v) => sh`f() { local x=${v}; printf '<%s>' "$x"; }; f`),
  'a function': place(
    (v) => sh`f() { printf '<%s>' ${v} "$1"; }; f ${v}`,
    (v) => `<${v}><${v}>`,
  ),
  'a subshell': place((v) => sh`(cd /; printf '<%s>' ${v})`),
  'a group': place((v) => sh`{ printf '<%s>' ${v}; } 2>/dev/null`),
  'a pipeline': place((v) => sh`printf '<%s>' ${v} | cat | cat`),
  'a list': place((v) => sh`true && printf '<%s>' ${v} || false`),
  'a background job': place((v) => sh`printf '<%s>' ${v} & wait`),
  'a condition': place((v) => sh`if [ ${v} = "${v}" ]; then printf '<%s>' ${v}; else printf no; fi`),
  'the else of a condition': place((v) => sh`if false; then :; elif false; then :; else printf '<%s>' ${v}; fi`),
  'a loop': place((v) => sh`while printf '<%s>' ${v}; do break; done`),
  'tests with two words': place(
    (v) => sh`if [ -n ${v} ] || ! test -n ${v}; then printf yes; fi`,
    () => 'yes',
  ),
  'a test with a number': place(
    (v) => sh`[ ${v} -eq 7 ] 2>/dev/null || printf no; printf '<%s>' ${v}`,
    (v) => `no<${v}>`,
  ),
  'the program of a command with arguments': place((v) => sh`sh -c 'printf "<%s>" "$1"' sh ${v}`),
  'the arguments of set': place(
    (v) => sh`set -- ${v} "${v}"; printf '<%s>' "$@"`,
    (v) => `<${v}><${v}>`,
  ),
  'a variable that is printed with echo': place(
    (v) => sh`x=a${v}; test "$x" = a"${v}" && printf yes`,
    () => 'yes',
  ),
  'a line that goes on': place(
    (v) => sh`printf '<%s>' \
    ${v}`,
  ),
};

const BASH_PLACES: Readonly<Record<string, Place>> = {
  'a here-string': place(
    (v) => sh`#!/usr/bin/env bash
cat <<<${v}`,
    (v) => `${v}\n`,
  ),
  'an array': place(
    (v) => sh`#!/bin/bash
x=(a ${v} "${v}"); printf '<%s>' "\${x[@]}"`,
    (v) => `<a><${v}><${v}>`,
  ),
  'a declared array': place(
    (v) => sh`#!/bin/bash
declare -a x=(a ${v}); declare -r y=${v}; printf '<%s>' "\${x[@]}" "$y"`,
    (v) => `<a><${v}><${v}>`,
  ),
  'a local array': place(
    (v) => sh`#!/bin/bash
f() { local -a x=(${v}); local y=${v}; printf '<%s>' "\${x[@]}" "$y"; }; f`,
    (v) => `<${v}><${v}>`,
  ),
  'a process substitution': place(
    (v) => sh`#!/bin/bash
cat <(printf '<%s>' ${v})`,
  ),
  'double brackets': place(
    (v) => sh`#!/bin/bash
if [[ ${v} == ${v} && x${v} = "x${v}" && ! ( a${v} != a${v} ) && -n a${v} ]]; then printf yes; else printf no; fi`,
    () => 'yes',
  ),
  'select and time': place(
    (v) => sh`#!/bin/bash
time printf '<%s>' ${v} 2>/dev/null`,
  ),
};

interface Case {
  readonly name: string;
  readonly value: string;
  readonly expected: string;
  readonly container: Container;
}

/** Values in places, every place with each `nth` of them; a script is compiled once. */
function cases(
  places: Readonly<Record<string, Place>>,
  values: readonly string[],
  kind: 'params' | 'untrusted',
  nth = 1,
): Case[] {
  return Object.entries(places).flatMap(([name, { script, prints }], offset) => {
    const compiled = compileScript(script(kind === 'params' ? text('x') : untrusted('x')), []);
    const chosen = values.filter((_, i) => (i + offset) % nth === 0);
    return chosen.map((value) => {
      const container = startCompiled(compiled, { [kind]: { x: value } });
      const arrives = kind === 'params' && !survivesKubelet(value) ? expand(value, new Map()) : value;
      return { name, value, expected: prints(arrives), container };
    });
  });
}

/** Fixed texts, where they can stand. */
function fixedCases(values: readonly string[]): Case[] {
  return Object.entries(PLACES).flatMap(([name, { script, prints }]) =>
    values.flatMap((value) => {
      try {
        return [{ name, value, expected: prints(value), container: start(script(value), {}) }];
      } catch (error) {
        if (/text-out-of-place|text/.test(String(error))) return [];
        throw error;
      }
    }),
  );
}

/** What did not arrive as it should, or made a file. */
function faults(shell: Shell, all: readonly Case[]) {
  const outcomes = runInShell(
    shell,
    all.map(({ container }) => container),
  );
  return all.flatMap(({ name, value, expected, container }, i) => {
    const { output, files } = outcomes[i]!;
    return files.length === 0 && output === expected ? [] : [{ name, value, expected, output, files, container }];
  });
}

const random = fc.sample(hostileText, { numRuns: 20, seed: 1 });
const params = cases(PLACES, [...HOSTILE, ...random], 'params', 2);
const untrustedTexts = cases(PLACES, HOSTILE, 'untrusted', 14);
const fixed = fixedCases([
  '',
  "it's",
  'a"b\\',
  '$(touch pwned)`touch pwned`',
  '{a,b}',
  '}',
  '\nEOF\ntouch pwned',
  '\ta  b ',
  '* ~ #',
  '-n',
]);

describe.each(SHELLS)('%s', (shell) => {
  it('gets params byte for byte in every place and runs none of them', () => {
    expect(faults(shell, params)).toEqual([]);
  });

  it('gets untrusted text byte for byte in every place and runs none of it', () => {
    expect(faults(shell, untrustedTexts)).toEqual([]);
  });

  it('gets the elements of an array as words, wherever words stand', () => {
    const values = HOSTILE.filter(survivesKubelet);
    const script = sh`
      set -eu
      printf '<%s>' ${list('a')}
      for each in start ${list('a')}; do printf '[%s]' "$each"; done
      f() { printf '(%s)' "$@"; }
      f ${list('a')} | cat
    `;
    const [outcome] = runInShell(shell, [start(script, { arrays: { a: values } })]);
    const expected =
      values.map((value) => `<${value}>`).join('') + ['start', ...values].map((value) => `[${value}]`).join('');
    expect(outcome).toEqual({
      output: `${expected}${values.map((value) => `(${value})`).join('')}`,
      status: 0,
      files: [],
    });
  });

  it('stops when untrusted text is no base64', () => {
    const compiled = compileScript(
      sh`#!/bin/sh
printf '%s' ${untrusted('x')}`,
      [],
    );
    const [outcome] = runInShell(shell, [startCompiled(compiled, { params: { x: '*' } })]);
    expect(outcome).toEqual({ output: '', status: 1, files: [] });
  });

  it('gets fixed texts byte for byte in every place', () => {
    expect(faults(shell, fixed)).toEqual([]);
  });
});

it('bash gets params byte for byte in its own places and runs none of them', () => {
  expect(faults('bash', cases(BASH_PLACES, [...HOSTILE, ...random], 'params'))).toEqual([]);
});
