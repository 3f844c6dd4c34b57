import { bindingExpressions, bindingPath } from '../../../analysis/events/binding-expressions';
import { templateOfTrigger, valuesForTemplate } from '../../../analysis/events/bound-template';
import { escapesQuotes } from '../../../analysis/events/old-escape';
import type { AnyTriggerTemplateSpec } from '../../../analysis/wire';
import { rememberByObject } from '../../../util/remember';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { set, triggers, triggerTemplate } from '../example';

const trigger = (value: string): string =>
  set(
    triggerTemplate(),
    triggers('Trigger', `bindings:\n  - { name: commit, value: ${value} }\ntemplate: { ref: example }`),
  );

/** What is a map in every event. */
const ALWAYS = /^(?:body|header|context)$/;
/** Fields that are maps or lists wherever they are found. */
const MOSTLY =
  /^extensions$|^body\.(?:.*\.)?(?:commits|head_commit|last_commit|pull_request|pullrequest|merge_request|object_attributes|added|modified|removed|labels|assignees)(?:\[\d+\])?$/;
/** Fields that are so in what these forges send; others have texts there. */
const OF_FORGE = /^body\.(?:repository|project|organization|sender|pusher|user|owner|issue|comment|release|review)$/;
const FORGES = new Set(['github', 'gitlab', 'bitbucket']);

export const eventObjectInText = defineRule({
  id: 'event-object-in-text',
  severity: 'error',
  docs: {
    title: 'A template puts a map or a list of the event into a text',
    why: 'Maps and lists are put in as JSON with their quotes, and end the text that the param stands in. What the template would make is no JSON any more: the listener takes the event and makes nothing.',
    bad: trigger('$(body)'),
    good: trigger('$(body.head_commit.id)'),
  },
  messages: {
    object: (d: { variable: string; param: string }) =>
      `${quote(d.variable)} is a map, and the template puts it into a text by param ${quote(d.param)}`,
    mostly: (d: { variable: string; param: string }) =>
      `${quote(d.variable)} is a map or a list in the events of most forges, and the template puts it into a text by param ${quote(d.param)}`,
  },
  help: { object: inOneField, mostly: inOneField },
  visit: ({ report, set, namespace, placeIn }) => ({
    Trigger({ trigger, path }) {
      const template = templateOfTrigger(trigger, set(), namespace());
      if (!template || escapesQuotes(template.document?.metadata)) return;
      const { spec, document } = template;
      for (const [param, { value, path: at }] of valuesForTemplate(trigger, path, set(), namespace())) {
        const paths = bindingExpressions(value).map(bindingPath);
        const always = paths.find((one) => ALWAYS.test(one));
        const isOfForge = trigger.interceptors?.some((one) => FORGES.has(one?.ref?.name ?? '')) === true;
        const found = always ?? paths.find((one) => MOSTLY.test(one) || (isOfForge && OF_FORGE.test(one)));
        if (found === undefined || !textOf(spec).includes(`$(tt.params.${param})`)) continue;
        const related = document ? [{ note: 'the template', at: placeIn(document, 'spec.resourcetemplates') }] : [];
        const data = { variable: `$(${found})`, param };
        if (always === undefined) report('mostly', data, { path: at, severity: 'warning', related });
        else report('object', data, { path: at, related });
      }
    },
  }),
});

const textOf = rememberByObject((spec: AnyTriggerTemplateSpec) => JSON.stringify(spec.resourcetemplates ?? []));

function inOneField({ variable }: { readonly variable: string }): string {
  const text = `${variable.slice(2, -1)}.marshalJSON()`;
  return `take one field of it, or let an overlay of the cel interceptor make a text of it: ${text}`;
}
