import type { FeatureFlags } from '../../schema/feature-flags';
import { lint } from '../../validation/lint';
import { collectFiles } from '../collect-files';
import type { Terminal } from '../terminal';
import { renderReport, type ReportFormat } from './render-report';

/** Options of the command as they are read. */
export interface LintFlags {
  readonly format: ReportFormat;
  readonly admissionOnly?: true;
  readonly features?: Partial<FeatureFlags>;
  readonly maxWarnings?: number;
}

/** Looks at files, prints what is wrong, and gives the exit code. */
export async function runLint(paths: readonly string[], flags: LintFlags, terminal: Terminal): Promise<number> {
  const { features = {}, admissionOnly = false, maxWarnings = Infinity, format } = flags;
  const { files, problems } = await collectFiles(paths, terminal);
  const texts = files.map(({ name, bytes, isNamed }) => ({ name, text: bytes, found: !isNamed }));
  const report = lint(texts, { features, admissionOnly });
  terminal.out(renderReport(report, format, terminal));
  for (const problem of problems) terminal.err(`error: ${problem}\n`);
  if (problems.length > 0) return 2;
  const count = (severity: string): number => report.diagnostics.filter((one) => one.severity === severity).length;
  return count('error') > 0 || count('warning') > maxWarnings ? 1 : 0;
}
