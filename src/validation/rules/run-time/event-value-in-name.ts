import { bindingExpressions, bindingPath } from '../../../analysis/events/binding-expressions';
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

/** A field of events that fits into no name and no label. */
interface Unfit {
  readonly field: RegExp;
  readonly like: string;
  /** What would fit, as an overlay of the cel interceptor. */
  readonly overlay: string;
}

const UNFIT: readonly Unfit[] = [
  { field: /^body\.(?:ref|base_ref)$/, like: 'refs/heads/main', overlay: "body.ref.split('/')[2]" },
  {
    field: /\.(?:full_name|path_with_namespace)$/,
    like: 'acme/shop',
    overlay: "body.repository.full_name.replace('/', '.')",
  },
  {
    field: /\.(?:(?:\w+_)?url|\w*Url|homepage)$/,
    like: 'https://example.com/acme/shop',
    overlay: 'body.repository.name',
  },
  { field: /\.timestamp$/, like: '2026-01-01T00:00:00Z', overlay: 'body.after.truncate(7)' },
  {
    field: /\.(?:title|message|description|email)$/,
    like: 'Fix the build: again',
    overlay: 'body.after.truncate(7)',
  },
];
const PARAM = /\$\(tt\.params\.([\w.-]+)\)/g;

export const eventValueInName = defineRule({
  id: 'event-value-in-name',
  severity: 'warning',
  docs: {
    title: 'A name or a label of what a template makes is a value of the event that does not fit there',
    why: 'The listener takes the event, and the cluster refuses the run: labels have letters, digits, "-", "_" and "." only, at most 63, and names less. The log of the listener says so, and nothing else does.',
    bad: label("labels: { branch: '$(tt.params.branch)' }"),
    good: label("annotations: { branch: '$(tt.params.branch)' }"),
  },
  messages: {
    unfit: (d: { variable: string; value: string; field: string }) =>
      `${quote(d.field)} gets ${quote(d.variable)} of the event, which is like ${quote(d.value)}: no name or label may look like that`,
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
            const [expression = '', ...others] = bindingExpressions(bound?.value ?? '');
            if (!bound || others.length > 0 || bound.value !== `$(${expression})`) continue;
            const unfit = UNFIT.find((one) => one.field.test(bindingPath(expression)));
            if (!unfit) continue;
            const at = `${from}.resourcetemplates[${i}].metadata${field}`;
            const data = { variable: bound.value, value: unfit.like, field: field.slice(1) };
            const help = `put it into an annotation, or let an overlay of the cel interceptor make a text that fits, as in ${unfit.overlay}`;
            if (document) {
              const related = [{ note: `it stands in place of ${variable}`, at: placeIn(document, at) }];
              report('unfit', data, { path: bound.path, related, help });
            } else report('unfit', data, { path: at, text: variable, help });
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
