import { join } from 'node:path';
import ts from 'typescript';
import { at, ROOT } from './blocks';
import type { Example } from './example';
import { preambleFor, topLevelVariables } from './preamble';

/** An example as a module, and how its lines relate to the page. */
export interface Module {
  readonly example: Example;
  /** Path of the module that is not on disk. */
  readonly path: string;
  readonly code: string;
}

/** Makes a module of an example: hidden first line, its parts, and a last line that shows what it made. */
export function moduleOf(example: Example): Module {
  const body = example.parts.map(({ content }) => content).join('\n');
  const made = topLevelVariables(body);
  const values = made.includes('app') ? made : ['app', ...made];
  const code = `${preambleFor(body, example)}\n${body}\nexport const __made: unknown[] = [${values.join(', ')}];\n`;
  // Beside the tests, so that modules are found as from there.
  const path = join(ROOT, 'test/docs', `${at(example.fence).replaceAll(/[/:]/g, '-')}.ts`);
  return { example, path, code };
}

/** The line of the page for a line of a module, from 1. */
export function pageLine({ example: { fence, parts } }: Module, line: number): string {
  let rest = line - 2;
  for (const part of parts) {
    const length = part.content.split('\n').length;
    if (rest >= 0 && rest < length) return `${part.file}:${part.line + rest}`;
    rest -= length;
  }
  return `${fence.file}:${fence.line} (hidden line)`;
}

/** What the compiler says of each module, as text with file and line; all modules are one program. */
export function compile(modules: readonly Module[]): { readonly program: ts.Program; readonly errorsOf: (module: Module) => string[] } {
  const options = { ...compilerOptions(), noUnusedLocals: false, noUnusedParameters: false };
  const codes = new Map(modules.map(({ path, code }) => [path, code]));
  const host = ts.createCompilerHost(options, true);
  const onDisk = { ...host };
  host.fileExists = (path) => codes.has(path) || onDisk.fileExists(path);
  host.readFile = (path) => codes.get(path) ?? onDisk.readFile(path);
  const program = ts.createProgram([...codes.keys(), join(ROOT, 'src/index.ts')], options, host);
  return { program, errorsOf: (module) => errors(program, module) };
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    readonly config: object;
  };
  return ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, ROOT).options;
}

function errors(program: ts.Program, module: Module): string[] {
  const file = program.getSourceFile(module.path);
  if (!file) throw new Error(`${module.path} is not in the program`);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((diagnostic) => {
    const line = file.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line + 1;
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
    return `${pageLine(module, line)}: error TS${diagnostic.code}: ${text}`;
  });
}
