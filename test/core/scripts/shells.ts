import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Container } from './pod';

export type Shell = 'dash' | 'busybox' | 'bash';
export const SHELLS: readonly Shell[] = ['dash', 'busybox', 'bash'];
const COMMANDS: Readonly<Record<Shell, readonly string[]>> = {
  dash: ['dash'],
  busybox: ['busybox', 'sh'],
  bash: ['bash'],
};

/** What a container did. */
export interface Outcome {
  readonly output: string;
  readonly status: number;
  /** Files it made. */
  readonly files: readonly string[];
}

/**
 * Runs containers one after the other in one process of a shell, each in a subshell of its own.
 *
 * Few files are written, since making one costs more than a subshell.
 */
export function runInShell(shell: Shell, containers: readonly Container[]): Outcome[] {
  const root = mkdtempSync(join(tmpdir(), 'scripts-'));
  try {
    const paths = writeScripts(root, containers);
    mkdirSync(join(root, 'work'));
    writeFileSync(join(root, 'driver'), containers.map((container) => driver(container, paths)).join(''));
    const [command = '', ...args] = COMMANDS[shell];
    const { stdout, error, signal } = spawnSync(command, [...args, '../driver'], {
      cwd: join(root, 'work'),
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    if (error) throw new Error(`needs ${shell}: apt-get install -y dash busybox bash (${error.message})`);
    const outcomes = stdout.split(END).slice(0, -1).map(parseOutcome);
    if (signal || outcomes.length !== containers.length)
      throw new Error(`${shell} ended after ${outcomes.length} (${signal})`);
    return outcomes;
  } finally {
    rmSync(root, { recursive: true });
  }
}

const REPORT = '\u0002report\u0002';
const END = '\u0002end\u0002';

/** One file for each different script. */
function writeScripts(root: string, containers: readonly Container[]): ReadonlyMap<string, string> {
  const scripts = [...new Set(containers.map(({ script }) => script))];
  return new Map(
    scripts.map((script, i) => {
      const path = join(root, `${i}.sh`);
      writeFileSync(path, script);
      return [script, path] as const;
    }),
  );
}

function driver({ env, args, script }: Container, paths: ReadonlyMap<string, string>): string {
  return [
    ...['(', ...Object.entries(env).map(([name, value]) => `${name}=${literal(value)}; export ${name}`)],
    `set -- ${args.map(literal).join(' ')}`,
    `. ${paths.get(script)} ) </dev/null`,
    `printf '${REPORT}%s' $?`,
    `for file in *; do if [ -e "$file" ]; then printf '/%s' "$file"; rm -rf -- "$file"; fi; done`,
    `printf '${END}'\n`,
  ].join('\n');
}

function literal(text: string): string {
  return `'${text.split("'").join(`'"'"'`)}'`;
}

function parseOutcome(text: string): Outcome {
  const at = text.lastIndexOf(REPORT);
  const [status = '', ...files] = text.slice(at + REPORT.length).split('/');
  return { output: text.slice(0, at), status: Number(status), files };
}
