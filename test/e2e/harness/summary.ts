import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/examples';
import type { CaseReport, Outcome } from './case';
import type { Cluster } from './cluster';
import type { TaskPhases } from './phases';

const PAGE = join(ROOT, 'docs/e2e.md');
const BEGIN = '<!-- written by npm run e2e: begin -->';
const END = '<!-- written by npm run e2e: end -->';

/** Writes the summary beside the evidence, and of a whole run outside CI into docs/e2e.md too. */
export function writeSummary(folder: string, isWhole: boolean, summary: string): void {
  writeFileSync(join(folder, 'summary.md'), summary);
  console.log(`\nevidence: ${folder}`);
  if (!isWhole || process.env['CI'] !== undefined || !existsSync(PAGE)) return;
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest = ''] = page.split(BEGIN);
  const after = rest.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has no place for the summary`);
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${summary}\n${END}${after}`);
}

/** What was tried and how it went, as Markdown. */
export function summarize({ title }: Cluster, reports: readonly CaseReport[]): string {
  const outcomes = reports.flatMap((report) => report.outcomes);
  const seconds = reports.reduce((sum, report) => sum + report.seconds, 0);
  const total = (state: Outcome['state']): number => outcomes.filter((one) => one.state === state).length;
  return [
    `${new Date().toISOString().slice(0, 10)}, ${title}: ${total('passed')} passed, ${total('failed')} failed, ` +
      `${total('skipped')} skipped, in ${seconds.toFixed(0)} s.\n`,
    ...reports.map(summarizeCase),
  ].join('\n');
}

function summarizeCase({ name, title, seconds, outcomes, evidence }: CaseReport): string {
  const rows = outcomes.map(
    ({ what, state, seconds: took, why }) =>
      `| ${cell(what)} | ${state}${state === 'passed' ? '' : `: ${cell(why?.split('\n')[0] ?? '')}`} | ${took.toFixed(0)} |`,
  );
  const runs = evidence.runs.map(
    ({ run, seconds: length, tasks }) => `- \`${run}\`, ${length.toFixed(0)} s: ${tasks.map(summarizeTask).join('; ')}`,
  );
  return [
    `### ${name}\n`,
    `${title}. ${seconds.toFixed(0)} s.\n`,
    '| check | | s |\n| --- | --- | --- |',
    `${rows.join('\n')}\n`,
    ...(runs.length > 0 ? [`${runs.join('\n')}\n`] : []),
  ].join('\n');
}

/** `build 9 s (4 until its first step, kaniko 4.6)` */
function summarizeTask({ task, created, began, steps, over }: TaskPhases): string {
  const parts = steps.map(({ step, began: from, ended }) => `${step} ${(ended - from).toFixed(1)}`);
  const wait = Number.isFinite(began) ? `${(began - created).toFixed(1)} until its first step, ` : '';
  return `${task} ${Number.isFinite(over) ? `${(over - created).toFixed(0)} s ` : ''}(${wait}${parts.join(', ')})`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
}
