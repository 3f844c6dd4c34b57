import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCli } from '../../src/cli/program';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder with files in which commands run. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'cdk8s-tekton-cli-'));

  write(files: Readonly<Record<string, string | Buffer>>): this {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, name)), { recursive: true });
      writeFileSync(join(this.path, name), content);
    }
    return this;
  }

  async run(args: readonly string[], { stdin = '', isInteractive = false, env = {} } = {}): Promise<Ended> {
    let out = '';
    let err = '';
    const code = await runCli(args, {
      cwd: this.path,
      env,
      isInteractive,
      out: (text) => (out += text),
      err: (text) => (err += text),
      readStdin: () => Buffer.from(stdin),
    });
    return { code, out, err };
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
