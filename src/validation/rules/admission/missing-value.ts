import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { tasks } from '../example';

export const missingValue = defineRule({
  id: 'missing-value',
  severity: 'error',
  docs: {
    title: 'A param or result has no value',
    why: 'Tekton cannot write a value that is not there, and refuses the document; an empty text is a value.',
    bad: tasks('name: build\nparams:\n  - name: tag'),
    good: tasks("name: build\nparams:\n  - name: tag\n    value: ''"),
  },
  messages: { missing: (d: { field: string }) => `field ${quote(d.field)} is missing` },
  visit: ({ report }) => ({
    Fault({ fault, field, path }) {
      if (fault === 'missing-value') report('missing', { field }, { path, help: "for an empty value write ''" });
    },
  }),
});
