import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EXAMPLES, ROOT } from '../scripts/examples';

jest.setTimeout(60_000);

let scratch: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'dist-'));
});

afterEach(() => {
  rmSync(scratch, { recursive: true });
});

/** Every file below a folder, by its path. */
function filesBelow(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]),
  );
}

function run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): void {
  execFileSync(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
}

test.each(EXAMPLES)('$main writes what is committed in $dist', ({ main, dist }) => {
  run(process.execPath, ['--import', 'tsx', main], ROOT, { CDK8S_OUTDIR: join(scratch, 'dist') });

  expect(filesBelow(join(scratch, 'dist'))).toEqual(filesBelow(join(ROOT, dist)));
});

test.each(EXAMPLES)('cdk8s synth writes the same for $name', ({ main, dist }) => {
  const folder = [dirname(join(ROOT, main)), ROOT].find((one) => existsSync(join(one, 'cdk8s.yaml'))) ?? ROOT;

  run(join(ROOT, 'node_modules/.bin/cdk8s'), ['synth', '--output', join(scratch, 'dist')], folder, {
    CDK8S_CHECK_UPGRADE: 'false',
  });

  expect(filesBelow(join(scratch, 'dist'))).toEqual(filesBelow(join(ROOT, dist)));
});
