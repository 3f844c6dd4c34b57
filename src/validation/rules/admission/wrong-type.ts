import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const wrongType = defineRule({
  id: 'wrong-type',
  severity: 'error',
  docs: {
    title: 'A field holds something of another type',
    why: 'Tekton cannot read the document, so the cluster refuses it.',
    bad: step('name: build\nimage: alpine\nargs: -l'),
    good: step('name: build\nimage: alpine\nargs: [-l]'),
  },
  messages: {
    wrong: (d: { field: string; expected: string; found: string }) =>
      `field ${quote(d.field)} must be ${d.expected}, not ${d.found.length > 60 ? `${d.found.slice(0, 60)}…` : d.found}`,
  },
  visit: ({ report }) => ({
    Fault({ fault, field, path, expected = '', found = '' }) {
      if (fault === 'wrong-type') report('wrong', { field, expected, found }, path);
    },
  }),
});
