import { compileScript } from '../../../src/core/scripts/compile-script';
import { Script } from '../../../src/core/scripts/script';
import { sh } from '../../../src/core/scripts/sh';
import { StringRef } from '../../../src/core/references/string-ref';
import { list, path, text, untrusted } from './pod';

const url = text('url');
const rendered = (script: Script) => compileScript(script, []).script;

describe('sh', () => {
  it('hands a reference over in a variable of the step', () => {
    const { script, env } = compileScript(sh`git clone ${url} src`, []);
    expect(script).toBe('git clone "${PARAM_URL}" src');
    expect(env.map(({ name, reference }) => `${name}=${reference}`)).toEqual(['PARAM_URL=$(params.url)']);
  });

  it('leaves a script without interpolations as it is', () => {
    expect(compileScript(sh`pip install -r requirements.txt && python -m pytest`, [])).toEqual({
      script: 'pip install -r requirements.txt && python -m pytest',
      env: [],
    });
  });

  test.each([
    ['a word', sh`echo ${url}`, 'echo "${PARAM_URL}"'],
    ['a part of a word', sh`echo a${url}b`, 'echo a"${PARAM_URL}"b'],
    ['double quotes', sh`echo "a ${url} b"`, 'echo "a ${PARAM_URL} b"'],
    ['a substitution', sh`x=$(cat ${url})`, 'x=$(cat "${PARAM_URL}")'],
    ['a substitution in quotes', sh`x="$(cat ${url})"`, 'x="$(cat "${PARAM_URL}")"'],
    ['a default', sh`echo "\${x:-${url}}" \${x:-${url}}`, 'echo "${x:-${PARAM_URL}}" ${x:-"${PARAM_URL}"}'],
    ['a prefix', sh`echo "\${x#${url}}"`, 'echo "${x#"${PARAM_URL}"}"'],
    ['case', sh`case ${url} in ${url}*) ;; esac`, 'case "${PARAM_URL}" in "${PARAM_URL}"*) ;; esac'],
    ['a redirect', sh`echo a > ${url}`, 'echo a > "${PARAM_URL}"'],
    ['an array', sh`pytest ${list('flags')} "a"`, 'pytest "$@" "a"'],
    ['an array in a list', sh`for f in ${list('flags')}; do echo "$f"; done`, 'for f in "$@"; do echo "$f"; done'],
    ['a path', sh`cd ${path('source')}/src`, 'cd "$(workspaces.source.path)"/src'],
    [
      'a path in quotes',
      sh`cd "${path('source')}" '${path('source')}' # ${path('source')}`,
      `cd "$(workspaces.source.path)" '$(workspaces.source.path)' # $(workspaces.source.path)`,
    ],
    ['a path in code', sh`trap 'rm -r ${path('source')}' EXIT`, "trap 'rm -r $(workspaces.source.path)' EXIT"],
    ['a text', sh`echo ${"it's"} "${'a "$b"'}"`, `echo 'it'\\''s' "a \\"\\$b\\""`],
    ['an empty text', sh`echo ${''}`, "echo ''"],
    ['a text in single quotes', sh`echo '${"it's"}'`, "echo 'it'\\''s'"],
    ['a text in a comment', sh`true # ${'$(x)'}`, 'true # $(x)'],
    ['a number and a boolean', sh`echo ${3} ${true} "${-1.5}"`, `echo '3' 'true' "-1.5"`],
    ['a number in arithmetic', sh`echo $((${3} + 1))`, 'echo $((3 + 1))'],
    ['a text that holds references', sh`curl ${`https://${url}/x`}`, `curl 'https://'"\${PARAM_URL}"'/x'`],
    ['a text that is an array', sh`pytest ${`${list('flags')}`}`, 'pytest "$@"'],
    [
      '[[ ]] of bash',
      sh`#!/bin/bash
[[ ${url} == x* ]]`,
      '#!/bin/bash\n[[ "${PARAM_URL}" == x* ]]',
    ],
    ['escapes of the template literal', sh`echo '\`' '\${x}' ${url}`, "echo '`' '${x}' \"${PARAM_URL}\""],
    ['backslashes', sh`grep '\.ts$' "\$HOME" ${url}`, `grep '\\.ts$' "\\$HOME" "\${PARAM_URL}"`],
  ])('renders %s', (_, script, expected) => {
    expect(rendered(script)).toBe(expected);
  });

  it('fills in here-documents, whose text needs no quotes', () => {
    const script = sh`
      cat > config.yaml <<EOF
      url: "${url}"
      port: ${8080}
      price: ${'5 $'}
      EOF
    `;
    expect(rendered(script)).toBe('cat > config.yaml <<EOF\nurl: "${PARAM_URL}"\nport: 8080\nprice: 5 \\$\nEOF\n');
  });

  it('decodes untrusted text at the top, behind the first line', () => {
    const { script, env } = compileScript(
      sh`#!/bin/bash
echo ${untrusted('title')} "${untrusted('title')}"`,
      [],
    );
    expect(script).toBe(
      [
        '#!/bin/bash',
        'PARAM_TITLE=$(printf %s "${PARAM_TITLE_B64}" | base64 -d && printf x) || exit 1',
        'PARAM_TITLE=${PARAM_TITLE%x}',
        'echo "${PARAM_TITLE}" "${PARAM_TITLE}"',
      ].join('\n'),
    );
    expect(env.map(({ name }) => name)).toEqual(['PARAM_TITLE_B64']);
  });

  it("leaves the first line to Tekton, so that the script keeps Tekton's set -e", () => {
    expect(rendered(sh`echo ${untrusted('title')}`)).toMatch(/^PARAM_TITLE=/);
  });

  it('passes the array on as the arguments of the step', () => {
    const { args } = compileScript(sh`pytest ${list('flags')}; echo ${list('flags')}`, []);
    expect(args?.map(String)).toEqual(['$(params.flags[*])']);
  });

  it('turns line ends of Windows into those of the shell', () => {
    expect(rendered(new Script('sh', ['echo a\r\necho ', '\r\n'], [url]))).toBe('echo a\necho "${PARAM_URL}"\n');
  });

  it('renders the same script twice alike', () => {
    const script = sh`echo ${url} ${untrusted('title')} ${new StringRef('tasks.a.results.url', { owner: {} })}`;
    expect(compileScript(script, [])).toEqual(compileScript(script, []));
  });

  it('is recognised across copies of the package', () => {
    expect([Script.isScript(sh`true`), Script.isScript('true'), Script.isScript({ language: 'sh' })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
