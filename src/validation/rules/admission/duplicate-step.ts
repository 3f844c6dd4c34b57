import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { task } from '../example';
import { repeated } from '../repeated';

export const duplicateStep = defineRule({
  id: 'duplicate-step',
  severity: 'error',
  docs: {
    title: 'Two steps of a Task have one name',
    why: 'The name becomes the name of a container, so the cluster refuses the Task.',
    bad: task('steps:\n  - name: build\n    image: alpine\n  - name: build\n    image: alpine'),
    good: task('steps:\n  - name: build\n    image: alpine\n  - name: test\n    image: alpine'),
  },
  messages: { twice: (d: { step: string }) => `two steps are named ${quote(d.step)}` },
  help: {
    twice: 'rename one of them, and what refers to it in $(steps.<name>…)',
  },
  visit: ({ report, placeOf }) => ({
    TaskSpec({ steps, path }) {
      for (const { name, at } of repeated(placeOf, { items: steps, path: `${path}.steps` }))
        if (name !== '') report('twice', { step: name }, at);
    },
  }),
});
