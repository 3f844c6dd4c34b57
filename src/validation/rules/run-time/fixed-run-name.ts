import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggerTemplate } from '../example';

export const fixedRunName = defineRule({
  id: 'fixed-run-name',
  severity: 'warning',
  docs: {
    title: 'A template gives what it makes the same name for each event',
    why: 'The first event makes it. Every later one fails with "already exists" for as long as the first is there, and nobody but the log of the listener says so. What the template makes after it is not made either.',
    bad: triggerTemplate().replace('generateName: build-', 'name: build'),
    good: triggerTemplate(),
  },
  messages: {
    fixed: (d: { kind: string; name: string }) => `each event makes ${d.kind} ${quote(d.name)}, and only the first can`,
  },
  help: {
    fixed: (d: { name: string }) =>
      `write "generateName: ${d.name}-" in place of the name, or put something of the event into it: ${d.name}-$(uid)`,
  },
  visit: ({ report }) => ({
    Embedded({ document: { kind }, metadata: { name } = {} }) {
      if (typeof name === 'string' && name !== '') report('fixed', { kind, name }, 'metadata.name');
    },
  }),
});
