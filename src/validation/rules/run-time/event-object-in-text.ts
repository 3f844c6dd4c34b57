import { bindingExpressions, bindingPath } from '../../../analysis/events/binding-expressions';
import { templateOfTrigger, valuesForTemplate } from '../../../analysis/events/bound-template';
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
/** Fields that are maps or lists in the events of the forges. */
const MOSTLY = new RegExp(
  `^extensions$|^body\\.(?:.*\\.)?(?:${[
    ...[
      'commits',
      'head_commit',
      'last_commit',
      'added',
      'modified',
      'removed',
      'changed_files',
      'labels',
      'assignees',
    ],
    ...['repository', 'project', 'organization', 'installation', 'enterprise', 'owner', 'sender', 'pusher', 'user'],
    ...['pull_request', 'pullrequest', 'object_attributes', 'merge_request', 'issue', 'comment', 'release', 'review'],
    ...['head', 'base', 'author', 'committer', 'links', 'actor', 'changes'],
  ].join('|')})(?:\\[\\d+\\])?$`,
);
/** How a template says that quotes in it are escaped. */
const ESCAPED = 'triggers.tekton.dev/old-escape-quotes';

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
      `${quote(d.variable)} is a map or a list, and the template puts it into a text by param ${quote(d.param)}`,
  },
  help: {
    object: (d: { variable: string }) =>
      `take one field of it, or let an overlay of the cel interceptor make a text of it: ${bindingPath(d.variable.slice(2, -1))}.marshalJSON()`,
  },
  visit: ({ report, set, namespace, placeIn }) => ({
    Trigger({ trigger, path }) {
      const template = templateOfTrigger(trigger, set(), namespace());
      if (!template || isEscaped(template.document?.metadata)) return;
      const text = JSON.stringify(template.spec.resourcetemplates ?? []);
      for (const [param, { value, path: at }] of valuesForTemplate(trigger, path, set(), namespace())) {
        if (!text.includes(`$(tt.params.${param})`)) continue;
        const expression = bindingExpressions(value).find((one) => isObject(bindingPath(one)));
        if (expression === undefined) continue;
        const severity = ALWAYS.test(bindingPath(expression)) ? 'error' : 'warning';
        const { document } = template;
        const related = document ? [{ note: 'the template', at: placeIn(document, 'spec.resourcetemplates') }] : [];
        report('object', { variable: `$(${expression})`, param }, { path: at, severity, related });
      }
    },
  }),
});

function isObject(path: string): boolean {
  return ALWAYS.test(path) || MOSTLY.test(path);
}

function isEscaped(metadata: object | undefined): boolean {
  const { annotations } = (metadata ?? {}) as { readonly annotations?: Readonly<Record<string, unknown>> };
  return annotations?.[ESCAPED] === 'true';
}
