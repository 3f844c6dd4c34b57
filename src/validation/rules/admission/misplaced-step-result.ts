import { misplaceableTexts } from '../../../analysis/step-places';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const RESULT = /\$\(steps\.[^\n]*?\.results\.[^\n]*?\)/;

export const misplacedStepResult = defineRule({
  id: 'misplaced-step-result',
  severity: 'error',
  docs: {
    title: 'The result of a step is used where Tekton does not replace it',
    why: 'Results of steps are replaced in env, command and args only; the cluster refuses them elsewhere.',
    bad: step('name: show\nimage: alpine\nscript: echo $(steps.make.results.id)'),
    good: step(
      'name: show\nimage: alpine\nenv:\n  - name: ID\n    value: $(steps.make.results.id)\nscript: echo "$ID"',
    ),
  },
  messages: { misplaced: (d: { field: string }) => `the result of a step is used in ${quote(d.field)}` },
  visit: ({ report }) => ({
    Step({ step, path }) {
      for (const { field, text } of misplaceableTexts(step, true)) {
        const found = RESULT.exec(text)?.[0];
        if (found !== undefined)
          report('misplaced', { field }, { path: `${path}.${field}`, text: found, help: 'pass it through env' });
      }
    },
  }),
});
