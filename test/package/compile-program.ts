import { join } from 'node:path';
import ts from 'typescript';

/** Compiles `main.ts` of a project beside it, as a new project would; says what is wrong. */
export function compileProgram(folder: string): string[] {
  const program = ts.createProgram([join(folder, 'main.ts')], {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    skipLibCheck: true,
    types: [],
  });
  const { diagnostics } = program.emit();
  return [...ts.getPreEmitDiagnostics(program), ...diagnostics].map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
}
