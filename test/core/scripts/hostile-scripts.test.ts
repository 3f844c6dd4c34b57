import { compileScript } from '../../../src/core/scripts/compile-script';
import { DiagnosticError } from '../../../src/diagnostics/diagnostic-error';
import { BASH_CODE } from './tables/hostile-bash';
import { PROGRAM_CODE } from './tables/hostile-programs';
import { SHELL_CODE } from './tables/hostile-shells';
import { scriptOf } from './tables/script-of';

function ruleOf(script: string): string {
  try {
    return `runs: ${compileScript(scriptOf(script), []).script}`;
  } catch (error) {
    if (!DiagnosticError.isDiagnosticError(error)) throw error;
    return error.diagnostics.map(({ rule }) => rule).join();
  }
}

describe('sh refuses to run a value', () => {
  test.each(SHELL_CODE)('%s', (script, rule) => {
    expect(ruleOf(script)).toBe(rule);
  });
});

describe('sh refuses to run a value in bash', () => {
  test.each(BASH_CODE)('%s', (script, rule) => {
    expect(ruleOf(`#!/usr/bin/env bash\n${script}`)).toBe(rule);
  });
});

describe('sh refuses to have a program run a value', () => {
  test.each(PROGRAM_CODE)('%s', (script, rule) => {
    expect(ruleOf(script)).toBe(rule);
  });
});
