import { eachText } from '../../../util/each-text';
import { fieldOf } from '../../../util/field-of';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggerTemplate } from '../example';
import { isFile } from '../variable-forms';

/** What only bindings can say of an event. */
const OF_EVENT = /\$\((?:(?:body|header|extensions)[.[][^()\s]*|context\.eventID)\)/g;
/** What begins like a param of the template, and how one is written; parts of params have a rule of their own. */
const OF_TEMPLATE = /\$\(\s*tt\s*[.[][^()]*\)/g;
const PARAM = /^\$\(tt\.params\.[^\s"']+\)$/;
/** Texts for people. */
const FOR_PEOPLE = /\.(?:annotations\..*|description|displayName)$/;

export const unboundEventValue = defineRule({
  id: 'unbound-event-value',
  severity: 'error',
  docs: {
    title: 'A template takes a value of the event itself, or misspells a param of its own',
    why: 'In a template only $(tt.params.NAME) is replaced. What a binding would put in place of $(body.ref) stays as it is, and the run gets that text.',
    bad: triggerTemplate('$(body.head_commit.id)'),
    good: triggerTemplate(),
  },
  messages: {
    event: (d: { variable: string }) =>
      `nothing is put in place of ${quote(d.variable)} in a template: only bindings know the event`,
    param: (d: { variable: string }) =>
      `nothing is put in place of ${quote(d.variable)}: a template knows its params as $(tt.params.NAME)`,
  },
  help: {
    event: (d: { variable: string }) =>
      `declare a param, write $(tt.params.NAME), and let a binding give it ${quote(d.variable)}`,
    param: 'write $(tt.params.NAME), without brackets and blanks',
  },
  visit: ({ report }) => ({
    TriggerTemplateSpec({ spec: { resourcetemplates }, path }) {
      resourcetemplates?.forEach((resource, i) => {
        // A binding that a template makes knows the event of its own trigger.
        if (isOfTriggers(resource)) return;
        eachText(resource, `${path}.resourcetemplates[${i}]`, (text, at) => {
          if (!text.includes('$(') || FOR_PEOPLE.test(at)) return;
          for (const [variable] of text.matchAll(OF_EVENT))
            if (!isProgram(variable)) report('event', { variable }, { path: at, text: variable });
          for (const [variable] of text.matchAll(OF_TEMPLATE))
            if (!PARAM.test(variable) && !isProgram(variable))
              report('param', { variable }, { path: at, text: variable });
        });
      });
    },
  }),
});

function isOfTriggers(resource: unknown): boolean {
  const apiVersion = fieldOf(resource, 'apiVersion');
  return typeof apiVersion === 'string' && apiVersion.startsWith('triggers.tekton.dev/');
}

/** `$(body.sh)` runs a file. */
function isProgram(variable: string): boolean {
  return isFile(variable.slice(variable.indexOf('.') + 1, -1));
}
