import { misplaceableTexts, stepArtifactIn } from '../../../analysis/tasks/step-places';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { task } from '../example';

/** A step behind one that may write artifacts. */
const afterMake = (fields: string): string =>
  task(`steps:\n  - name: make\n    image: alpine\n    command: [make]\n  - name: show\n    ${fields}`);

export const misplacedArtifact = defineRule({
  id: 'misplaced-artifact',
  severity: 'error',
  docs: {
    title: 'An artifact is used where Tekton does not replace it',
    why: 'Artifacts are replaced in env, command, args and script only; the cluster refuses them elsewhere.',
    bad: afterMake('image: $(steps.make.outputs.image)'),
    good: afterMake('image: alpine\n    args: [$(steps.make.outputs.image)]'),
    features: { 'enable-artifacts': 'true' },
  },
  messages: { misplaced: (d: { field: string }) => `an artifact is used in ${quote(d.field)}` },
  help: {
    misplaced: 'move it to env, command, args or script',
  },
  visit: ({ report }) => ({
    Step({ step, path }) {
      for (const { field, text } of misplaceableTexts(step, path)) {
        const found = field === 'script' ? undefined : stepArtifactIn(text);
        if (found !== undefined) report('misplaced', { field }, { path: `${path}.${field}`, text: found });
      }
    },
  }),
});
