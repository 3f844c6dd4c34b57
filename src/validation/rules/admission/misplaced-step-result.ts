import { misplaceableTexts } from '../../../analysis/tasks/step-places';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { task } from '../example';

const RESULT = /\$\(steps\.[^\n]*?\.results\.[^\n]*?\)/;

const MAKE =
  'steps:\n  - name: make\n    image: alpine\n    results: [{ name: id }]\n    script: make > $(step.results.id.path)\n';

export const misplacedStepResult = defineRule({
  id: 'misplaced-step-result',
  severity: 'error',
  docs: {
    title: 'The result of a step is used where Tekton does not replace it',
    why: 'Results of steps are replaced in env, command and args only; the cluster refuses them elsewhere.',
    bad: task(`${MAKE}  - name: show\n    image: alpine\n    script: echo $(steps.make.results.id)`),
    good: task(
      `${MAKE}  - name: show\n    image: alpine\n    env:\n      - { name: ID, value: $(steps.make.results.id) }\n    script: echo "$ID"`,
    ),
  },
  messages: { misplaced: (d: { field: string }) => `the result of a step is used in ${quote(d.field)}` },
  visit: ({ report }) => ({
    Step({ step, path }) {
      for (const { field, text } of misplaceableTexts(step, path)) {
        const found = text.includes('$(steps.') ? RESULT.exec(text)?.[0] : undefined;
        if (found !== undefined)
          report('misplaced', { field }, { path: `${path}.${field}`, text: found, help: 'pass it through env' });
      }
    },
  }),
});
