import { compileScript } from '../../../src/core/scripts/compile-script';
import { python } from '../../../src/core/scripts/python';
import { Script } from '../../../src/core/scripts/script';
import { HOSTILE, survivesKubelet } from './hostile';
import { list, path, start, text, untrusted } from './pod';
import { run } from './programs';

const x = text('x');
const rendered = (script: Script) => compileScript(script, []).script.replace('#!/usr/bin/env python3\n', '');
const ENV_X = '__import__("os").environ["PARAM_X"]';

describe('python renders', () => {
  test.each<readonly [string, Script, string]>([
    ['a reference', python`print(${x})`, `print(${ENV_X})`],
    ['the arguments', python`print(${list('a')})`, 'print(__import__("sys").argv[1:])'],
    [
      'untrusted text',
      python`print(${untrusted('x')})`,
      'print(__import__("base64").b64decode(__import__("os").environ["PARAM_X_B64"]).decode())',
    ],
    ['a text', python`print(${'a"b\n'})`, 'print("a\\"b\\n")'],
    ['numbers', python`print(${1}, ${-1.5})`, 'print(1, (-1.5))'],
    ['booleans', python`print(${true}, ${false})`, 'print(True, False)'],
    ['a text that holds references', python`print(${`a${x}/`})`, `print(("a" + ${ENV_X} + "/"))`],
    [
      'an argument of a program',
      python`subprocess.run(["ls", "--", ${x}], check=True)`,
      `subprocess.run(["ls", "--", ${ENV_X}], check=True)`,
    ],
    [
      'the folder of a shell',
      python`subprocess.run("ls", shell=True, cwd=${x})`,
      `subprocess.run("ls", shell=True, cwd=${ENV_X})`,
    ],
    ['what is no shell', python`print(platform.system(), ${x})`, `print(platform.system(), ${ENV_X})`],
    ['a path', python`open(${path('source')} + "/x")`, 'open("$(workspaces.source.path)" + "/x")'],
    [
      'a path in a literal',
      python`open("${path('source')}/x")  # ${path('source')}`,
      'open("$(workspaces.source.path)/x")  # $(workspaces.source.path)',
    ],
    [
      'a reference behind literals',
      python`print('a\'b', """c"d""", r'e\\', f"{1}", ${x})`,
      `print('a\\'b', """c"d""", r'e\\\\', f"{1}", ${ENV_X})`,
    ],
    [
      'a reference behind an f-string with quotes',
      python`print(f"{d['k']:'>10} {{" + ${x})`,
      `print(f"{d['k']:'>10} {{" + ${ENV_X})`,
    ],
  ])('%s', (_, script, expected) => {
    expect(rendered(script)).toBe(expected);
  });

  it('a first line of its own', () => {
    expect(compileScript(python`print(1)`, []).script).toBe('#!/usr/bin/env python3\nprint(1)');
    expect(
      compileScript(
        python`#!/usr/bin/python3 -u
print(1)`,
        [],
      ).script,
    ).toBe('#!/usr/bin/python3 -u\nprint(1)');
  });
});

describe('python refuses a reference', () => {
  test.each<readonly [string, Script, string]>([
    ['in single quotes', python`print('${x}')`, 'reference-in-string'],
    ['in double quotes', python`print("it's ${x}")`, 'reference-in-string'],
    ['in three quotes', python`"""a "b" ${x}"""`, 'reference-in-string'],
    ['behind an escaped quote', python`print('a\'${x}')`, 'reference-in-string'],
    ['in an f-string', python`print(f"{${x}}")`, 'reference-in-string'],
    ['in an f-string behind a field', python`print(f"{a['b']} ${x}")`, 'reference-in-string'],
    ['in the format of a field', python`print(f"{a:${x}}")`, 'reference-in-string'],
    ['in a comment', python`print(1)  # it's ${x}`, 'reference-in-comment'],
    ['in the first line', python`#!/usr/bin/env python3 ${x}`, 'reference-in-comment'],
    ['as a part of a name', python`a${x} = 1`, 'reference-as-name'],
    ['as an attribute', python`a.${x}`, 'reference-as-name'],
    ['in eval', python`eval(${x})`, 'reference-as-code'],
    ['in os.system', python`os.system("ls " + ${x})`, 'reference-as-code'],
    ['in a shell of subprocess', python`subprocess.run("ls " + ${x}, check=True, shell=True)`, 'reference-as-code'],
    ['in a program of sh', python`subprocess.run(["sh", "-c", ${x}])`, 'reference-as-code'],
    [
      'in a variable for os.popen',
      python`
        name = ${x}
        command = f"ls {name}"
        os.popen(command)
      `,
      'reference-as-code',
    ],
    [
      'in an argument of a function that runs it',
      python`
        def run(command):
            os.system(command)
        run(${x})
      `,
      'reference-as-code',
    ],
    ['as a module', python`importlib.import_module(${x})`, 'reference-as-code'],
    ['as text', python`print("$(params.x)")`, 'param-in-script'],
  ])('%s', (_, script, rule) => {
    expect(() => compileScript(script, [])).toThrow(`error[${rule}]`);
  });

  it('but not behind a literal or comment', () => {
    expect(
      rendered(python`a = '#'
# it's
b = ${x}`),
    ).toBe(`a = '#'\n# it's\nb = ${ENV_X}`);
  });
});

describe('python gets', () => {
  it('every param byte for byte', () => {
    const values = HOSTILE.filter(survivesKubelet);
    const names = values.map((_, i) => text(`x${i}`));
    const script = new Script(
      'python',
      ['from __future__ import annotations\nimport json\nprint(json.dumps([', ...names.slice(1).map(() => ', '), ']))'],
      names,
    );
    const params = Object.fromEntries(values.map((value, i) => [`x${i}`, value]));
    expect(JSON.parse(run('python3', start(script, { params })))).toEqual(values);
  });

  it('every untrusted and every fixed text byte for byte', () => {
    const names = HOSTILE.map((_, i) => untrusted(`x${i}`));
    const script = new Script(
      'python',
      ['import json\nprint(json.dumps([', ...[...names, ...HOSTILE].slice(1).map(() => ', '), ']))'],
      [...names, ...HOSTILE],
    );
    const given = Object.fromEntries(HOSTILE.map((value, i) => [`x${i}`, value]));
    expect(JSON.parse(run('python3', start(script, { untrusted: given })))).toEqual([...HOSTILE, ...HOSTILE]);
  });

  it('the arguments', () => {
    const script = python`
      import json
      print(json.dumps(${list('a')}))
    `;
    expect(run('python3', start(script, { arrays: { a: ['', 'a b', '-x', '*'] } }))).toBe('["", "a b", "-x", "*"]\n');
  });
});
