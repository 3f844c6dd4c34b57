import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GitServer } from './git-server';
import { through } from './port-forward';
import { shell } from './shell';

const IDENTITY = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgsign=false'];

/** A clone of a repository of the git server, as a developer has it. */
export class WorkTree {
  readonly folder = mkdtempSync(join(tmpdir(), 'work-tree-'));

  constructor(
    private readonly git: GitServer,
    private readonly repository: string,
  ) {}

  /** Begins empty, or with a copy of a folder. */
  async begin(from?: string): Promise<void> {
    if (from !== undefined) cpSync(from, this.folder, { recursive: true });
    await this.call('init', '--quiet', '--initial-branch=main');
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  /** Changes a text of a file; the text must be there. */
  replace(file: string, text: string, by: string): void {
    const before = this.read(file);
    if (!before.includes(text)) throw new Error(`${file} has no ${JSON.stringify(text)}`);
    this.write(
      file,
      before.replace(text, () => by),
    );
  }

  /** Commits all changes and pushes them to a branch, or to any ref that is said whole; gives the sha. */
  async push(message: string, branch = 'main'): Promise<string> {
    const ref = branch.startsWith('refs/') ? branch : `refs/heads/${branch}`;
    await this.call('add', '--all');
    await this.call(...IDENTITY, 'commit', '--quiet', '--allow-empty', '--cleanup=verbatim', '--message', message);
    await through(this.git.namespace, this.git.service, 80, async (host) => {
      const { username, password } = this.git.login;
      const url = `http://${username}:${password}@${host}/${this.repository}.git`;
      await this.call('-c', 'http.proxy=', 'push', '--quiet', '--force', url, `HEAD:${ref}`);
    });
    return (await this.call('rev-parse', 'HEAD')).trim();
  }

  /** The message of the last commit as git keeps it, without the newline at its end. */
  async message(): Promise<string> {
    return (await this.call('log', '-1', '--format=%B')).trim();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private call(...args: readonly string[]): Promise<string> {
    return shell('git', args, { cwd: this.folder, env: { GIT_TERMINAL_PROMPT: '0' } });
  }
}
