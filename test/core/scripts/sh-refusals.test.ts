import { compileScript } from '../../../src/core/scripts/compile-script';
import { ObjectRef } from '../../../src/core/references/object-ref';
import { StatusRef } from '../../../src/core/references/status-ref';
import { WorkspaceRef } from '../../../src/core/references/workspace-ref';
import { Script, type ScriptValue } from '../../../src/core/scripts/script';
import { sh } from '../../../src/core/scripts/sh';
import { DiagnosticError } from '../../../src/diagnostics/diagnostic-error';
import { list, path, text, untrusted } from './pod';

const x = text('x');
const a = list('a');
const bash = (strings: TemplateStringsArray, ...values: ScriptValue[]) =>
  new Script(
    'sh',
    strings.raw.map((piece, i) => (i === 0 ? `#!/bin/bash\n${piece}` : piece)),
    values,
  );

function rulesOf(script: Script): string {
  try {
    compileScript(script, []);
    return 'none';
  } catch (error) {
    if (!DiagnosticError.isDiagnosticError(error)) throw error;
    return error.diagnostics.map(({ rule }) => rule).join();
  }
}

describe('sh refuses a reference', () => {
  test.each<readonly [string, Script, string]>([
    ['in single quotes', sh`echo '${x}'`, 'reference-in-single-quotes'],
    ['in quotes of $', bash`echo $'${x}'`, 'reference-in-single-quotes'],
    [
      'in a here-document with a quoted end',
      sh`cat <<'EOF'
${x}
EOF`,
      'reference-in-quoted-heredoc',
    ],
    [
      'in a here-document with an escaped end',
      sh`cat <<\EOF
${x}
EOF`,
      'reference-in-quoted-heredoc',
    ],
    ['in a comment', sh`true # ${x}`, 'reference-in-comment'],
    ['in the first line', sh`#!/bin/sh ${x}`, 'reference-in-comment'],
    ['in backticks', sh`echo \`cat ${x}\``, 'reference-in-backticks'],
    ['in arithmetic', sh`echo $((${x} + 1))`, 'reference-in-arithmetic'],
    ['in a substitution in arithmetic', sh`echo $(($(echo ${x}) + 1))`, 'reference-in-arithmetic'],
    ['in old arithmetic', bash`echo $[${x} + 1]`, 'reference-in-arithmetic'],
    ['in an arithmetic command', bash`((${x} > 1))`, 'reference-in-arithmetic'],
    ['in let', bash`let n=${x}`, 'reference-in-arithmetic'],
    ['in a for of numbers', bash`for ((i = 0; i < ${x}; i++)); do :; done`, 'reference-in-arithmetic'],
    ['in an index', bash`a[${x}]=1`, 'reference-in-arithmetic'],
    ['in a comparison of numbers in [[ ]]', bash`[[ ${x} -eq 1 ]]`, 'reference-in-arithmetic'],
    ['in a variable that arithmetic uses', sh`n=${x}; echo $((n + 1))`, 'reference-in-arithmetic'],
    ['in a loop variable that arithmetic uses', sh`for n in ${x}; do echo $((n * 2)); done`, 'reference-in-arithmetic'],
    ['in a variable declared as number', bash`declare -i n; n=${x}`, 'reference-in-arithmetic'],
    ['in a declaration as number', bash`declare -i n=${x}`, 'reference-in-arithmetic'],
    ['in a number of bash', bash`SECONDS=${x}`, 'reference-in-arithmetic'],
    ['in a variable that [[ ]] compares as a number', bash`n=${x}; [[ $n -gt 3 ]]`, 'reference-in-arithmetic'],
    ['in a variable that [[ -v ]] reads', bash`n=${x}; [[ -v $n ]]`, 'reference-as-name'],
    ['in a variable that goes on into arithmetic', bash`a=${x}; b="$a"; c=$b; ((c > 3))`, 'reference-in-arithmetic'],
    ['in a variable of which a part is computed', sh`a=${x}; b=\${a%%.*}; echo $((b + 1))`, 'reference-in-arithmetic'],
    [
      'in the argument of a function that computes',
      bash`f() { local n=$1; echo $((n + 1)); }; f ${x}`,
      'reference-in-arithmetic',
    ],
    ['in arguments that arithmetic uses', sh`set -- ${x}; echo $(($1 + 1))`, 'reference-in-arithmetic'],
    ['in what is read for arithmetic', bash`read -r n <<<${x}; ((n > 3))`, 'reference-in-arithmetic'],
    [
      'in lines that are read for arithmetic',
      sh`echo ${x} | while read -r n; do echo $((n + 1)); done`,
      'reference-in-arithmetic',
    ],
    ['as the name of a variable', sh`${x}=1`, 'reference-as-name'],
    ['as a part of a name', sh`echo "$a${x}"`, 'reference-as-name'],
    ['behind a dollar sign', sh`echo "$${x}"`, 'reference-as-name'],
    ['in the name of an expansion', new Script('sh', ['echo "${', '}"'], [x]), 'reference-as-name'],
    ['as the name of a function', sh`${x}() { true; }`, 'reference-as-name'],
    ['as the variable of for', sh`for ${x} in a; do true; done`, 'reference-as-name'],
    ['as a file descriptor', sh`echo a >&${x}`, 'reference-as-name'],
    ['in export', sh`export ${x}`, 'reference-as-name'],
    ['in unset', sh`unset ${x}`, 'reference-as-name'],
    ['in read', sh`read ${x}`, 'reference-as-name'],
    ['in [[ -v ]]', bash`[[ -v ${x} ]]`, 'reference-as-name'],
    ['in printf -v', bash`printf -v ${x} a`, 'reference-as-name'],
    ['as a command', sh`${x} a`, 'reference-as-command'],
    ['as a command behind env', sh`env A=b ${x}`, 'reference-as-command'],
    ['as a file to run', sh`. ${x}`, 'reference-as-command'],
    ['as a program of python', sh`python3 ${x}`, 'reference-as-command'],
    ['in eval', sh`eval "a ${x}"`, 'reference-as-code'],
    ['in a written-out eval', sh`e\val ${x}`, 'reference-as-code'],
    ['in eval behind command', sh`command eval ${x}`, 'reference-as-code'],
    ['in trap', sh`trap "rm ${x}" EXIT`, 'reference-as-code'],
    ['in alias', sh`alias a=${x}`, 'reference-as-code'],
    ['in sh -c', sh`sh -c "echo ${x}"`, 'reference-as-code'],
    ['in bash -ec in a container', sh`docker run img /bin/bash -ec "echo ${x}"`, 'reference-as-code'],
    ['in python -c', sh`python3.13 -c "print('${x}')"`, 'reference-as-code'],
    ['in node -e', sh`node -e "console.log(${x})"`, 'reference-as-code'],
    ['in a second perl -e', sh`perl -e 'a' -e ${x}`, 'reference-as-code'],
    ['in sed', sh`sed -i "s/a/${x}/" file`, 'reference-as-code'],
    ['in sed -e', sh`sed -n -e p -e "s/a/${x}/"`, 'reference-as-code'],
    ['in awk', sh`awk "{ print ${x} }" file`, 'reference-as-code'],
    ['in a command over ssh', sh`ssh -i key host "run ${x}"`, 'reference-as-code'],
    ['in the input of sh', sh`echo ${x} | sh`, 'reference-as-code'],
    [
      'in the input of a pipeline to sh',
      sh`cat <<EOF | tee log | bash -s
${x}
EOF`,
      'reference-as-code',
    ],
    [
      'in a here-document for bash',
      sh`bash <<EOF
echo ${x}
EOF`,
      'reference-as-code',
    ],
    [
      'in a here-document for a shell over ssh',
      sh`ssh -i key -4 host <<EOF
echo ${x}
EOF`,
      'reference-as-code',
    ],
    ['in the input of a shell over ssh', sh`echo ${x} | ssh host`, 'reference-as-code'],
    ['in the prompt of set -x', sh`PS4=${x}`, 'reference-as-code'],
    ['in a command of git', sh`GIT_SSH_COMMAND="ssh -i ${x}" git fetch`, 'reference-as-code'],
    ['in a command of ssh', sh`ssh -o "ProxyCommand=nc ${x} 22" host`, 'reference-as-code'],
    ['in a command of ssh, in one word', sh`ssh -oProxyCommand=${x} host`, 'reference-as-code'],
    ['in flock -c', sh`flock lock -c "echo ${x}"`, 'reference-as-code'],
    ['in script -qc', sh`script -qc "echo ${x}" log`, 'reference-as-code'],
    ['in a file of commands that a shell reads', bash`bash <(echo ${x})`, 'reference-as-code'],
    [
      'in a here-document that is sourced',
      sh`. /dev/stdin <<EOF
echo ${x}
EOF`,
      'reference-as-code',
    ],
    ['in the format of printf', sh`printf "${x}\n"`, 'reference-as-format'],
    ['in a test of two references', sh`[ ${x} ${x} ]`, 'reference-in-test'],
    ['in a test with -a', sh`[ -n ${x} -a -n b ]`, 'reference-in-test'],
    ['in test -v', sh`test -v ${x}`, 'reference-in-test'],
    ['in [[ ]] of sh', sh`[[ ${x} == a ]]`, 'reference-in-test'],
    ['as a regular expression', bash`[[ a =~ ${x} ]]`, 'reference-as-pattern'],
    ['in a replacement', new Script('sh', ['#!/bin/bash\necho "${a/b/', '}"'], [x]), 'reference-in-expansion'],
    ['in a slice', new Script('sh', ['#!/bin/bash\necho "${a:', '}"'], [x]), 'reference-in-arithmetic'],
    ['in quotes in a default in quotes', sh`echo "\${a:-"${x}"}"`, 'reference-in-expansion'],
    ['in an assigned default without quotes', sh`: \${a:=${x}}`, 'reference-in-expansion'],
    ['behind a backslash', new Script('sh', ['echo \\', ''], [x]), 'backslash-before-reference'],
    ['in (( of sh', sh`((echo ${x}))`, 'shell-syntax'],
    [
      'in a script of an unknown shell',
      sh`#!/bin/zsh
echo ${x}`,
      'unknown-shell',
    ],
    [
      'in a script of another language',
      sh`#!/usr/bin/env -S python3 -u
print(${x})`,
      'unknown-shell',
    ],
    ['in a script that is not valid', sh`echo "${x}`, 'shell-syntax'],
    ['when it is untrusted, alike', sh`eval ${untrusted('x')}`, 'reference-as-code'],
    ['when it stands in a text, alike', sh`eval ${`a ${x}`}`, 'reference-as-code'],
  ])('%s', (_, script, rule) => {
    expect(rulesOf(script)).toBe(rule);
  });
});

