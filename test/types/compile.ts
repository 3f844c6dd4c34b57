import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type ts from 'typescript';

/** The repository. */
export const ROOT = join(__dirname, '../..');

/** TypeScript's API, whichever release. */
export type TypeScript = typeof ts;

/** The programs that must not compile. */
export const WRONG = readdirSync(join(__dirname, 'wrong')).map((name) => join(__dirname, 'wrong', name));

/** The programs that must compile. */
export const RIGHT = ['given.ts', 'right.ts'].map((name) => join(__dirname, name));

/** Where the name `cdk8s-tekton` leads: to the sources, or to `lib/` through the `exports` of the package. */
export type Target = 'sources' | 'published';

/** The options of this repository, as a program of its own would have them. */
export function compilerOptions(typescript: TypeScript, target: Target): ts.CompilerOptions {
  const { config } = typescript.readConfigFile(join(ROOT, 'tsconfig.json'), (path) =>
    typescript.sys.readFile(path),
  ) as {
    config: unknown;
  };
  const { options } = typescript.parseJsonConfigFileContent(config, typescript.sys, ROOT);
  // The calls are there for their errors, and nobody uses what they return.
  const loose = { ...options, noUnusedLocals: false, noUnusedParameters: false };
  return target === 'sources' ? loose : { ...loose, paths: {} };
}

/** One complaint of the compiler. */
export interface Complaint {
  /** Counted from 0, as all places here. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly code: number;
  /** The whole chain, one line each. */
  readonly text: string;
}

/** What the compiler says of one file of a program. */
export function complaints(typescript: TypeScript, program: ts.Program, path: string): Complaint[] {
  const file = program.getSourceFile(path);
  if (!file) throw new Error(`${path} is not part of the program`);
  const all = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  return all.map(({ start = 0, length = 0, code, messageText }) => {
    const { line, character } = file.getLineAndCharacterOfPosition(start);
    return { line, column: character, length, code, text: typescript.flattenDiagnosticMessageText(messageText, '\n') };
  });
}

/** A comment below a wrong line: `//   ^ TS2322: Type 'x' …`. The caret stands in what is complained about. */
export interface Marker {
  readonly line: number;
  readonly column: number;
  readonly code: number;
  /** Part of the message; `…` stands for any text. */
  readonly text: string;
}

/** The markers of a file, each for the last line above it that is none. */
export function markers(source: string): Marker[] {
  const found: Marker[] = [];
  let line = 0;
  for (const [i, text] of source.split('\n').entries()) {
    const match = /^ *\/\/ *\^ TS(\d+): (.+)$/.exec(text);
    if (match) found.push({ line, column: text.indexOf('^'), code: Number(match[1]), text: match[2] ?? '' });
    else line = i;
  }
  return found;
}

/** Whether the marker says what the compiler says. */
export function fits(marker: Marker, complaint: Complaint): boolean {
  const { line, column, length, code, text } = complaint;
  const isThere = marker.line === line && marker.column >= column && marker.column < column + length;
  return isThere && marker.code === code && holdsInOrder(sortUnions(text), sortUnions(marker.text).split('…'));
}

function holdsInOrder(text: string, pieces: readonly string[]): boolean {
  let from = 0;
  for (const piece of pieces) {
    const at = text.indexOf(piece.trim(), from);
    if (at < 0) return false;
    from = at + piece.trim().length;
  }
  return true;
}

/** The order of a union is not part of the message: it depends on what else the program holds. */
function sortUnions(text: string): string {
  return text.replace(/"[^"]*"(?: \| "[^"]*")+/g, (union) => union.split(' | ').sort().join(' | '));
}
