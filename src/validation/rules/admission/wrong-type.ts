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
  help: { wrong: helpFor },
  visit: ({ report }) => ({
    Fault({ fault, field, path, expected = '', found = '' }) {
      if (fault === 'wrong-type') report('wrong', { field, expected, found }, path);
    },
  }),
});

/** How what is expected is written, for what there is. */
function helpFor({ field, expected, found }: { field: string; expected: string; found: string }): string {
  const isScalar = found !== 'a list' && found !== 'a map';
  if (expected === 'a list')
    return isScalar ? `make it an element of a list: ${field}: [${found}]` : 'write each element behind a dash';
  if (expected === 'a map') return `write key: value pairs below ${quote(field)}, indented`;
  if (expected === 'a text' && (found === 'true' || found === 'false'))
    return 'put it in quotes; without them YAML reads yes, no, on, off, y and n as true or false';
  if (expected === 'a text' && /^-?\d/.test(found)) return 'put it in quotes; without them YAML reads it as a number';
  if (expected === 'a text')
    return isScalar ? `put it in quotes: ${field}: "${found}"` : `write a text behind ${quote(field)}`;
  if (expected === 'a whole number' || expected === 'true or false')
    return `write ${expected} without quotes behind ${quote(field)}`;
  return `write ${expected} behind ${quote(field)}`;
}