describe('sh refuses', () => {
  test.each<readonly [string, Script, string]>([
    ['an array in double quotes', sh`echo "${a}"`, 'array-in-text'],
    ['an array in a word', sh`echo x${a}`, 'array-in-text'],
    ['an array in an assignment', sh`x=${a}`, 'array-in-text'],
    ['an array in a redirect', sh`echo > ${a}`, 'array-in-text'],
    ['an array as the word of case', sh`case ${a} in *) ;; esac`, 'array-in-text'],
    ['an array in a text', sh`echo ${`x ${a}`}`, 'array-in-text'],
    ['an array as the command', sh`${a}`, 'reference-as-command'],
    ['an array in a function', sh`f() { echo ${a}; }`, 'array-in-function'],
    ['an array beside shift', sh`shift; echo ${a}`, 'array-in-function'],
    ['an array beside set --', sh`set -- a b; echo ${a}`, 'array-in-function'],
    ['two arrays', sh`echo ${a} ${list('b')}`, 'two-arrays-in-script'],
    ['a path in backticks', sh`echo \`ls ${path('source')}\``, 'reference-in-backticks'],
    [
      'a text that ends its here-document',
      sh`cat <<EOF
${'EOF'}
EOF`,
      'text-out-of-place',
    ],
    [
      'a text with tabs in <<-',
      sh`cat <<-EOF
${'\ta'}
EOF`,
      'text-out-of-place',
    ],
    ['a text of several lines in a comment', sh`true # ${'a\nb'}`, 'text-out-of-place'],
    ['a text in arithmetic', sh`echo $((${'a b'}))`, 'reference-in-arithmetic'],
    ['an object', sh`echo ${new ObjectRef('params.o', ['k'], { owner: {} }) as unknown as string}`, 'object-in-script'],
    [
      'a status',
      sh`echo ${new StatusRef('tasks.a.status', { owner: {} }) as unknown as string}`,
      'finally-value-in-script',
    ],
    ['a workspace', sh`echo ${new WorkspaceRef('w', { owner: {} }) as unknown as string}`, 'unknown-interpolation'],
    ['undefined', sh`echo ${undefined as unknown as string}`, 'unknown-interpolation'],
    ['a number that is none', sh`echo ${NaN}`, 'unknown-interpolation'],
    ['a param written out', sh`echo $(params.x) ${x}`, 'param-in-script'],
    ['a param put together', sh`echo '$(params.${'x'})'`, 'param-in-script'],
  ])('%s', (_, script, rule) => {
    expect(rulesOf(script)).toBe(rule);
  });
});

