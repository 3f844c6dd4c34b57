import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { buildLibrary } from './build';

const ROOT = join(__dirname, '../..');
/** An app of cdk8s without our constructs. */
const APP = (name: string): string => `
const { App, Chart, ApiObject } = require('cdk8s');
const chart = new Chart(new App(), 'shop');
new ApiObject(chart, 'task', {
  apiVersion: 'tekton.dev/v1', kind: 'Task', metadata: { name: '${name}' },
  spec: { steps: [{ name: 'ls', image: 'alpine:3.22', script: 'ls' }] },
});
chart.node.root.synth();
`;

/** A program of our constructs whose Pipeline has no tasks. */
const FAILING = `
import { App, Chart } from 'cdk8s';
import { Pipeline } from '${ROOT}';
const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'ci' });
new Pipeline(chart, 'empty');
app.synth();
`;

let folder: string;

beforeAll(buildLibrary, 240_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-tekton-plugin-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs `cdk8s synth` with our validation, as it is found by the path of the package. */
function synth(name: string, properties: object) {
  writeFileSync(join(folder, 'main.js'), APP(name));
  const validations = [{ package: ROOT, version: '0.1.0', class: 'TektonValidation', properties }];
  writeFileSync(join(folder, 'cdk8s.yaml'), stringify({ language: 'typescript', app: 'node main.js', validations }));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth', '--validation-reports-output-file', 'report.json'],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' } },
  );
  const path = join(folder, 'report.json');
  const { reports = [] } = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  return { status, output: stdout + stderr, report: reports[0] };
}

test('cdk8s synth of any project fails on what a cluster refuses, and names construct and place', () => {
  const { status, report, output } = synth('Wrong', { admissionOnly: true });

  expect({ status, output }).toEqual({ status: 2, output: expect.stringContaining('Validation failed') });
  expect(report.summary.status).toBe('failure');
  expect(report.violations).toEqual([
    {
      ruleName: 'error[invalid-name]',
      recommendation: 'Task name "Wrong" is not allowed',
      fix: expect.stringContaining('allowed: lower-case letters'),
      violatingConstructs: [
        {
          resourceName: 'Wrong',
          constructPath: 'shop/task',
          manifestPath: expect.stringContaining('shop.k8s.yaml'),
          locations: ['metadata.name (line 4, column 9)'],
        },
      ],
    },
  ]);
}, 60_000);

test('warnings do not fail it unless they shall, and can be acknowledged', () => {
  const warned = synth('right', {});
  expect([warned.status, warned.report.summary.status]).toEqual([0, 'success']);
  expect(warned.report.violations.map(({ ruleName }: { ruleName: string }) => ruleName)).toContain(
    'warning[mutable-image-tag]',
  );
  rmSync(join(folder, 'report.json'));

  expect(synth('right', { failOnWarnings: true }).status).toBe(2);
  rmSync(join(folder, 'report.json'));

  const { violations } = synth('right', { acknowledge: [{ rule: 'mutable-image-tag', reason: 'a demo' }] }).report;
  expect(violations.map(({ ruleName }: { ruleName: string }) => ruleName)).not.toContain('warning[mutable-image-tag]');
}, 120_000);

test.each(['npx cdk8s synth', 'npx cdk8s synth --stdout'])(
  'with the cdk8s.yaml of the documents, %s of a program that fails shows the report, one line, and no stack',
  (command) => {
    const [, config = ''] =
      /```yaml by-hand\n(language: [^`]*)```/.exec(readFileSync(join(ROOT, 'docs/output.md'), 'utf8')) ?? [];
    expect(config).toContain('node --import tsx main.ts ||');
    writeFileSync(join(folder, 'cdk8s.yaml'), config);
    writeFileSync(join(folder, 'main.ts'), FAILING);

    const { status, stderr } = spawnSync(command, {
      cwd: folder,
      encoding: 'utf8',
      shell: true,
      env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
    });
    const lines = stderr.split('\n').filter((line) => !line.startsWith('npm warn'));
    expect({ status, lines }).toEqual({
      status: 1,
      lines: [
        'error[no-tasks]: a Pipeline needs at least one task',
        expect.stringMatching(/^ {2}at shop\/empty +main\.ts:6:1$/),
        '  help: add one with addTask',
        expect.stringMatching(/^ERROR: synthesis failed, app expected to create ".*"$/),
        '',
      ],
    });
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  },
  60_000,
);
