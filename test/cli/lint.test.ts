import { execFileSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { endWhenClosed } from '../../src/cli/terminal';
import { Folder } from './terminal';

const task = (name: string, image = 'alpine'): string =>
  `apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: ${name} }\nspec:\n  steps:\n    - name: ls\n      image: '${image}'\n`;
const RIGHT = task('right');
const WRONG = task('Wrong');

let folder: Folder;

beforeEach(() => {
  folder = new Folder();
});

afterEach(() => {
  folder.remove();
});

const lint = (...args: string[]) => folder.run(['lint', '--admission-only', ...args]);

describe('the exit code', () => {
  test('is 0 without errors', async () => {
    folder.write({ 'a.yaml': RIGHT });
    expect(await lint('a.yaml')).toEqual({ code: 0, out: '1 document: 0 errors, 0 warnings\n', err: '' });
  });

  test('is 1 with an error', async () => {
    folder.write({ 'a.yaml': WRONG });
    const { code, out } = await lint('a.yaml');
    expect([code, out.split('\n')[0]]).toEqual([1, 'error[invalid-name]: Task name "Wrong" is not allowed']);
  });

  test('is 2 when a file is missing, after the others are reported', async () => {
    folder.write({ 'a.yaml': WRONG });
    const { code, out, err } = await lint('a.yaml', 'b.yaml');
    expect(code).toBe(2);
    expect(out).toContain('error[invalid-name]');
    expect(err).toBe('error: cannot read "b.yaml": there is no such file\n');
  });

  test.each([
    [['lint'], "error: missing required argument 'files'"],
    [['nope'], "error: unknown command 'nope'"],
    [['lint', '--fromat', 'json', 'a.yaml'], "error: unknown option '--fromat'"],
    [
      ['lint', '--format', 'xml', 'a.yaml'],
      "argument 'xml' is invalid. Allowed choices are text, json, sarif, github.",
    ],
    [['lint', '--max-warnings', 'few', 'a.yaml'], "argument 'few' is invalid. it is a whole number, 0 or more."],
    [['lint', '--features', 'enable-api-field=alpha', 'a.yaml'], 'did you mean "enable-api-fields"?'],
    [['lint', '--features', 'enable-api-fields=all', 'a.yaml'], 'is one of stable, beta, alpha, not "all"'],
  ])('is 2 for %j', async (args, message) => {
    const { code, err } = await folder.run(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('is 0 for help', async () => {
    const { code, out } = await folder.run(['lint', '--help']);
    expect([code, out.split('\n')[0]]).toEqual([0, 'Usage: cdk8s-tekton lint [options] <files...>']);
  });
});

describe('what is said of the files', () => {
  const rules = async (...args: string[]): Promise<string[]> => {
    const { out } = await folder.run(['lint', '--format', 'json', ...args]);
    const { diagnostics } = JSON.parse(out) as { diagnostics: { rule: string; severity: string }[] };
    return diagnostics.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
  };
  const run = (metadata: string): string =>
    `apiVersion: tekton.dev/v1\nkind: TaskRun\nmetadata: { ${metadata} }\nspec:\n  serviceAccountName: builder\n  taskRef: { name: build }\n`;

  test('may be that they are all there is', async () => {
    folder.write({ 'a.yaml': run('name: a') });
    expect(await rules('a.yaml')).toEqual([]);
    expect(await rules('--complete', 'a.yaml')).toEqual(['missing-kubernetes-object', 'missing-object']);
  });

  test('may be that they are applied', async () => {
    folder.write({ 'a.yaml': run('generateName: a-') });
    expect(await rules('a.yaml')).toEqual([]);
    expect(await rules('--applied', 'a.yaml')).toEqual(['generated-name-applied']);
  });
});

describe('the files', () => {
  const documents = async (...paths: string[]): Promise<number> => {
    const { out } = await lint('--format', 'json', ...paths);
    return (JSON.parse(out) as { documents: number }).documents;
  };

  test('may come from standard input', async () => {
    const { code, out } = await folder.run(['lint', '-'], { stdin: WRONG });
    expect([code, out]).toEqual([1, expect.stringContaining('<stdin>:3:19')]);
  });

  test('of a folder are those called .yaml, .yml or .json, hidden folders too, node_modules not', async () => {
    folder.write({
      'a.yaml': RIGHT,
      'sub/b.yml': RIGHT,
      'sub/c.JSON': '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"c"}}',
      '.tekton/d.yaml': RIGHT,
      'node_modules/x/e.yaml': RIGHT,
      'README.md': 'text',
    });
    expect(await documents('.')).toBe(4);
  });

  test('of a glob are those that match, each once', async () => {
    folder.write({ 'a.yaml': RIGHT, 'sub/b.yaml': RIGHT, 'sub/c.txt': RIGHT });
    expect(await documents('**/*.yaml', 'a.yaml')).toBe(2);
  });

  test('are read once, whatever they are called', async () => {
    folder.write({ 'a/b.yaml': RIGHT });
    const { out } = await lint('a/b.yaml', './a/b.yaml', 'a/../a/b.yaml', 'a');
    expect(out).toBe('1 document: 0 errors, 0 warnings\n');
  });

  test('of a glob are no pipes, at which it would wait', async () => {
    folder.write({ 'a.yaml': RIGHT });
    execFileSync('mkfifo', [join(folder.path, 'b.yaml')]);
    expect(await documents('*.yaml')).toBe(1);
  });

  test('are no patches of a kustomization, which are parts of objects, unless they are named', async () => {
    const lines = ['patches: [{ path: patch.yaml }]', 'patchesStrategicMerge: [old.yaml, "kind: Task\\n"]'];
    const patch = 'apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: right }\nspec: { steps: [{ name: ls }] }\n';
    folder.write({
      'base/a.yaml': RIGHT,
      'prod/kustomization.yaml': `resources: [../base/a.yaml]\n${lines.join('\n')}\n`,
      'prod/patch.yaml': patch,
      'prod/old.yaml': patch,
      'other/kustomization.yaml': 'patches: [',
    });
    const { out } = await lint('base', 'prod');
    expect(out).toMatch(/^1 document: 0 errors/);
    expect((await lint('prod/patch.yaml', 'prod')).out).toContain('missing-image');
    expect((await lint('base', 'other')).code).toBe(0);
  });

  test('may be none of a glob or folder, which is said', async () => {
    folder.write({ 'empty/README.md': '' });
    const { code, err } = await lint('empty', '*.yaml');
    expect(code).toBe(2);
    expect(err).toBe(
      'error: cannot read "empty": no .yaml, .yml or .json file in this folder\nerror: cannot read "*.yaml": no file matches\n',
    );
  });
});

test('--features says what the cluster has switched on', async () => {
  folder.write({
    'a.yaml': RIGHT.replace('spec:', 'spec:\n  params: [{ name: p, type: string, enum: [a] }]'),
  });
  expect((await lint('a.yaml')).code).toBe(1);
  expect(await lint('a.yaml', '--features', 'enable-param-enum=true')).toEqual({
    code: 0,
    out: '1 document: 0 errors, 0 warnings\n',
    err: '',
  });
});

test('a reader that stops early ends the command, and other faults of the stream do not pass', () => {
  const stream = new EventEmitter();
  const end = jest.fn();
  endWhenClosed(stream, end);
  stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  expect(end).toHaveBeenCalledTimes(1);
  expect(() => stream.emit('error', new Error('disk full'))).toThrow('disk full');
});
