import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { PipelineChart } from 'cdk8s-tekton';
import { reportOfCall, testChart } from './chart';

/**
 * A test that a program is refused with exactly this report.
 *
 * The lines that the report names are marked in the program with the comments `here` and `there`, and stand in the report as
 * HERE and THERE; columns are left out.
 *
 * @param report indented as the test is
 */
export function refuses(name: string, program: (chart: PipelineChart) => unknown, report: string): void {
  const { file, line } = caller();
  test(name, () => {
    const lines = readFileSync(file, 'utf8').split('\n');
    const lineOf = (mark: string): number => lines.findIndex((text, i) => i + 1 >= line && text.includes(mark)) + 1;
    const marked = { HERE: lineOf('/* here */'), THERE: lineOf('/* there */') };

    const found = reportOfCall(() => program(testChart()));

    expect(withWords(found, relative(process.cwd(), file), marked)).toBe(dedent(report));
  });
}

/** The report with words instead of the marked lines. */
function withWords(report: string, file: string, marked: Readonly<Record<string, number>>): string {
  return Object.entries(marked).reduce(
    (text, [word, line]) => text.replaceAll(new RegExp(`${file}:${line}:\\d+`, 'g'), word),
    report,
  );
}

function dedent(text: string): string {
  const lines = text.split('\n').slice(1);
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  return lines
    .map((line) => line.slice(indent))
    .join('\n')
    .trimEnd();
}

/** The test file, and the line on which it asks. */
function caller(): { readonly file: string; readonly line: number } {
  const frame = (new Error().stack ?? '').split('\n').find((text) => text.includes('.test.ts:')) ?? '';
  const match = /\(?([^()\s]+\.test\.ts):(\d+):\d+\)?$/.exec(frame);
  if (!match?.[1]) throw new Error(`no test file in ${frame}`);
  return { file: match[1], line: Number(match[2]) };
}
