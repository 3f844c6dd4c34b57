import fc from 'fast-check';
import { compileScript, type CompiledScript } from '../../../src/core/scripts/compile-script';
import { Script } from '../../../src/core/scripts/script';
import { DiagnosticError } from '../../../src/diagnostics/diagnostic-error';
import { startCompiled, text } from './pod';
import { randomScript } from './random-script';
import { runInShell, SHELLS, type Shell } from './shells';

/** Values that run something wherever a shell reads them as code. */
const VALUES = ['$(touch pwned)', 'a[$(touch pwned)]', '-va[$(touch pwned)]', ';touch pwned #', '`touch pwned`', '-v'];

interface Accepted {
  readonly pieces: readonly string[];
  readonly compiled: CompiledScript;
}

function compiled(language: string, pieces: readonly string[]): CompiledScript | undefined {
  const [first = '', ...rest] = pieces;
  const holes = rest.map((_, i) => text(`x${i}`));
  try {
    return compileScript(new Script('sh', [`${language}${first}`, ...rest], holes), []);
  } catch (error) {
    if (!DiagnosticError.isDiagnosticError(error)) throw error;
    return undefined;
  }
}

/** The same scripts in each run; `FUZZ_SEED=2 FUZZ_TRIES=20000` looks further. */
const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const tries = Number(process.env['FUZZ_TRIES'] ?? 500);

/** Random scripts that are not refused. */
function accepted(language: string): Accepted[] {
  return fc.sample(randomScript, { numRuns: tries, seed }).flatMap((pieces) => {
    const script = compiled(language, pieces);
    return script ? [{ pieces, compiled: script }] : [];
  });
}

/** Runs scripts with hostile values in all holes; gives those that ran one. */
function broken(shell: Shell, scripts: readonly Accepted[]) {
  const runs = scripts.flatMap(({ pieces, compiled }) =>
    VALUES.map((_, i) => {
      const values = pieces.map((_, hole) => [`x${hole}`, VALUES[(i + hole) % VALUES.length] ?? ''] as const);
      const container = startCompiled(compiled, { params: Object.fromEntries(values) });
      return { pieces, values, script: compiled.script, container };
    }),
  );
  const containers = runs.map(({ container }) => container);
  const outcomes = runInShell(shell, containers);
  return runs.filter((_, i) => outcomes[i]?.files.includes('pwned'));
}

describe('random scripts that are not refused run no value', () => {
  const scripts = accepted('');

  test.each(SHELLS)('%s', (shell) => {
    expect(scripts.length).toBeGreaterThan(20);
    expect(broken(shell, scripts)).toEqual([]);
  });

  test('bash with its own first line', () => {
    expect(broken('bash', accepted('#!/usr/bin/env bash\n'))).toEqual([]);
  });
});
