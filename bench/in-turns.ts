import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PROGRAMS = join(__dirname, 'programs');
const TSX = pathToFileURL(require.resolve('tsx')).href;

/** What one run of a program took. */
export interface Run {
  /** Time from start to end. */
  readonly wallMs: number;
  /** Time of all threads together, those of the compiler and the collector too; of whole processes the time from start to end. */
  readonly cpuMs: number;
  readonly peakMb: number;
}

/** Medians of one program, and how they compare. */
export interface Comparison {
  readonly ours: Run;
  readonly other: Run;
  /** Medians of the ratios of neighbouring runs. */
  readonly time: number;
  readonly cpu: number;
  readonly memory: number;
}

/** Runs a program of the bench in a process of its own and takes what it says of itself. */
export function reported(...args: readonly string[]): Run {
  return JSON.parse(run(args)) as Run;
}

/** Runs a program and takes the time of the whole process, from the command to its end; memory is not known. */
export function timed(...args: readonly string[]): Run {
  return timedProcess(args);
}

/** The same as the README starts a program: with tsx, and in a folder without our own paths of modules. */
export function timedWithTsx(...args: readonly string[]): Run {
  return timedProcess(args, ['--import', TSX]);
}

/** The same under `cdk8s synth`, as the program of a cdk8s.yaml in a folder of its own. */
export function timedUnderCli(folder: string, ...args: readonly string[]): Run {
  const program = args.map((arg, i) => (i === 0 ? join(PROGRAMS, arg) : arg)).join(' ');
  writeFileSync(join(folder, 'cdk8s.yaml'), `app: node --import ${TSX} ${program}\noutput: dist\n`);
  const cli = join(dirname(require.resolve('cdk8s-cli/package.json')), 'bin', 'cdk8s');
  const start = performance.now();
  const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false' };
  const { status, stderr } = spawnSync(process.execPath, [cli, 'synth'], { encoding: 'utf8', cwd: folder, env });
  const wallMs = performance.now() - start;
  if (status !== 0) throw new Error(`cdk8s synth of ${program} ended with ${status}:\n${stderr}`);
  return ofProcess(wallMs);
}

function timedProcess(args: readonly string[], options: readonly string[] = []): Run {
  const start = performance.now();
  run(args, options);
  return ofProcess(performance.now() - start);
}

/** Of a whole process only the time is known. */
function ofProcess(wallMs: number): Run {
  return { wallMs, cpuMs: wallMs, peakMb: NaN };
}

/** Lets two programs run in turns, so that both see the same machine. */
export function inTurns(rounds: number, ours: () => Run, other: () => Run): Comparison {
  const pairs = Array.from({ length: rounds }, (_, i) => {
    const first = i % 2 === 0 ? ours() : undefined;
    const second = other();
    return { ours: first ?? ours(), other: second };
  });
  return {
    ours: medians(pairs.map((pair) => pair.ours)),
    other: medians(pairs.map((pair) => pair.other)),
    time: median(pairs.map((pair) => pair.ours.wallMs / pair.other.wallMs)),
    cpu: median(pairs.map((pair) => pair.ours.cpuMs / pair.other.cpuMs)),
    memory: median(pairs.map((pair) => pair.ours.peakMb / pair.other.peakMb)),
  };
}

/** The median of each figure. */
export function medians(runs: readonly Run[]): Run {
  return {
    wallMs: median(runs.map(({ wallMs }) => wallMs)),
    cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
    peakMb: median(runs.map(({ peakMb }) => peakMb)),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function run([program = '', ...args]: readonly string[], options: readonly string[] = []): string {
  const command = [...options, join(PROGRAMS, program), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', cwd: tmpdir() });
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stderr}`);
  return stdout;
}
