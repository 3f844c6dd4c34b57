import { spawn } from 'node:child_process';

/** What a program is called with beside its arguments. */
export interface ShellOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program and gives its standard output; throws with all that it said when it fails. */
export async function shell(program: string, args: readonly string[], options: ShellOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await tryShell(program, args, options);
  if (code === 0) return stdout;
  throw new Error(`${program} ${args.join(' ')} ended with ${code}\n${stdout}${stderr}`);
}

/** Runs a program and gives all of it, whether it fails or not. */
export function tryShell(
  program: string,
  args: readonly string[],
  { input, cwd, env }: ShellOptions = {},
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'pipe' });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, ...said });
    });
    // A program that reads nothing and ends closes this pipe first.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
