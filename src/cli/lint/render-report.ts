import { renderText } from '../../diagnostics/render-text';
import type { Report } from '../../validation/lint';

export type ReportFormat = 'text' | 'json' | 'sarif' | 'github';

/** The report in the format that was asked for. */
export function renderReport({ diagnostics, documents }: Report, format: ReportFormat): string {
  if (format === 'json') return `${JSON.stringify({ diagnostics, documents }, null, 2)}\n`;
  return diagnostics.length > 0 ? `${renderText(diagnostics)}\n` : '';
}
