import { COLOURS, PLAIN } from '../../diagnostics/palette';
import { renderGithub } from '../../diagnostics/render-github';
import { renderJson } from '../../diagnostics/render-json';
import { renderSarif } from '../../diagnostics/render-sarif';
import { renderText } from '../../diagnostics/render-text';
import type { Report } from '../../validation/lint';
import { RULES } from '../../validation/checks';
import { version } from '../version';
import type { Terminal } from '../terminal';

export type ReportFormat = 'text' | 'json' | 'sarif' | 'github';

/** The report in the format that was asked for; each ends with a line break, or is empty. */
export function renderReport(report: Report, format: ReportFormat, terminal: Terminal): string {
  const { diagnostics, acknowledged, documents, sources } = report;
  switch (format) {
    case 'json':
      return `${renderJson(diagnostics, { acknowledged, documents })}\n`;
    case 'sarif': {
      const rules = RULES.map(({ id, severity, docs: { title, why } }) => ({ id, severity, title, why }));
      return `${renderSarif(diagnostics, { rules, version: version(), acknowledged })}\n`;
    }
    case 'github':
      return diagnostics.length > 0 ? `${renderGithub(diagnostics)}\n` : '';
    case 'text': {
      const palette = hasColours(terminal) ? COLOURS : PLAIN;
      const text = renderText(diagnostics, { sources, palette });
      return `${[text, summarize(report)].filter(Boolean).join('\n\n')}\n`;
    }
  }
}

function summarize({ diagnostics, acknowledged, documents }: Report): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const found = [count(errors, 'error'), count(diagnostics.length - errors, 'warning')].join(', ');
  const known = acknowledged.length > 0 ? `, ${acknowledged.length} acknowledged` : '';
  return `${count(documents, 'document')}: ${found}${known}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** @see https://no-color.org */
function hasColours({ env, isInteractive }: Terminal): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '') return env['FORCE_COLOR'] !== '0';
  return isInteractive && env['TERM'] !== 'dumb';
}
