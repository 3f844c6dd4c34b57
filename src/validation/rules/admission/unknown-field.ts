import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const unknownField = defineRule({
  id: 'unknown-field',
  severity: 'error',
  docs: {
    title: 'A document has a field that its kind does not know',
    why: 'Tekton and kubectl have documents read strictly and refuse those with a field that is not known, mostly a misspelt one.',
    bad: step('name: build\nimage: alpine\ncomand: [ls]'),
    good: step('name: build\nimage: alpine\ncommand: [ls]'),
  },
  messages: { unknown: (d: { field: string }) => `unknown field ${quote(d.field)}` },
  visit: ({ report }) => ({
    Fault({ fault, field, path, known = [] }) {
      if (fault !== 'unknown-field') return;
      const help = unknownNameHelp(field, 'fields', known).filter((line) => line.startsWith('did you mean'));
      report('unknown', { field }, { path, isKey: true, help: help.map((line) => line.replace(/\?.*/, '?')) });
    },
  }),
});
