import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = 'test/core/programs/forgotten.ts';

function run(how: string, env: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-tekton-'));
  // What Jest says to those that it starts itself.
  const { JEST_WORKER_ID: _, ...outside } = process.env;
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', PROGRAM, folder, how], {
    encoding: 'utf8',
    env: { ...outside, ...env },
  });
  return { status, stderr, files: readdirSync(folder) };
}

test('a program that ends without synth is told that nothing is written', () => {
  expect(run('forgets')).toEqual({
    status: 0,
    files: [],
    stderr: `warning[nothing-written]: the program ends, and nobody called synth(), so nothing is written
  at ${PROGRAM}:4:13
  help: end the program with app.synth()
`,
  });
}, 60_000);

test.each(['empty', 'json', 'text', 'another'])(
  'a program that %s is not',
  (how) => {
    expect(run(how)).toMatchObject({ status: 0, stderr: '' });
  },
  60_000,
);

test('a program that ends otherwise is not', () => {
  expect(run('exits')).toMatchObject({ status: 3, stderr: '' });
  expect(run('throws')).toMatchObject({ status: 1, stderr: expect.not.stringContaining('nothing-written') as string });
}, 60_000);

test.each(['JEST_WORKER_ID', 'VITEST', 'NODE_TEST_CONTEXT'])(
  'a test under %s is not',
  (name) => {
    expect(run('forgets', { [name]: '1' })).toMatchObject({ status: 0, stderr: '' });
  },
  60_000,
);
