import { templateOfTrigger, valuesForTemplate } from '../../../analysis/events/bound-template';
import { eachText } from '../../../util/each-text';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { set, triggers } from '../example';

const label = (value: string): string =>
  set(
    triggers(
      'TriggerTemplate',
      `params:
  - name: branch
resourcetemplates:
  - apiVersion: tekton.dev/v1
    kind: PipelineRun
    metadata:
      generateName: build-
      ${value}
    spec: { pipelineRef: { name: build } }`,
    ),
    triggers('Trigger', 'bindings:\n  - { name: branch, value: $(body.ref) }\ntemplate: { ref: example }'),
  );

/** Fields of events with signs that no name and no label may have, with an example. */
const UNFIT: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)(?:ref|base_ref)$/, 'refs/heads/main'],
  [/(?:^|\.)(?:full_name|path_with_namespace)$/, 'acme/shop'],
  [/(?:^|\.)(?:\w+_)?url$|(?:^|\.)\w*(?:Url|homepage)$/, 'https://example.com/acme/shop'],
  [/(?:^|\.)(?:\w+_at|timestamp)$/, '2026-01-01T00:00:00Z'],
  [/(?:^|\.)(?:title|message|description|email)$/, 'Fix the build: again'],
];
const PARAM = /\$\(tt\.params\.([\w.-]+)\)/g;

export const eventValueInName = defineRule({
  id: 'event-value-in-name',
  severity: 'warning',
  docs: {
    title: 'A name or a label of what a template makes is a value of the event that does not fit there',
    why: 'The listener takes the event, and the cluster refuses the run: names and labels have letters, digits, "-", "_" and "." only, at most 63. The log of the listener says so, and nothing else does.',
    bad: label("labels: { branch: '$(tt.params.branch)' }"),
    good: label("annotations: { branch: '$(tt.params.branch)' }"),
  },
  messages: {
    unfit: (d: { variable: string; value: string; field: string }) =>
      `${quote(d.field)} gets ${quote(d.variable)} of the event, which is like ${quote(d.value)}: no name and no label may be so`,
  },
  help: {
    unfit:
      'put it into an annotation, or let an overlay of the cel interceptor make a text that fits: body.ref.split("/")[2]',
  },
  visit: ({ report, set, namespace, placeIn }) => ({
    Trigger({ trigger, path }) {
      const template = templateOfTrigger(trigger, set(), namespace());
      if (!template) return;
      const { spec, document } = template;
      const values = valuesForTemplate(trigger, path, set(), namespace());
      const from = document ? 'spec' : `${path}.template.spec`;
      spec.resourcetemplates?.forEach((resource, i) => {
        const { name, generateName, namespace: home, labels } = (resource as Resource | null)?.metadata ?? {};
        eachText({ name, generateName, namespace: home, labels }, '', (text, field) => {
          for (const [variable, param = ''] of text.matchAll(PARAM)) {
            const bound = values.get(param);
            const [expression] = /^\$\(body\.[\w.]+\)$/.exec(bound?.value ?? '') ?? [];
            const value = UNFIT.find(([form]) => form.test(expression?.slice(2, -1) ?? ''))?.[1];
            if (!bound || expression === undefined || value === undefined) continue;
            const at = `${from}.resourcetemplates[${i}].metadata${field}`;
            const data = { variable: expression, value, field: field.slice(1) };
            if (document) {
              const related = [{ note: `it stands in place of ${variable}`, at: placeIn(document, at) }];
              report('unfit', data, { path: bound.path, related });
            } else report('unfit', data, { path: at, text: variable });
          }
        });
      });
    },
  }),
});

interface Resource {
  readonly metadata?: {
    readonly name?: unknown;
    readonly generateName?: unknown;
    readonly namespace?: unknown;
    readonly labels?: unknown;
  };
}
