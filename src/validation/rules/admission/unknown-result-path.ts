import { unknownVariable } from '../../../analysis/variables/admission-variables';
import type { AnyResult } from '../../../analysis/wire';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const unknownResultPath = defineRule({
  id: 'unknown-result-path',
  severity: 'error',
  docs: {
    title: 'A script writes to a result that is not declared',
    why: 'There is no file for it, so the cluster refuses the document.',
    bad: step('name: ls\nimage: alpine\nscript: ls > $(results.lst.path)', 'results:\n  - name: list'),
    good: step('name: ls\nimage: alpine\nscript: ls > $(results.list.path)', 'results:\n  - name: list'),
  },
  messages: { unknown: (d: { owner: string; result: string }) => `the ${d.owner} has no result ${quote(d.result)}` },
  visit: ({ report }) => {
    const check = (
      owner: string,
      script: string,
      path: string,
      prefix: string,
      results: readonly AnyResult[],
    ): void => {
      if (!script.includes('results')) return;
      const known = new Set(results.map(({ name = '' }) => name));
      const found = unknownVariable(script, prefix, known);
      if (found?.fault !== 'unknown') return;
      const help = unknownNameHelp(found.name, `results of the ${owner}`, known);
      report('unknown', { owner, result: found.name }, { path, text: found.name, help });
    };
    return {
      TaskSpec({ spec, steps, path }) {
        steps.forEach(({ script = '', results }, i) => {
          const at = `${path}.steps[${i}].script`;
          check('task', script, at, 'results', spec.results ?? []);
          if (results) check('step', script, at, 'step.results', results);
        });
      },
      StepAction({ spec: { script = '', results = [] }, path }) {
        for (const prefix of ['step.results', 'results'])
          check('step action', script, `${path}.script`, prefix, results);
      },
    };
  },
});
