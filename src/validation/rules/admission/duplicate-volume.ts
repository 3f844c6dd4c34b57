import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';
import { repeated } from '../repeated';

export const duplicateVolume = defineRule({
  id: 'duplicate-volume',
  severity: 'error',
  docs: {
    title: 'Two volumes of a Task have one name',
    why: 'A mount could not tell them apart, so the cluster refuses the Task.',
    bad: step('name: ls\nimage: alpine', 'volumes:\n  - name: tmp\n    emptyDir: {}\n  - name: tmp\n    emptyDir: {}'),
    good: step('name: ls\nimage: alpine', 'volumes:\n  - name: tmp\n    emptyDir: {}'),
  },
  messages: { twice: (d: { volume: string }) => `two volumes are named ${quote(d.volume)}` },
  help: {
    twice: 'keep one of them, or rename one and the volumeMounts that mean it',
  },
  visit: ({ report, placeOf }) => ({
    TaskSpec({ spec, path }) {
      for (const { name, at } of repeated(placeOf, { items: spec.volumes, path: `${path}.volumes` }))
        report('twice', { volume: name }, at);
    },
  }),
});
