import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = 'test/core/programs/late.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-tekton-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run(...args: readonly string[]): { readonly stderr: string; readonly yaml: string } {
  const { stderr } = spawnSync(process.execPath, ['--import', 'tsx', PROGRAM, folder, ...args], { encoding: 'utf8' });
  return { stderr, yaml: readFileSync(join(folder, 'shop.k8s.yaml'), 'utf8') };
}

test('what is made after synth is reported when the program ends, for no file has it', () => {
  const { stderr, yaml } = run();

  expect(yaml).not.toContain('second');
  expect(stderr).toBe(`warning[made-too-late]: Task "shop-second" is made after synth(), so no file has it
  at shop/second                                       ${PROGRAM}:6:30
  help: call synth() last, and await before it what is asynchronous

warning[made-too-late]: task "second" of Pipeline "shop-p" is made after synth(), so no file has it
  at shop/p                                            ${PROGRAM}:13:12
  help: call synth() last, and await before it what is asynchronous
`);
}, 60_000);

test('what a second synth writes is not late', () => {
  const { stderr, yaml } = run('again');

  expect(yaml).toContain('second');
  expect(stderr).toBe('');
}, 60_000);