describe('sh allows', () => {
  test.each<readonly [string, Script]>([
    ['set -e beside an array', sh`set -eu; echo ${a}`],
    ['a function beside an array', sh`f() { echo "$@"; }; f ${a}`],
    ['a fixed beginning of a command', sh`python${x} -m pytest`],
    ['a command below a path', sh`${path('source')}/gradlew ${x}`],
    ['a script below a path', sh`python3 ${path('source')}/x.py ${x}`],
    ['arguments of sh -c', sh`sh -c 'echo "$1"' sh ${x}`],
    ['data for the input of a program', sh`echo ${x} | python3 read.py; echo ${x} | sh -c cat`],
    ['arguments of sed', sh`sed -i s/a/b/ ${x}`],
    ['variables of awk', sh`awk -v x=${x} '{ print x }' ${x}`],
    ['the host of ssh', sh`ssh deploy@${x} uptime`],
    ['data for the input of a command over ssh', sh`echo ${x} | ssh host cat`],
    ['a comparison of numbers in [ ]', sh`[ ${x} -lt 3 ]`],
    ['expr', sh`n=$(expr ${x} + 1)`],
    ['a variable beside arithmetic with others', sh`i=0; n=${x}; while [ "$i" -lt "$n" ]; do i=$((i + 1)); done`],
    ['names of commands as arguments', sh`apk add bash ${x}; echo eval ${x}; grep sh ${x}`],
    ['an export', sh`export A=${x} B="${x}"`],
    ['a comparison of texts in [[ ]] beside one of numbers', bash`n=${x}; [[ $n == a && 3 -gt 2 ]]`],
    ['a variable beside one that is asked for', bash`a=${x}; [[ -v a ]]; echo "$a"`],
    ['what a command makes of a value, in arithmetic', sh`n=${x}; m=$(expr "$n" + 1); echo $((m * 2))`],
    ['a function beside arithmetic', sh`f() { echo "$1"; }; i=0; f ${x}; i=$((i + 1))`],
    ['an option of ssh', sh`ssh -o "IdentityFile=${x}" -o StrictHostKeyChecking=yes host uptime`],
    ['the file of flock', sh`flock ${x} cat`],
    ['what is read beside arithmetic', sh`echo ${x} | while read -r name; do echo "$name"; done; echo $((1 + 1))`],
  ])('%s', (_, script) => {
    expect(rulesOf(script)).toBe('none');
  });
});

it('says where a reference stands and what to write', () => {
  const script = sh`
    set -e
    sed "s/IMAGE/${x}/" deploy.yaml
  `;
  const place = { construct: 'shop/deploy', field: 'steps[0] "render"' };
  expect(() => compileScript(script, [], place)).toThrow(
    [
      'error[reference-as-code]: "$(params.x)" stands in a program of sed or awk, which can run commands',
      '  at shop/deploy › steps[0] "render" › script line 2',
      `  help: let the program read it: NAME=\${…} envsubst '$NAME' < file, or ENVIRON["NAME"] in awk`,
    ].join('\n'),
  );
});

it('shows where a script is not valid', () => {
  const script = sh`
    ü=${x}
    if true; then echo ${x} "ü ${x}"; done
  `;
  expect(() => compileScript(script, [])).toThrow(
    [
      'error[shell-syntax]: script is not valid shell: "done" can only be used to end a loop',
      '        if true; then echo $(params.x) "ü $(params.x)"; done',
      '                                                        ^',
      '  at script line 2',
    ].join('\n'),
  );
});
