import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurns, medians, reported, timed, timedUnderCli, timedWithTsx, type Run } from './in-turns';
import { RIGHT_CALLS, TypeCosts, WRONG_CALLS } from './instantiations';

/**
 * Measures the built library beside what a user would take instead, and writes bench/results.md.
 *
 *     npm run build && npm run bench [-- ROUNDS]
 */
const ROUNDS = Number(process.argv[2] ?? 11);
const SIZES = [1, 100, 500, 2000];
const NETS = [300, 600, 1200];
/** Tasks with which the rules are measured. */
const RULED = 500;
const MIXED = 1000;

const work = mkdtempSync(join(tmpdir(), 'bench-'));
const out = join(work, 'out');
/** Of the program that runs under cdk8s-cli. */
const app = mkdtempSync(join(work, 'app-'));

function main(): void {
  const page = `# Measured

By \`npm run build && npm run bench\`: medians of ${ROUNDS} rounds, each program in a process of its own, two in turns. Ratios are
medians of neighbouring runs, once of the time that passes and once of the time of all threads: Node compiles and collects in threads of their own,
which a free processor hides. Milliseconds are those of a machine with ${cpus().length} processors, Node ${process.version}.

## Synthesis

Tasks of three steps in pipelines of ten, each of which takes a result and the workspace of the one before: built, checked by all rules,
written. Beside it plain \`ApiObject\`s with the same documents, which nothing checks. Target: 1.95 at 500 tasks (1.5 without the rules over
documents, and 1.3 of that with them), and as much a task at 2000.

${table(['tasks', 'time, ratio', 'of all threads', 'peak memory, ratio', 'ms', 'ms a task', 'plain, ms', 'MB', 'plain, MB'], SIZES.map(synthesis))}

What the rules over documents cost, at ${RULED} tasks. Targets: 1.3 on top of synthesis without them, which is 1.5 of plain. The last two are whole
commands from start to end, as a user and CI wait for them; the others are what passes once the library is loaded.

${table(
  ['comparison', 'time, ratio', 'of all threads', 'ms', 'beside it, ms'],
  [
    compared('with the rules, beside without', 'delivery', 'unchecked'),
    compared('without the rules, beside plain', 'unchecked', 'plain'),
    commands('`node --import tsx main.ts`', (what) => timedWithTsx('synthesize.cjs', what, String(RULED), out)),
    commands('`cdk8s synth`', (what) => timedUnderCli(app, 'synthesize.cjs', what, String(RULED), 'dist')),
  ],
)}

## Validation

Targets: 250 ms to check 1,000 documents after everything is loaded, 300 ms for the whole command.

${table(['what', 'ms', 'ms of the processors', 'beside it, ms'], [validation('read and checked', 'lint'), validation('checked, when they are read', 'check'), lintOfFile()])}

## One large pipeline

A chain, and a net of layers of ten in which each task takes the results of all ten before. Target: linear time.

${table(['tasks', 'chain, ms a task', 'layers, ms a task', 'chain, ms', 'layers, ms'], NETS.map(nets))}

## Start-up

Whole processes, beside an empty cdk8s app. Target: 1.3.

${table(
  ['program', 'ratio', 'ms', 'cdk8s alone, ms'],
  [startUp('an empty chart', 'start-ours.cjs'), startUp('a Task and a Pipeline', 'start-ours-task.cjs')],
)}

## Types

Instantiations of types for each further call, and for the first, which makes the types it needs. Targets: 150 for \`addTask\` of a known task, 400 for a new Task
with its \`addTask\`. \`test/types/type-cost.test.ts\` holds them.

${table(['call', 'each further', 'the first'], Object.entries({ ...RIGHT_CALLS, ...WRONG_CALLS }).map(typeCost))}
`;
  writeFileSync(join(__dirname, 'results.md'), page);
  process.stdout.write(page);
}

function synthesis(count: number): readonly unknown[] {
  const documents = join(work, `documents-${count}.json`);
  timed('synthesize.cjs', 'documents', String(count), out, documents);
  const { ours, other, time, cpu, memory } = inTurns(
    ROUNDS,
    () => reported('synthesize.cjs', 'delivery', String(count), out),
    () => reported('synthesize.cjs', 'plain', String(count), out, documents),
  );
  const { wallMs } = ours;
  return [
    count,
    time.toFixed(2),
    cpu.toFixed(2),
    memory.toFixed(2),
    ...[wallMs, wallMs / count, other.wallMs].map(round),
    ...[ours.peakMb, other.peakMb].map(round),
  ];
}

function compared(title: string, ...[ours, other]: readonly [string, string]): readonly unknown[] {
  const documents = join(work, `documents-${RULED}.json`);
  const program = (what: string) => () => reported('synthesize.cjs', what, String(RULED), out, documents);
  const { time, cpu, ...took } = inTurns(ROUNDS, program(ours), program(other));
  return [title, time.toFixed(2), cpu.toFixed(2), round(took.ours.wallMs), round(took.other.wallMs)];
}

/** A whole command, with the rules and without. */
function commands(title: string, run: (what: string) => Run): readonly unknown[] {
  const { time, ours, other } = inTurns(
    ROUNDS,
    () => run('delivery'),
    () => run('unchecked'),
  );
  const took = [ours, other].map(({ wallMs }) => round(wallMs));
  return [`${title} with the rules, beside without`, time.toFixed(2), '', ...took];
}

function validation(title: string, what: string): readonly unknown[] {
  const { wallMs, cpuMs } = medians(
    Array.from({ length: ROUNDS }, () => reported('validate.cjs', what, String(MIXED))),
  );
  return [`${MIXED} mixed documents, ${title}`, round(wallMs), round(cpuMs), ''];
}

/** The whole command for a file with one Task, beside a Node that does nothing. */
function lintOfFile(): readonly unknown[] {
  const file = join(work, 'task.yaml');
  writeFileSync(file, SMALL);
  const { ours, other } = inTurns(
    ROUNDS * 2,
    () => timed('../../lib/cli/main.js', 'lint', file),
    () => timed('nothing.cjs'),
  );
  return [
    'lint of a small file, the whole command, beside an empty program',
    round(ours.wallMs),
    '',
    round(other.wallMs),
  ];
}

const SMALL = `apiVersion: tekton.dev/v1
kind: Task
metadata:
  name: hello
spec:
  steps:
    - name: hello
      image: alpine:3.21
      script: echo hello
`;

function nets(count: number): readonly unknown[] {
  const [chain, layers] = ['chain', 'layers'].map((shape) =>
    medians(Array.from({ length: ROUNDS }, () => reported('synthesize.cjs', shape, String(count), out))),
  );
  const ms = [chain?.wallMs ?? NaN, layers?.wallMs ?? NaN];
  return [count, ...ms.map((took) => (took / count).toFixed(2)), ...ms.map(round)];
}

function startUp(title: string, program: string): readonly unknown[] {
  const { ours, other, time } = inTurns(
    ROUNDS * 2,
    () => timed(program, out),
    () => timed('start-cdk8s.cjs', out),
  );
  return [title, time.toFixed(2), round(ours.wallMs), round(other.wallMs)];
}

const costs = new TypeCosts();

function typeCost([name, call]: readonly [string, (i: number) => string]): readonly unknown[] {
  const { instantiations, first } = costs.of(call);
  return [name, Math.round(instantiations), first];
}

function round(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const line = (cells: readonly unknown[]): string => `| ${cells.join(' | ')} |`;
  const rule = line(head.map((_, i) => (i === 0 ? '---' : '---:')));
  return [line(head), rule, ...rows.map(line)].join('\n');
}

main();
rmSync(work, { recursive: true });
