import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const DELIVERY = 'test/core/programs/delivery.ts';
const PLAIN_APP = 'test/core/programs/plain-app.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-tekton-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('a program that is wrong', () => {
  test.each([
    [
      'at construction',
      'construction',
      `error[duplicate-task]: the pipeline has two tasks called "lint"
  at shop/delivery › tasks[1] "lint"                   ${placeOf(DELIVERY, "if (fault === 'construction')", 'addTask')}
  note: first added at ${placeOf(DELIVERY, '{ url: text }', 'addTask')}
  help: give each use of a Task a name of its own
`,
    ],
    [
      'at synthesis',
      'synthesis',
      `error[unknown-task]: "$(tasks.clone.results.url)" names task "clone", which is not in the pipeline
  at shop/delivery › tasks[0] "lint" › params.url      ${placeOf(DELIVERY, '{ url: text }', 'addTask')}
  help: tasks: lint

error[unused-param]: param "url" of the pipeline reaches no task
  at shop/delivery                                     ${placeOf(DELIVERY, "'delivery'", 'new Pipeline')}
  help: give it to the task it is for: params: { … : pipeline.params.url }, or drop it
`,
    ],
    [
      'while it is rendered',
      'patch',
      `error[not-rendered]: Task "shop-lint" cannot be rendered: TypeError: Cannot read properties of undefined (reading 'at')
  at shop/lint                                         ${placeOf(DELIVERY, "'lint', {", 'new Task')}
  help: look for a JSON patch whose path is not in the object, or a value that YAML cannot hold
`,
    ],
  ])('%s shows the report alone, ends with 1 and leaves earlier output as it is', (_when, fault, report) => {
    expect(run(DELIVERY).status).toBe(0);
    const before = contents(folder);

    const failed = run(DELIVERY, fault);

    expect(failed).toEqual({ status: 1, stdout: '', stderr: report });
    expect(contents(folder)).toEqual(before);
  });

  test('leaves no folder where there was none', () => {
    expect(run(DELIVERY, 'synthesis').status).toBe(1);

    expect(readdirSync(folder)).toEqual([]);
  });

  test('shows an error of its own with its stack', () => {
    const { status, stdout, stderr } = run(DELIVERY, 'own error');

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^RangeError: the program itself failed\n {4}at .*programs\/delivery\.ts:\d+:\d+/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('shows the report alone with an App of cdk8s too, and writes nothing', () => {
    const failed = run(PLAIN_APP);

    expect(failed).toEqual({
      status: 1,
      stdout: '',
      stderr: `error[unused-param]: param "url" of the pipeline reaches no task
  at shop/delivery                                     ${placeOf(PLAIN_APP, "'delivery'", 'new Pipeline')}
  help: give it to the task it is for: params: { … : pipeline.params.url }, or drop it
`,
    });
    expect(contents(folder)).toEqual({});
  });

  test('shows the report alone when the first construct of an App of cdk8s is wrong', () => {
    const { status, stderr } = run(PLAIN_APP, 'first');

    expect(status).toBe(1);
    expect(stderr).toMatch(/^error\[.*\n {2}at shop\/A_B .*plain-app\.ts:\d+:\d+\n(?: {2}help: .*\n)+$/);
  });
});

test('a program that is right replaces the files that changed, and only those', () => {
  run(DELIVERY);
  const before = contents(folder);

  expect(run(DELIVERY, 'new image').status).toBe(0);

  const after = contents(folder);
  expect(Object.keys(after)).toEqual(['dist/runs/shop.k8s.yaml', 'dist/shop.k8s.yaml']);
  expect(after['dist/runs/shop.k8s.yaml']).toEqual(before['dist/runs/shop.k8s.yaml']);
  expect(after['dist/shop.k8s.yaml']).not.toEqual(before['dist/shop.k8s.yaml']);
});

/** Runs a program as `npm run synth` does, with its output in the folder of the test. */
function run(program: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', program, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, CDK8S_OUTDIR: join(folder, 'dist') },
  });
  return { status, stdout, stderr };
}

/** Every file below a folder, with its time. */
function contents(below: string): Record<string, { text: string; changed: number }> {
  const files = readdirSync(below, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(below, path)).isFile(),
  );
  return Object.fromEntries(
    files.sort().map((path) => {
      const file = join(below, path);
      return [path, { text: readFileSync(file, 'utf8'), changed: statSync(file).mtimeMs }];
    }),
  );
}

/** `file:line:column` of a word in the first line that holds a text. */
function placeOf(file: string, text: string, word: string): string {
  const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');
  const index = lines.findIndex((line) => line.includes(text) && line.includes(word));
  return `${file}:${index + 1}:${(lines[index] ?? '').indexOf(word) + 1}`;
}
