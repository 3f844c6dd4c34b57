import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RIGHT_CALLS, TypeCosts, WRONG_CALLS } from './instantiations';

// Measures synthesis, start-up and type-check cost of the built library beside what a user would take instead, in alternating
// child processes, and writes bench/results.md. Build first: npm run build.
const ROOT = join(__dirname, '..');
const ROUNDS = 7;
const SIZES = [1, 100, 500, 2000];

const work = mkdtempSync(join(tmpdir(), 'bench-'));
mkdirSync(join(work, 'node_modules'));
symlinkSync(ROOT, join(work, 'node_modules/cdk8s-tekton'));
for (const name of ['cdk8s', 'constructs'])
  symlinkSync(join(ROOT, 'node_modules', name), join(work, 'node_modules', name));
symlinkSync(join(ROOT, 'bench/programs'), join(work, 'programs'));

interface Figures {
  readonly wallMs: number;
  readonly peakMb: number;
}

function program(name: string, text: string): string {
  const file = join(work, `${name}.cjs`);
  writeFileSync(file, text);
  return file;
}

/** Node resolves links, so programs find their packages only when they keep the paths they were asked for. */
function node(file: string): string {
  const run = spawnSync(process.execPath, ['--preserve-symlinks', '--preserve-symlinks-main', file], {
    encoding: 'utf8',
    cwd: work,
  });
  if (run.status !== 0) throw new Error(`${file} ended with ${run.status}:\n${run.stderr}`);
  return run.stdout;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Medians of two programs that run in turns. */
function inTurns<T>(one: () => T, other: () => T, figure: (result: T) => number): readonly [number, number] {
  const results = Array.from({ length: ROUNDS }, () => [figure(one()), figure(other())] as const);
  return [median(results.map(([a]) => a)), median(results.map(([, b]) => b))];
}

function synthesis(count: number): string {
  const out = JSON.stringify(join(work, 'out'));
  const head = `const { measure } = require('./programs/measure.cjs');`;
  const documents = join(work, `documents-${count}.json`);
  node(
    program(
      'documents',
      `const { delivery } = require('./programs/delivery.cjs');
       const charts = delivery(${count}, ${out}).charts;
       require('fs').writeFileSync(${JSON.stringify(documents)}, JSON.stringify(charts.flatMap((chart) => chart.toJson())));`,
    ),
  );
  const ours = program(
    `ours-${count}`,
    `${head} const { delivery } = require('./programs/delivery.cjs'); measure(() => delivery(${count}, ${out}).synth());`,
  );
  const plain = program(
    `plain-${count}`,
    `${head} const { plain } = require('./programs/plain.cjs'); const documents = require(${JSON.stringify(documents)}); measure(() => plain(documents, ${out}).synth());`,
  );
  const run = (file: string) => (): Figures => JSON.parse(node(file)) as Figures;
  const [ms, plainMs] = inTurns(run(ours), run(plain), ({ wallMs }) => wallMs);
  const [mb, plainMb] = inTurns(run(ours), run(plain), ({ peakMb }) => peakMb);
  return row(count, ratio(ms, plainMs), ratio(mb, plainMb), ms.toFixed(0), plainMs.toFixed(0), (ms / count).toFixed(2));
}

function startUp(): string {
  const out = JSON.stringify(join(work, 'out'));
  const ours = program(
    'start-ours',
    `const { PipelineApp, PipelineChart } = require('cdk8s-tekton'); const app = new PipelineApp({ outdir: ${out}, summary: false }); new PipelineChart(app, 'empty'); app.synth();`,
  );
  const empty = program(
    'start-empty',
    `const { App, Chart } = require('cdk8s'); const app = new App({ outdir: ${out} }); new Chart(app, 'empty'); app.synth();`,
  );
  const timed = (file: string) => (): number => {
    const start = performance.now();
    node(file);
    return performance.now() - start;
  };
  const [ms, emptyMs] = inTurns(timed(ours), timed(empty), (took) => took);
  return row('an empty chart', ratio(ms, emptyMs), ms.toFixed(0), emptyMs.toFixed(0));
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2);
}

function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

const costs = new TypeCosts();
const page = `# Measured

Medians of ${ROUNDS} runs in turns, each in a process of its own, by \`npm run build && npm run bench\`. Ratios compare within one run; times are those of
the machine.

## Synthesis

Tasks in pipelines of ten, validated and written, beside plain \`ApiObject\`s with the same documents, which nothing checks. Target: 1.5 at
500 tasks, and the same time a task up to 2000.

| tasks | time, ratio | memory, ratio | ms | plain, ms | ms a task |
| ---: | ---: | ---: | ---: | ---: | ---: |
${SIZES.map(synthesis).join('\n')}

## Start-up

A whole process, beside an empty cdk8s app. Target: 1.3.

| program | ratio | ms | cdk8s alone, ms |
| --- | ---: | ---: | ---: |
${startUp()}

## Types

Instantiations of TypeScript for each further call. Targets: 150 for \`addTask\` of a known task, 400 for a new Task with its \`addTask\`.

| call | instantiations |
| --- | ---: |
${Object.entries({ ...RIGHT_CALLS, ...WRONG_CALLS })
  .map(([name, call]) => row(name, Math.round(costs.of(call).instantiations)))
  .join('\n')}
`;
rmSync(work, { recursive: true });
writeFileSync(join(ROOT, 'bench/results.md'), page);
process.stdout.write(page);
