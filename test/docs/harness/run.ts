import { mkdtempSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { transformSync } from '@swc/core';
import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import { ROOT } from './blocks';
import { pageLine, type Module } from './compile';

/** A Kubernetes object as it is written. */
export type Rendered = Readonly<Record<string, unknown>>;

/** What an example gave. */
export interface Ran {
  readonly documents: readonly Rendered[];
  /** The documents as they are written. */
  readonly yaml: string;
  /** What it wrote to standard error: warnings. */
  readonly stderr: string;
  /** What went wrong, with lines of the page. */
  readonly error?: string;
}

/** Runs an example in this process and synthesizes every app in it. */
export function run(module: Module): Ran {
  const folder = mkdtempSync(join(tmpdir(), 'docs-'));
  const before = { cwd: process.cwd(), outdir: process.env['CDK8S_OUTDIR'] };
  const stderr = silence(process.stderr);
  const stdout = silence(process.stdout);
  process.env['CDK8S_OUTDIR'] = join(folder, 'dist');
  process.chdir(join(ROOT, 'test/docs/fixtures'));
  let locate = (text: string): string => text;
  try {
    const { code, map } = transpile(module);
    locate = (text) => withPageLines(text, module, map);
    const yaml = appsOf(evaluate(code))
      .map((app) => app.synthYaml())
      .join('---\n');
    return { yaml, documents: documentsOf(yaml), stderr: locate(stderr.text()) };
  } catch (error) {
    return { yaml: '', documents: [], stderr: stderr.text(), error: locate(error instanceof Error ? (error.stack ?? '') : String(error)) };
  } finally {
    process.chdir(before.cwd);
    if (before.outdir === undefined) delete process.env['CDK8S_OUTDIR'];
    else process.env['CDK8S_OUTDIR'] = before.outdir;
    stdout.restore();
    stderr.restore();
    rmSync(folder, { recursive: true, force: true });
  }
}

function transpile({ code, path }: Module): { readonly code: string; readonly map: SourceMap } {
  const result = transformSync(code, {
    filename: path,
    sourceMaps: true,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  return {
    code: `${result.code}\n//# sourceURL=${basename(path)}`,
    map: new SourceMap(JSON.parse(result.map ?? '{}') as ConstructorParameters<typeof SourceMap>[0]),
  };
}

/** The module's `__made`; `require` is that of the tests, which finds the sources instead of the package. */
function evaluate(code: string): readonly unknown[] {
  const exports: { __made?: unknown[] } = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function('exports', 'require', code)(exports, require);
  return exports.__made ?? [];
}

function appsOf(made: readonly unknown[]): App[] {
  const roots = made.filter((x) => Construct.isConstruct(x)).map(({ node }) => node.root);
  return [...new Set(roots)].filter((root): root is App => root instanceof App);
}

function documentsOf(yaml: string): Rendered[] {
  return parseAllDocuments(yaml, { version: '1.1' })
    .map((document) => document.toJS() as Rendered | null)
    .filter((document) => document !== null);
}

/** Reports and stacks name lines of the module. */
function withPageLines(text: string, module: Module, map: SourceMap): string {
  const name = basename(module.path).replaceAll('.', '\\.');
  return text.replaceAll(new RegExp(`\\S*${name}:(\\d+):(\\d+)`, 'g'), (_, line: string, column: string) => {
    // `new Function` puts two lines before the code.
    const entry = map.findEntry(Number(line) - 3, Number(column) - 1);
    return 'originalLine' in entry ? pageLine(module, entry.originalLine + 1) : pageLine(module, 0);
  });
}

function silence(stream: NodeJS.WriteStream): { text(): string; restore(): void } {
  const written: string[] = [];
  const spy = jest.spyOn(stream, 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  return {
    text: () => written.join(''),
    restore: () => {
      spy.mockRestore();
    },
  };
}
