import type { Diagnostic } from './diagnostic';
import { compact } from '../util/compact';

/** The report as commands of GitHub Actions, which show each finding beside its line. */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(annotation).join('\n');
}

function annotation({ severity, rule, message, at, help }: Diagnostic): string {
  const { file, line, column, length } = at.source ?? {};
  const properties = compact({
    file,
    line,
    col: column,
    endColumn: column === undefined || length === undefined ? undefined : column + length,
    title: rule,
  });
  const words = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${severity} ${words.join(',')}::${escapeData([message, ...help].join('\n'))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
