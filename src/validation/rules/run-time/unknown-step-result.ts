import { Callees } from '../../../analysis/documents/callee';
import { stepResults } from '../../../analysis/tasks/step-results';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const SOURCE = /^\$\(steps\.([^.]+)\.results\.([^.[\])]+)/;
const MAKE = 'name: make\nimage: alpine\nresults:\n  - name: digest\nscript: printf abc > $(step.results.digest.path)';
const result = (name: string): string => `results:\n  - name: image\n    value: $(steps.make.results.${name})`;

export const unknownStepResult = defineRule({
  id: 'unknown-step-result',
  severity: 'warning',
  docs: {
    title: 'A result of a Task takes its value from a step or a result of a step that is not there',
    why: 'The Task is accepted and succeeds without the result; whatever uses it fails.',
    bad: step(MAKE, result('digst')),
    good: step(MAKE, result('digest')),
  },
  messages: {
    step: (d: { result: string; step: string }) =>
      `result ${quote(d.result)} is taken from step ${quote(d.step)}, which is not there`,
    result: (d: { result: string; step: string; source: string }) =>
      `result ${quote(d.result)} is taken from result ${quote(d.source)}, which step ${quote(d.step)} does not declare`,
  },
  visit: ({ report, set, namespace }) => ({
    TaskSpec({ spec: { results, steps = [] }, path }) {
      results?.forEach(({ name = '', value }, i) => {
        const [, from, source = ''] = (typeof value === 'string' ? SOURCE.exec(value) : null) ?? [];
        if (from === undefined) return;
        const place = { path: `${path}.results[${i}].value` };
        const holder = steps.find((one) => one.name === from);
        if (!holder) {
          const help = unknownNameHelp(
            from,
            'steps',
            steps.flatMap((one) => one.name ?? []),
          );
          report('step', { result: name, step: from }, { ...place, text: from, help });
          return;
        }
        const known = stepResults(holder, new Callees(set(), namespace()));
        if (!known || known.includes(source)) return;
        const help = unknownNameHelp(source, `results of step ${quote(from)}`, known);
        report('result', { result: name, step: from, source }, { ...place, text: source, help });
      });
    },
  }),
});
