import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/examples';
import type { CaseReport, Outcome } from './case';
import type { Cluster } from './cluster';
import type { RunPhases, TaskPhases } from './phases';

const PAGE = join(ROOT, 'docs/e2e.md');
const BEGIN = '<!-- written by npm run e2e: begin -->';
const END = '<!-- written by npm run e2e: end -->';

/** A case as its evidence keeps it. */
interface KeptReport extends Omit<CaseReport, 'evidence'> {
  readonly date: string;
  readonly cluster: string;
  readonly runs: readonly RunPhases[];
}

const REPORT = 'report.json';

/** Keeps how a case went, beside its evidence. */
export function keepReport({ title: cluster }: Cluster, { evidence, ...report }: CaseReport): void {
  const date = new Date().toISOString().slice(0, 10);
  const kept: KeptReport = { ...report, date, cluster, runs: evidence.runs };
  evidence.write(REPORT, `${JSON.stringify(kept, undefined, 2)}\n`);
}

/**
 * Writes the summary of the last run of each case: beside the evidence, and outside CI into docs/e2e.md too.
 *
 * @param names of the cases, in order
 */
export function writeSummary(folder: string, names: readonly string[]): void {
  const files = names.map((name) => join(folder, name, REPORT)).filter((file) => existsSync(file));
  const summary = summarize(files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as KeptReport));
  writeFileSync(join(folder, 'summary.md'), summary);
  console.log(`\nevidence: ${folder}`);
  if (files.length < names.length || process.env['CI'] !== undefined || !existsSync(PAGE)) return;
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest = ''] = page.split(BEGIN);
  const after = rest.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has no place for the summary`);
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${summary}\n${END}${after}`);
}

/** What was tried and how it went, as Markdown. */
function summarize(reports: readonly KeptReport[]): string {
  const outcomes = reports.flatMap((report) => report.outcomes);
  const seconds = reports.reduce((sum, report) => sum + report.seconds, 0);
  const total = (state: Outcome['state']): number => outcomes.filter((one) => one.state === state).length;
  const clusters = [...new Set(reports.map(({ cluster }) => cluster))].join('; ');
  const dates = [...new Set(reports.map(({ date }) => date))].sort().join(', ');
  return [
    `${dates}, ${clusters}: ${total('passed')} passed, ${total('failed')} failed, ` +
      `${total('skipped')} skipped, in ${seconds.toFixed(0)} s.\n`,
    ...reports.map(summarizeCase),
  ].join('\n');
}

function summarizeCase({ name, title, seconds, outcomes, runs: kept }: KeptReport): string {
  const rows = outcomes.map(
    ({ what, state, seconds: took, why }) =>
      `| ${cell(what)} | ${state}${state === 'passed' ? '' : `: ${cell(why?.split('\n')[0] ?? '')}`} | ${took.toFixed(0)} |`,
  );
  const runs = kept.map(
    // JSON has no NaN: a run that was not over has null.
    ({ run, seconds: length, tasks }) =>
      `- \`${run}\`, ${Number.isFinite(length) ? `${length.toFixed(0)} s` : 'not over'}: ${tasks.map(summarizeTask).join('; ')}`,
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
