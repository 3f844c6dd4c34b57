import { diagnostic, type Diagnostic, type DiagnosticInit } from './diagnostic';
import { renderText } from './render-text';

const BRAND = Symbol.for('cdk8s-tekton.DiagnosticError');

/**
 * Thrown by constructors with one finding and by synthesis with all of them.
 *
 * `message` and `stack` hold the rendered report and no stack of functions: the report names the user's own line.
 */
export class DiagnosticError extends Error {
  /** The findings, in the order of the report. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const text = renderText(diagnostics);
    super(text);
    this.name = 'DiagnosticError';
    this.diagnostics = diagnostics;
    this.stack = text;
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** Whether `x` is a DiagnosticError, also of another copy of this package. */
  static isDiagnosticError(x: unknown): x is DiagnosticError {
    return typeof x === 'object' && x !== null && BRAND in x;
  }
}

/** Throws one finding. */
export function fail(init: DiagnosticInit): never {
  throw new DiagnosticError([diagnostic(init)]);
}
