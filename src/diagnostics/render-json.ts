import type { Diagnostic } from './diagnostic';

/** The report for programs. */
export function renderJson(diagnostics: readonly Diagnostic[], more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ diagnostics, ...more }, null, 2);
}
