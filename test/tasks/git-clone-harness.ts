import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GitCloneTask, type GitCloneTaskProps } from '../../src/tasks/git-clone';
import { testChart } from '../helpers/chart';

/** The shells that images have as `sh`; Alpine, and so the default image, has busybox. */
export type Shell = 'busybox' | 'dash' | 'bash';

const COMMANDS: Readonly<Record<Shell, readonly string[]>> = {
  busybox: ['busybox', 'sh'],
  dash: ['dash'],
  bash: ['bash', '--posix'],
};
/** What the script calls beside git; busybox has its own. */
const TOOLS = ['cat', 'grep', 'head', 'id', 'mkdir', 'rm', 'sed', 'tr'];

/** What a run of the step is given. */
export interface CloneOptions {
  /** @default busybox */
  readonly shell?: Shell;
  readonly params: Readonly<Record<string, string>>;
  readonly props?: GitCloneTaskProps;
  /** Content of the optional workspaces, by file. */
  readonly workspaces?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What Tekton brings into the home from the ServiceAccount, by file. */
  readonly home?: Readonly<Record<string, string>>;
  /** Folder of programs that come before those of the machine. */
  readonly programs?: string;
}

/** What a run of the step did. */
export interface Cloned {
  readonly status: number;
  readonly log: string;
  /** Content of the result files that were written. */
  readonly results: Readonly<Record<string, string>>;
  /** Folder of the workspace `output`. */
  readonly output: string;
  readonly home: string;
}

/** A folder of its own for the repositories and pods of one test file. */
export class Machine {
  readonly root = mkdtempSync(join(tmpdir(), 'git-clone-'));
  private readonly servers: Server[] = [];

  /** Runs git as the owner of the repositories. */
  async git(folder: string, ...args: readonly string[]): Promise<string> {
    const path = join(this.root, folder);
    mkdirSync(path, { recursive: true });
    const { status, out } = await run(['git', ...args], path, {
      ...process.env,
      HOME: this.root,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.com',
      GIT_AUTHOR_DATE: '1700000000 +0000',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.com',
      GIT_COMMITTER_DATE: '1700000000 +0000',
    });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${out}`);
    return out.trim();
  }

  /** Commits files to a repository, which is made when there is none; gives the sha. */
  async commit(repository: string, files: Readonly<Record<string, string>>, message = 'change'): Promise<string> {
    if (!existsSync(join(this.root, repository, '.git'))) {
      await this.git(repository, 'init', '--quiet', '--initial-branch=main');
    }
    writeFiles(join(this.root, repository), files);
    await this.git(repository, 'add', '--all');
    await this.git(repository, 'commit', '--quiet', '--allow-empty', '--message', message);
    return this.git(repository, 'rev-parse', 'HEAD');
  }

  path(...parts: readonly string[]): string {
    return join(this.root, ...parts);
  }

  /** Serves all repositories over HTTP; with a login, only to those who say it. Gives the address. */
  async serve(login?: { readonly user: string; readonly password: string }): Promise<string> {
    const wanted = login && `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
    const server = createServer((request, response) => {
      if (wanted && request.headers.authorization !== wanted) {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
        return;
      }
      const [path = '', query = ''] = (request.url ?? '').split('?');
      const backend = spawn('git', ['http-backend'], {
        env: {
          ...process.env,
          HOME: this.root,
          GIT_PROJECT_ROOT: this.root,
          GIT_HTTP_EXPORT_ALL: '1',
          PATH_INFO: path,
          QUERY_STRING: query,
          REQUEST_METHOD: request.method,
          CONTENT_TYPE: request.headers['content-type'] ?? '',
          HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
          HTTP_GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
          GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
          REMOTE_USER: 'test',
        },
      });
      request.pipe(backend.stdin);
      const chunks: Buffer[] = [];
      backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      backend.on('close', () => {
        const answer = Buffer.concat(chunks);
        const end = answer.indexOf('\r\n\r\n');
        const headers = answer.subarray(0, end).toString().split('\r\n');
        const status = headers.find((line) => line.startsWith('Status: '))?.slice(8, 11) ?? '200';
        for (const line of headers.filter((header) => !header.startsWith('Status: '))) {
          response.setHeader(line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim());
        }
        response.writeHead(Number(status)).end(answer.subarray(end + 4));
      });
    });
    this.servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Runs the step of a GitCloneTask as a pod would, in a folder instead of a container. */
  async clone(options: CloneOptions): Promise<Cloned> {
    const output = mkdtempSync(this.path('output-'));
    return this.cloneInto(output, options);
  }

  /** The same, into a folder that is there already. */
  async cloneInto(output: string, options: CloneOptions): Promise<Cloned> {
    const { shell = 'busybox', params, props = {}, workspaces = {}, home = {}, programs } = options;
    const pod = mkdtempSync(this.path('step-'));
    for (const [name, files] of Object.entries(workspaces)) writeFiles(join(pod, name), files);
    mkdirSync(join(pod, 'results'));
    mkdirSync(join(pod, 'home'));
    writeFiles(join(pod, 'home'), home);
    const { spec } = new GitCloneTask(testChart(), 'git-clone', props);
    const { script = '', env = [] } = spec.steps[0]!;
    const valueOf = (text: string): string =>
      text
        .replace(/^\$\(params\.(.*)\)$/, (_, name: string) => {
          return params[name] ?? String(spec.params!.find((declared) => declared.name === name)!.default ?? '');
        })
        .replace('$(workspaces.output.path)', output)
        .replace(/\$\(workspaces\.(.*)\.path\)/, (_, name: string) => (name in workspaces ? join(pod, name) : ''))
        .replace(/\$\(results\.(.*)\.path\)/, join(pod, 'results', '$1'))
        .replace('/tekton/home', join(pod, 'home'))
        // What the credentials of the Task mount.
        .replace(/^\/credentials\//, join(pod, 'credentials/'));
    writeFileSync(join(pod, 'script'), script);
    const path = [programs, shell === 'busybox' ? this.busybox() : undefined, process.env['PATH']];
    const { status, out } = await run([...COMMANDS[shell], join(pod, 'script')], pod, {
      PATH: path.filter((folder) => folder !== undefined).join(':'),
      ...Object.fromEntries(env.map(({ name, value = '' }) => [name, valueOf(value)])),
    });
    return { status, log: out, results: readFiles(join(pod, 'results')), output, home: join(pod, 'home') };
  }

  /** Folder with the tools of busybox. */
  private busybox(): string {
    const folder = this.path('busybox');
    if (!existsSync(folder)) {
      mkdirSync(folder);
      for (const tool of TOOLS) symlinkSync('/usr/bin/busybox', join(folder, tool));
    }
    return folder;
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => new Promise((closed) => server.close(closed))));
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Puts a program into a folder. */
export function writeProgram(path: string, script: string): void {
  writeFiles(dirname(path), { [path.slice(dirname(path).length + 1)]: script });
  chmodSync(path, 0o755);
}

/** The files of a folder, by name, without those of git. */
export function readFiles(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .filter((name) => !/(^|\/)\.git(\/|$)/.test(name))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

function run(
  [program = '', ...args]: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly status: number; readonly out: string }> {
  return new Promise((ended, failed) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.on('error', failed);
    child.on('close', (status) => {
      ended({ status: status ?? -1, out });
    });
  });
}
