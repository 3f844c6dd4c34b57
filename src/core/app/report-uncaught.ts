import { inspect } from 'node:util';
import { DiagnosticError } from '../../diagnostics/diagnostic-error';

const INSTALLED = Symbol.for('cdk8s-tekton.reportUncaught');

/**
 * Makes a program that ends with a DiagnosticError show the report alone, with exit code 1.
 *
 * Node would print the line of our own code that threw, and a stack. Other errors, and programs that handle uncaught
 * errors themselves, are left as they are.
 */
export function reportUncaught(): void {
  const registry = process as { [INSTALLED]?: true };
  if (registry[INSTALLED]) return;
  registry[INSTALLED] = true;
  const report = (error: unknown): void => {
    if (process.listeners('uncaughtException').length > 1) return;
    process.stderr.write(`${DiagnosticError.isDiagnosticError(error) ? error.message : inspect(error)}\n`);
    process.exit(1);
  };
  process.on('uncaughtException', report);
}
