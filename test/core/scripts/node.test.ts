import { compileScript } from '../../../src/core/scripts/compile-script';
import { node } from '../../../src/core/scripts/node';
import { Script } from '../../../src/core/scripts/script';
import { HOSTILE, survivesKubelet } from './hostile';
import { list, path, start, text, untrusted } from './pod';
import { run } from './programs';

const x = text('x');
const rendered = (script: Script) => compileScript(script, []).script.replace('#!/usr/bin/env node\n', '');

describe('node renders', () => {
  test.each<readonly [string, Script, string]>([
    ['a reference', node`console.log(${x})`, 'console.log(process.env.PARAM_X)'],
    [
      'a reference in a template literal',
      node`console.log(\`a \${${x}} b\`)`,
      'console.log(`a ${process.env.PARAM_X} b`)',
    ],
    ['the arguments', node`f(...${list('a')})`, 'f(...process.argv.slice(2))'],
    ['untrusted text', node`f(${untrusted('x')})`, 'f(Buffer.from(process.env.PARAM_X_B64, "base64").toString())'],
    ['a text', node`f(${'a"b\n'})`, 'f("a\\"b\\n")'],
    ['numbers and booleans', node`f(1-${-1}, ${2}, ${true})`, 'f(1-(-1), 2, true)'],
    ['a text that holds references', node`f(${`a${x}/`})`, 'f(("a" + process.env.PARAM_X + "/"))'],
    [
      'a path',
      node`f(${path('source')}, "${path('source')}/x") // ${path('source')}`,
      'f("$(workspaces.source.path)", "$(workspaces.source.path)/x") // $(workspaces.source.path)',
    ],
    [
      'an argument of a program',
      node`execFileSync('ls', ['--', ${x}])`,
      "execFileSync('ls', ['--', process.env.PARAM_X])",
    ],
    ['a text for a regular expression', node`/a/.exec(${x})`, '/a/.exec(process.env.PARAM_X)'],
    ['a timer', node`setTimeout(() => f(${x}), 5)`, 'setTimeout(() => f(process.env.PARAM_X), 5)'],
    [
      'computed keys',
      node`f({ [${x}]: a[${x}], b: ${x} })`,
      'f({ [process.env.PARAM_X]: a[process.env.PARAM_X], b: process.env.PARAM_X })',
    ],
    [
      'defaults',
      node`const { a = ${x} } = b; function f(c = ${x}) {}`,
      'const { a = process.env.PARAM_X } = b; function f(c = process.env.PARAM_X) {}',
    ],
    [
      'a module',
      node`import fs from 'node:fs'; await f(${x})`,
      "import fs from 'node:fs'; await f(process.env.PARAM_X)",
    ],
    ['a division behind a regular expression', node`f(/'/.test(a) / ${x})`, "f(/'/.test(a) / process.env.PARAM_X)"],
  ])('%s', (_, script, expected) => {
    expect(rendered(script)).toBe(expected);
  });
});

describe('node refuses a reference', () => {
  test.each<readonly [string, Script, string]>([
    ['in quotes', node`f('${x}', "a")`, 'reference-in-string'],
    ['in the text of a template literal', node`f(\`a ${x}\`)`, 'reference-in-string'],
    ['in a regular expression', node`f(/${x}/)`, 'reference-in-string'],
    ['in a comment', node`f() // ${x}`, 'reference-in-comment'],
    ['in a comment of several lines', node`/* a ${x} */ f()`, 'reference-in-comment'],
    ['in the first line', node`#!/usr/bin/env node ${x}`, 'reference-in-comment'],
    ['as the name of a variable', node`const ${x} = 1`, 'reference-as-name'],
    ['as a part of a name', node`f(a${x})`, 'reference-as-name'],
    ['as an assigned name', node`${x} = 1`, 'reference-as-name'],
    ['as a property', node`f(a.${x})`, 'reference-as-name'],
    ['as a key', node`f({ ${x}: 1 })`, 'reference-as-name'],
    ['as key and value', node`f({ ${x} })`, 'reference-as-name'],
    ['as a param of a function', node`(${x}) => 1`, 'reference-as-name'],
    ['in a pattern', node`const [${x}] = a`, 'reference-as-name'],
    ['as text', node`f("$(params.x)")`, 'param-in-script'],
    ['in eval', node`eval(${x})`, 'reference-as-code'],
    ['in execSync', node`require('child_process').execSync('ls ' + ${x})`, 'reference-as-code'],
    [
      'in a template for exec',
      node`const { exec } = require('child_process'); exec(\`ls \${${x}}\`)`,
      'reference-as-code',
    ],
    ['in a variable for execSync', node`const c = 'ls ' + ${x}; const d = c; execSync(d)`, 'reference-as-code'],
    ['in an argument of a function that runs it', node`const run = (c) => execSync(c); run(${x})`, 'reference-as-code'],
    ['in spawn with a shell', node`spawn('ls', [${x}], { shell: true })`, 'reference-as-code'],
    ['in a program of sh', node`spawnSync('sh', ['-c', ${x}])`, 'reference-as-code'],
    ['as the program of spawn', node`spawn(${x}, [])`, 'reference-as-code'],
    ['in new Function', node`new Function('a', ${x})`, 'reference-as-code'],
    ['as a module', node`import(${x})`, 'reference-as-code'],
    ['as text of a timer', node`setTimeout(${x}, 5)`, 'reference-as-code'],
    ['in a script that is not valid', node`f(${x}`, 'node-syntax'],
  ])('%s', (_, script, rule) => {
    expect(() => compileScript(script, [])).toThrow(`error[${rule}]`);
  });

  it('and shows where a script is not valid', () => {
    const script = node`
      const a = ${x};
      if (${x} {
    `;
    expect(() => compileScript(script, [])).toThrow(
      [
        'error[node-syntax]: script is not valid JavaScript: Unexpected token',
        '        if ($(params.x) {',
        '                        ^',
        '  at script line 2',
      ].join('\n'),
    );
  });
});

describe('node gets', () => {
  it('every param byte for byte', () => {
    const values = HOSTILE.filter(survivesKubelet);
    const names = values.map((_, i) => text(`x${i}`));
    const script = new Script(
      'node',
      ['console.log(JSON.stringify([', ...names.slice(1).map(() => ', '), ']))'],
      names,
    );
    const params = Object.fromEntries(values.map((value, i) => [`x${i}`, value]));
    expect(JSON.parse(run('node', start(script, { params })))).toEqual(values);
  });

  it('every untrusted and every fixed text byte for byte', () => {
    const names = HOSTILE.map((_, i) => untrusted(`x${i}`));
    const all = [...names, ...HOSTILE];
    const script = new Script('node', ['console.log(JSON.stringify([', ...all.slice(1).map(() => ', '), ']))'], all);
    const given = Object.fromEntries(HOSTILE.map((value, i) => [`x${i}`, value]));
    expect(JSON.parse(run('node', start(script, { untrusted: given })))).toEqual([...HOSTILE, ...HOSTILE]);
  });

  it('the arguments', () => {
    const script = node`console.log(JSON.stringify(${list('a')}))`;
    expect(run('node', start(script, { arrays: { a: ['', 'a b', '-x', '*'] } }))).toBe('["","a b","-x","*"]\n');
  });
});
