import { list } from '../../../util/list';
import { nearest } from '../../../util/nearest';
import { quote } from '../../../util/quote';
import { replacementOf } from '../../decoding/replaced-fields';
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
  visit: ({ report, current }) => ({
    Fault({ fault, field, path, known = [] }) {
      if (fault !== 'unknown-field') return;
      report('unknown', { field }, { path, isKey: true, help: helpFor(current()?.kind ?? '', path, field, known) });
    },
  }),
});

function helpFor(kind: string, path: string, field: string, known: readonly string[]): string {
  const replacement = replacementOf(kind, path);
  if (replacement !== undefined) return replacement;
  const meant = nearest(field, known);
  if (meant.length > 0) return `did you mean ${meant.map((name) => quote(name)).join(' or ')}?`;
  return known.length > 0 ? `drop it; fields here: ${list(known, 8)}` : 'drop it';
}
