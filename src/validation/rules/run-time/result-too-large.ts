import { literalResults } from '../../../analysis/tasks/literal-results';
import type { AnyResult, AnyStep } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

/** Bytes of a termination message, by which results leave a step. */
const MESSAGE = 4096;
/** What Tekton itself puts into it: when the step began. */
const OWN = 65;

const TEXT = 'x'.repeat(64);
const script = (lines: number): string =>
  `cat > $(results.report.path) <<'EOF'\n${`${TEXT}\n`.repeat(lines)}EOF`.replaceAll('\n', '\n  ');
const example = (lines: number): string =>
  step(`name: report\nimage: alpine\nscript: |\n  ${script(lines)}`, 'results:\n  - name: report');

export const resultTooLarge = defineRule({
  id: 'result-too-large',
  severity: 'warning',
  docs: {
    title: 'Results are larger than what carries them out of the pod',
    why: 'All results of a Task leave it in the termination message of a step, which holds 4096 bytes with the names and what stands around them. Above that the TaskRun fails. With `results-from: sidecar-logs` each may have `max-result-size` bytes.',
    bad: example(64),
    good: example(8),
  },
  messages: {
    literal: (d: { result: string; bytes: number; limit: number }) =>
      `result ${quote(d.result)} is given a text of ${d.bytes} bytes, and there is room for ${d.limit}`,
    together: (d: { count: number; bytes: number; limit: number }) =>
      `the texts of ${d.count} results take ${d.bytes} bytes together, and there is room for ${d.limit}`,
    many: (d: { count: number; bytes: number; limit: number }) =>
      `${d.count} results take ${d.bytes} bytes before any of them has a value, and there is room for ${d.limit}`,
  },
  help: {
    literal: 'write it to a workspace, and give the path or a digest as result',
    together: 'write them to a workspace, and give paths or digests as results',
    many: 'put values that belong together into one object or JSON text, or into a workspace',
  },
  visit: ({ report, flag }) => {
    const isMessage = (): boolean => flag('results-from') === 'termination-message';
    const limit = (): number => (isMessage() ? MESSAGE - OWN : Number(flag('max-result-size')));
    const check = (text: string | undefined, path: string): void => {
      if (text === undefined || text.length <= MESSAGE / 2 || !text.includes('results.')) return;
      for (const { result, bytes, variable } of literalResults(text)) {
        const room = limit() - (isMessage() ? sizeOf(result) : 0);
        if (bytes > room) report('literal', { result, bytes, limit: room }, { path, text: variable });
      }
    };
    /** What the last step leaves holds the results of all. */
    const checkTogether = (steps: readonly AnyStep[], path: string): void => {
      const scripts = steps.flatMap(({ script = '' }) => (script.includes('$(results.') ? [script] : []));
      if (scripts.reduce((sum, { length }) => sum + length, 0) <= MESSAGE / 2) return;
      const sizes = new Map<string, number>();
      for (const { result, bytes } of scripts.flatMap(literalResults))
        sizes.set(result, Math.max(sizes.get(result) ?? 0, bytes + sizeOf(result)));
      const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      if (bytes <= limit() || [...sizes.values()].some((size) => size > limit())) return;
      report('together', { count: sizes.size, bytes, limit: limit() }, `${path}.results`);
    };
    return {
      TaskSpec({ spec: { results = [], steps = [] }, path }) {
        if (isMessage() && flag('enable-termination-message-compression') !== 'true') checkTogether(steps, path);
        // Shorter lists have room for sure.
        if (results.length < 20 || !isMessage() || flag('enable-termination-message-compression') === 'true') return;
        // Those of steps leave with their own step.
        const own = results.filter(({ value }: AnyResult) => value === undefined);
        const bytes = own.reduce((sum, { name = '' }) => sum + sizeOf(name), 0);
        if (bytes > limit()) report('many', { count: own.length, bytes, limit: limit() }, `${path}.results`);
      },
      Step({ step: { script: text }, path }) {
        if (flag('enable-termination-message-compression') !== 'true') check(text, `${path}.script`);
      },
      StepAction({ spec: { script: text }, path }) {
        if (flag('enable-termination-message-compression') !== 'true') check(text, `${path}.script`);
      },
    };
  },
});

/** Bytes of a result without its value, as Tekton writes it. */
function sizeOf(name: string): number {
  return Buffer.byteLength(JSON.stringify({ key: name, value: '', type: 1 })) + 1;
}
