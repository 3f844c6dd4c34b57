import { celOfBinding } from '../../../analysis/events/binding-expressions';
import { EventFlow } from '../../../analysis/events/event-flow';
import { runChoices } from '../../../analysis/events/run-choices';
import { triggerName } from '../../../analysis/events/trigger-ways';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { takenBy } from '../../engine/taken-by';
import { templateRuns } from '../../engine/template-runs';
import { set, taskRunTemplate, triggers } from '../example';

const template = (account: string): string =>
  taskRunTemplate('branch', 'branch', `serviceAccountName: ${account}\n      `);
const trigger = triggers(
  'Trigger',
  'bindings:\n  - { name: branch, value: $(body.pull_request.head.ref) }\ntemplate: { ref: example }',
);

/** Whoever owns the repository names it, not who pushes or comments. */
const OF_OWNER = /^body\.(?:repository|project)\./;

export const payloadInReference = defineRule({
  id: 'payload-in-reference',
  severity: 'warning',
  docs: {
    title: 'Text of an event chooses an account, an image, a Secret, a claim or what is run',
    why: 'Whoever may push a branch, open a pull request or write a comment chooses that text, and with it the rights or the program of the run: a branch called like the account of deployments runs with its rights. The listener makes the run, so the rights of the sender are not asked for.',
    bad: set(template('$(tt.params.branch)'), trigger),
    good: set(template('build'), trigger),
  },
  messages: {
    chosen: (d: { value: string; what: string }) => `${quote(d.value)} of the event chooses ${d.what}`,
  },
  visit: ({ report, set, current, namespace, placeOf, placeIn }) => ({
    Trigger({ trigger, path, ofListener }) {
      const home = current();
      const runs = templateRuns(trigger.template ?? {}, `${path}.template`, set(), namespace());
      const choices = runs.flatMap(({ run, spot, pathOf }) =>
        runChoices(run)
          .filter(({ text }) => text.includes('$(tt.params.'))
          .map((one) => ({ ...one, document: spot.document, path: pathOf(one.path) })),
      );
      if (!home || choices.length === 0) return;
      const at = { trigger, path, ofListener, home: triggerName(home) };
      const flow = new EventFlow(at, set(), OF_OWNER);
      for (const { name, value, path: bound, from } of flow.values) {
        const chosen = choices.filter(({ text }) => text.includes(`$(tt.params.${name})`));
        const [first] = chosen;
        const open = first && flow.openIn(value);
        if (!first || open === undefined) continue;
        report(
          'chosen',
          { value: `$(${open})`, what: first.what },
          {
            path: bound,
            text: from ? undefined : `$(${open})`,
            related: [
              ...takenBy(from, placeIn),
              ...chosen.map(({ what, document, path: field }) => ({
                note: `it is ${what}`,
                at: document ? placeIn(document, field) : placeOf(field),
              })),
            ],
            help: [
              'write a fixed name; where it must differ, a trigger for each, with a filter and a template of its own',
              `or let listed values through only: a filter of the cel interceptor such as ${celOfBinding(open)} in ['…', '…']`,
            ],
          },
        );
      }
    },
  }),
});
